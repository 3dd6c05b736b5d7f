import type { MetricSource } from './metric-source';

/** Labels that a scraper gives to what it scrapes of a replica, so that queries find it. */
export function targetLabels(service: string, source: MetricSource): { readonly [label: string]: string } {
  return { llm_service: service, llm_source: source };
}

/** Seconds between two scrapes: a queue grows within seconds. */
export const SCRAPE_SECONDS = 15;

/** Seconds that a limit must be passed for, and in which a replica that does not answer is one that missed a scrape: several scrapes, so that one more or less decides nothing. */
export const WINDOW_SECONDS = 8 * SCRAPE_SECONDS;
