const SECONDS = new Map([['ms', 0.001], ['s', 1], ['m', 60], ['h', 3600], ['d', 86400]]);

/** Seconds of a text such as `1500ms`, `60s`, `10m` or `2h`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,12}(?:\.\d{1,6})?)(ms|s|m|h|d)$/.exec(text) ?? [];
  const factor = SECONDS.get(unit);
  return factor === undefined ? undefined : Number((Number(amount) * factor).toFixed(6));
}

/** Seconds as people say them: `1500 ms`, `45 s`, `12.5 min`, `2.1 h`. */
export function formatSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < 1 && size > 0) return `${rounded(seconds * 1000)} ms`;
  if (size < 120) return `${rounded(seconds)} s`;
  if (size < 7200) return `${rounded(seconds / 60)} min`;
  return `${rounded(seconds / 3600)} h`;
}

/** One decimal where it says something. */
function rounded(value: number): string {
  return String(Number(value.toFixed(1)));
}
