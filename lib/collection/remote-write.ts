import { COLLECTOR_VARIABLES, METRICS_URL } from './collector';
import { SCRAPE_CLOCKS, scrapeJobs, type ScrapeInput } from './scrape-jobs';

/** Where metrics are sent to. */
export interface RemoteWriteInput extends ScrapeInput {
  /** Region of the store, whose requests are signed. */
  readonly region: string;
}

/** One request is under way at a time, unless it falls behind: a few hundred series in 15 seconds. */
const QUEUE = { min_shards: 1, max_shards: 2, capacity: 2500, max_samples_per_send: 1000, batch_send_deadline: '10s' } as const;

/** The configuration of Prometheus as a collector, on one line. What it says of its own scrapes is not sent, but for whether they succeeded. */
export function remoteWriteConfig(input: RemoteWriteInput): string {
  return JSON.stringify({
    // without braces: CloudFormation would take those for a parameter of its own
    global: { ...SCRAPE_CLOCKS, external_labels: { llm_replica: `$${COLLECTOR_VARIABLES.replica}` } },
    scrape_configs: scrapeJobs(input),
    remote_write: [{
      url: METRICS_URL,
      sigv4: { region: input.region },
      queue_config: QUEUE,
      write_relabel_configs: [{ source_labels: ['__name__'], regex: 'scrape_.*', action: 'drop' }],
    }],
  });
}
