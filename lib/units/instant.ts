/** Seconds since 1970 of `YYYY-MM-DDTHH:MM:SSZ`; undefined when it is none. */
export function parseInstant(text: string): number | undefined {
  const milliseconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(milliseconds) || instantText(milliseconds / 1000) !== text ? undefined : milliseconds / 1000;
}

/** Seconds since 1970 as `YYYY-MM-DDTHH:MM:SSZ`. */
export function instantText(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
