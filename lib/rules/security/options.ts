/** One option that a user added, and where. */
export interface AddedOption {
  /** The field that holds it. */
  readonly path: string;

  /** The option without its value: a flag with hyphens, or a variable. */
  readonly name: string;

  /** The value, when it stands in the same word. */
  readonly value?: string;
}

interface Added {
  readonly extraArgs?: string[];
  readonly extraEnv?: { [name: string]: string };
}

/** Every flag and variable that a user added to the engine. */
export function addedOptions({ extraArgs = [], extraEnv = {} }: Added): AddedOption[] {
  const flags = extraArgs.flatMap((arg, index) => (arg.startsWith('-') ? [flagOf(arg, `engine.extraArgs.${index}`)] : []));
  const variables = Object.entries(extraEnv).map(([name, value]) => ({ path: `engine.extraEnv.${name}`, name, value }));
  return [...flags, ...variables];
}

/** True when an added flag or variable is the one that is spelled so, or a part of it (`--x.y` of `--x`). */
export function isSpelled({ name }: AddedOption, spelling: string): boolean {
  const known = withHyphens(spelling);
  return name === known || (known.startsWith('--') && name.startsWith(`${known}.`));
}

/** True when an argument parser may complete an added flag to the one that is spelled so. */
export function mayBecome({ name }: AddedOption, spelling: string): boolean {
  const known = withHyphens(spelling);
  return name.length >= SHORTEST_BEGINNING && name.startsWith('--') && known.startsWith(name) && known !== name;
}

/** Shorter beginnings fit too many flags to mean one. */
const SHORTEST_BEGINNING = 5;

function flagOf(arg: string, path: string): AddedOption {
  const [flag, ...rest] = arg.split('=');
  return { path, name: withHyphens(flag), ...(rest.length > 0 && { value: rest.join('=') }) };
}

/** Parsers take underscores for hyphens in flags; variables keep them. */
function withHyphens(option: string): string {
  return option.startsWith('--') ? option.replaceAll('_', '-') : option;
}
