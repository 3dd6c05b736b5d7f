const FACTORS: { readonly [unit: string]: number } = {
  '': 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40,
};

/** A quantity as Kubernetes writes it, such as `8Gi`, `500m` or `0.5`; nothing when it is none. */
export function quantityOf(text: string | undefined): number | undefined {
  const [, number, unit] = /^([0-9]+(?:\.[0-9]+)?)(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/.exec(text ?? '') ?? [];
  return number === undefined ? undefined : Number(number) * FACTORS[unit ?? ''];
}

/** A count or percentage of a total, such as `1` or `25%`, in whole numbers. */
export function shareOf(text: string | undefined, total: number, round: (value: number) => number): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  return /^\d+%$/.test(text) ? round((Number(text.slice(0, -1)) / 100) * total) : undefined;
}

const SECONDS: { readonly [unit: string]: number } = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Seconds of a duration as the Gateway API writes it (`1h30m`, `500ms`); nothing when it is none. */
export function secondsOf(text: string): number | undefined {
  if (!/^(\d{1,5}(h|m|s|ms)){1,4}$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)(ms|h|m|s)/g)].reduce((sum, [, number, unit]) => sum + Number(number) * SECONDS[unit], 0);
}
