/** A regular expression for the whole numbers from 0 to `limit`, written without sign, fraction, exponent or leading zeros. */
export function atMost(limit: number): string {
  const digits = String(limit);
  const shorter = digits.length > 1 ? [`[1-9][0-9]{0,${digits.length - 2}}`] : [];
  const sameLength = [...digits].flatMap((digit, place) => belowAt(digits, Number(digit), place));
  return `(?:${[...new Set(['0', ...shorter, ...sameLength, digits])].join('|')})`;
}

/** Numbers that agree with the limit before a place, and are smaller there. */
function belowAt(digits: string, digit: number, place: number): string[] {
  const lowest = place === 0 ? 1 : 0;
  if (digit <= lowest) return [];
  const rest = digits.length - place - 1;
  return [`${digits.slice(0, place)}[${lowest}-${digit - 1}]${rest > 0 ? `[0-9]{${rest}}` : ''}`];
}
