/** What one run of a canary costs in the regions of the United States, USD (two articles on aws.amazon.com prices, read 2026-11-26). */
const USD_PER_RUN = 0.0012;

const MINUTES_PER_MONTH = 730 * 60;

/** What a month of canary runs costs, USD. */
export function canaryUsdPerMonth(everyMinutes: number): number {
  return (MINUTES_PER_MONTH / everyMinutes) * USD_PER_RUN;
}
