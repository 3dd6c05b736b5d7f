/** Longest value that a message repeats. */
const LONGEST_SHOWN = 60;

/** The value as a message repeats it; only the beginning of a long one is written at all. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? `'${value.slice(0, LONGEST_SHOWN + 1)}'` : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
