import { nearest } from '../units/nearest';
import { formatFacts, isSameFormat } from '../model/weight-formats';
import { Conversion, type Unsupported } from './engine';

/** How a weight format is told to an engine, and what it needs of a device. */
export interface FormatRow {
  /** Value of the engine's option; absent when it must be left to the checkpoint. */
  readonly flag?: string;

  /** Lowest compute capability. */
  readonly from?: number;

  /** First compute capability that lost it. */
  readonly below?: number;

  /** Why it is never taken. @default - it is */
  readonly refused?: string;

  /** The nearest thing, when the device or the version lacks it. */
  readonly instead: string;
}

/** What a format table is made of. */
export interface FormatTableProps {
  /** The engine, as people write it. */
  readonly engine: string;

  /** Formats by the names that mean the same for every engine. */
  readonly rows: { readonly [format: string]: FormatRow };

  /** Values of the engine's own option that are passed on as they are. */
  readonly ownNames: readonly string[];

  /** Formats without quantisation: nothing to tell. */
  readonly plain: readonly string[];

  /** Formats that it makes of 16-bit files while it loads them. */
  readonly online: readonly string[];

  /** True when it ends at start where the files are quantised in another way than it is told. */
  readonly endsOnOther: boolean;

  /** What to do about a format that nobody knows. */
  readonly otherwise: string;
}

/** The version and the device that a format is asked of. */
export interface FormatWish {
  readonly version: string;
  readonly computeCapability?: number;
  /** Formats that left the engine, and when. @default - none did */
  readonly removed?: { readonly [format: string]: string };
}

/** What to do where an engine reads the format itself. */
export const LEAVE_OUT = 'leave it out: the engine reads the format from the checkpoint';

/** Names of unquantised weights. */
export const PLAIN_FORMATS = ['bf16', 'fp16', 'fp32', 'bfloat16', 'float16', 'float32'];

/** What formats are made of while loading. */
const HALVES = ['bfloat16', 'float16'];

/** The weight formats of an engine. */
export class FormatTable {
  public constructor(private readonly props: FormatTableProps) {}

  /** The value of the engine's option, or nothing when the checkpoint says it. */
  public flagOf(format: string): string | undefined {
    if (this.props.plain.includes(format)) return undefined;
    return this.has(format) ? this.props.rows[format].flag : format;
  }

  /** What stands between a format and this version on this device. */
  public unsupported(format: string, { version, computeCapability, removed = {} }: FormatWish): Unsupported[] {
    const { engine, rows, ownNames, plain } = this.props;
    const asked = { what: `${format} weights`, field: 'model.quantization' };
    if (Object.hasOwn(removed, format)) {
      return [{ ...asked, reason: `${engine} ${version} has no ${format} loader: it became a plugin in ${removed[format]}`, instead: rows[format].instead }];
    }
    if (ownNames.includes(format) || plain.includes(format)) return [];
    if (this.has(format)) return beyondDevice(rows[format], computeCapability).map((limit) => ({ ...asked, ...limit }));
    const close = nearest(format, [...Object.keys(rows), ...ownNames]);
    return [{ ...asked, reason: `${engine} ${version} knows no weight format '${format}'`, instead: close.length > 0 ? close.join(' or ') : this.props.otherwise }];
  }

  /** Whether files of one format can be served in another one. */
  public conversion(files: string, served: string): Conversion {
    const { plain, online, endsOnOther } = this.props;
    if (isSameFormat(files, served) || (plain.includes(files) && plain.includes(served))) return Conversion.NONE;
    if (!this.isTold(served)) return Conversion.NEVER;
    if (!plain.includes(files)) return endsOnOther ? Conversion.NEVER : Conversion.UNKNOWN;
    return online.includes(served) && HALVES.some((half) => isSameFormat(half, files)) ? Conversion.WHILE_LOADING : Conversion.UNKNOWN;
  }

  /** False where nothing but the files can say the format: another name for such a layout chooses a kernel. */
  private isTold(format: string): boolean {
    const { online, ownNames, rows } = this.props;
    if (online.includes(format)) return true;
    const layout = formatFacts(format)?.name ?? format;
    return this.has(layout) ? rows[layout].flag !== undefined : ownNames.includes(format);
  }

  private has(format: string): boolean {
    return Object.hasOwn(this.props.rows, format);
  }
}

function beyondDevice({ from, below, refused, instead }: FormatRow, computeCapability?: number): Pick<Unsupported, 'reason' | 'instead'>[] {
  if (refused !== undefined) return [{ reason: refused, instead }];
  if (computeCapability === undefined) return [];
  if (from !== undefined && computeCapability < from) {
    return [{ reason: `needs compute capability ${from.toFixed(1)} or newer, the device has ${computeCapability.toFixed(1)}`, instead }];
  }
  if (below !== undefined && computeCapability >= below) {
    return [{ reason: `has no kernel from compute capability ${below.toFixed(1)} on, the device has ${computeCapability.toFixed(1)}`, instead }];
  }
  return [];
}
