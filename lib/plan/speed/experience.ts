import { residualOf, type Quantity } from './anchors';
import packed from './learned-experience.json';
import type { Likeness, Residual } from './kriging';

/** Log errors of the formula at known points. */
export interface Experience {
  readonly residuals: { readonly [quantity in Quantity]: readonly Residual[] };
  /** Models, devices and engines that were measured together. */
  readonly cells: ReadonlySet<string>;
  /** Those that the user measured. */
  readonly ownCells: ReadonlySet<string>;
}

/** Points with the log errors that are known there: drawn from the bundled measurements by `npm run generate`, as that takes longer than a plan. */
const POINTS = packed as { readonly likeness: Likeness; readonly errors: { readonly [quantity in Quantity]?: number } }[];

let bundled: Experience | undefined;

/** What the measurements that come with the library teach. */
export function bundledExperience(): Experience {
  bundled ??= {
    residuals: { tpot: residualsOf('tpot'), ttft: residualsOf('ttft'), load: residualsOf('load'), maximum: residualsOf('maximum') },
    cells: new Set(POINTS.map(({ likeness }) => cellOf(likeness))),
    ownCells: new Set(),
  };
  return bundled;
}

function residualsOf(quantity: Quantity): Residual[] {
  return POINTS.flatMap(({ likeness, errors }) => {
    const error = errors[quantity];
    return error === undefined ? [] : [residualOf(likeness, error)];
  });
}

/** A model, device and engine together. */
export function cellOf({ architecture, accelerator, engine }: Likeness): string {
  return [architecture, accelerator, engine].join('|');
}
