/** Bytes of one GiB. */
export const GIB = 2 ** 30;

/** Bytes of one MiB. */
export const MIB = 2 ** 20;

const BYTES = new Map([
  ['B', 1],
  ['KB', 1e3], ['MB', 1e6], ['GB', 1e9], ['TB', 1e12],
  ['KiB', 2 ** 10], ['MiB', MIB], ['GiB', GIB], ['TiB', 2 ** 40],
]);

/** Bytes of a text such as `8MiB`, `1GB` or `512KiB`; undefined when it is none. */
export function parseSize(text: string): number | undefined {
  const [, amount, unit] = /^(\d{1,15}(?:\.\d{1,6})?)([KMGT]?i?B)$/.exec(text) ?? [];
  const factor = BYTES.get(unit);
  if (factor === undefined) return undefined;
  const bytes = Math.round(Number(amount) * factor);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Bytes with the largest binary unit that keeps the number at 1 or more: `512 KiB`, `8 MiB`, `1.5 GiB`. */
export function formatSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, Math.abs(bytes))) / 10));
  return `${Number((bytes / 1024 ** step).toFixed(2))} ${units[step]}`;
}
