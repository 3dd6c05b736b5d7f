/** Longest value that a sentence repeats. */
const LONGEST_SHOWN = 80;

/** A value as text, cut where it is long. */
export function shown(value: unknown): string {
  return cut(value === undefined ? 'nothing' : JSON.stringify(value));
}

/** A text, cut where it is long. */
export const cut = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

/** The place of a change inside its patch. */
export const placeOf = (path: string): string => (path === '' ? 'merge' : `merge.${path}`);
