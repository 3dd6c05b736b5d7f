/** What a rendered scaler holds constant, read back: metrics as they are scraped, sorted, and how much of them one replica should have. */
export interface HeldConstant {
  /** Empty when the number of replicas is fixed. */
  readonly signal: string[];
  /** 0 when the number of replicas is fixed. */
  readonly target: number;
}

/** A number that nothing moves. */
export const FIXED: HeldConstant = { signal: [], target: 0 };

/** The gauges that a query of Prometheus adds up. */
export function signalOfQuery(query: string): string[] {
  return [...query.matchAll(/\bsum\(([a-zA-Z_:][a-zA-Z0-9_:]*)\{/g)].map(([, metric]) => metric).sort();
}

/** The gauges that an expression of metric math adds up, under the names that the scrape configuration found them by. */
export function signalOfMath(expression: string, scrapeConfig: string): string[] {
  const { scrape_configs: jobs } = JSON.parse(scrapeConfig) as { scrape_configs: { metric_relabel_configs: { regex: string; replacement?: string }[] }[] };
  const rules = jobs.flatMap(({ metric_relabel_configs }) => metric_relabel_configs);
  const ids: readonly string[] = expression.match(/[a-z_]\w*/g) ?? [];
  return rules.filter(({ replacement }) => replacement !== undefined && ids.includes(replacement)).map(({ regex }) => regex.split(';')[0]).sort();
}
