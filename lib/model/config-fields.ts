/** Why a `config.json` cannot be used, or cannot be used in full. */
export interface ConfigProblem {
  /** The field, or an empty text for the whole file. */
  readonly field: string;

  /** What is wrong with it, with the value. */
  readonly message: string;

  /** What to do about it. */
  readonly remedy: string;
}

/** What to do when a model is built in a way that no formula covers. */
export const GIVE_FACTS = 'state what is known of the model in `model.facts`';

/** The largest number that any width, count or context of a model can be. */
const LARGEST = 1e9;

const MEND = 'correct the file, or state what is known of the model in `model.facts`';

/** Reads fields of an object that nobody has checked, and remembers what was wrong with them. A null counts as absent. */
export class ConfigFields {
  private readonly found: ConfigProblem[] = [];

  public constructor(private readonly values: { readonly [field: string]: unknown }) {}

  /** Everything that was wrong so far. */
  public get problems(): ConfigProblem[] {
    return [...this.found];
  }

  /** Notes a problem. */
  public refuse(field: string, message: string, remedy = MEND): undefined {
    if (!this.found.some((problem) => problem.field === field)) this.found.push({ field, message, remedy });
    return undefined;
  }

  public has(field: string): boolean {
    return this.raw(field) !== undefined;
  }

  /** The value as it stands; undefined where it is absent or null. */
  public raw(field: string): unknown {
    return Object.hasOwn(this.values, field) ? this.values[field] ?? undefined : undefined;
  }

  /** A whole number of at least one, under the first of the names that is there. */
  public count(...names: string[]): number {
    return this.optionalCount(...names) ?? this.missing(names[0]);
  }

  /** The same, where it may be absent or zero. */
  public optionalCount(...names: string[]): number | undefined {
    const name = names.find((candidate) => this.has(candidate));
    if (name === undefined) return undefined;
    const value = this.raw(name);
    if (value === 0) return undefined;
    if (Number.isInteger(value) && (value as number) > 0 && (value as number) <= LARGEST) return value as number;
    this.refuse(name, `is ${shown(value)}, expected a whole number from 1 to ${LARGEST}`);
    return undefined;
  }

  /** True or false; undefined where it is absent. */
  public flag(field: string): boolean | undefined {
    const value = this.raw(field);
    if (value === undefined || typeof value === 'boolean') return value;
    return this.refuse(field, `is ${shown(value)}, expected true or false`);
  }

  /** A text; undefined where it is absent. */
  public text(field: string): string | undefined {
    const value = this.raw(field);
    if (value === undefined || typeof value === 'string') return value;
    return this.refuse(field, `is ${shown(value)}, expected a text`);
  }

  /** A list; undefined where it is absent. */
  public list(field: string): unknown[] | undefined {
    const value = this.raw(field);
    if (value === undefined || Array.isArray(value)) return value;
    return this.refuse(field, `is ${shown(value)}, expected a list`);
  }

  /** The fields of an object; undefined where it is absent. */
  public object(field: string): ConfigFields | undefined {
    const value = this.raw(field);
    if (value === undefined) return undefined;
    if (isObject(value)) return new ConfigFields(value);
    return this.refuse(field, `is ${shown(value)}, expected an object`);
  }

  /** Stands in for a number that is not there, so that one reading finds every problem. */
  private missing(field: string): number {
    this.refuse(field, 'is missing');
    return 1;
  }
}

/** True for a JSON object, which a list is not. */
export function isObject(value: unknown): value is { [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a person may see it in a sentence. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
