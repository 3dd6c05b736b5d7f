import type { ConfigSection } from './fluent-bit';
import type { LogStream } from './log-form';

/** How often a batch is sent again before it is given up. */
const RETRIES = '5';

/** Memory that waits for a destination that does not answer; then the oldest batches are dropped. */
export const INPUT_LIMIT = '16M';

/** Where a collector on AWS brings records: one log group, whose streams are named after the stream and the replica. Both are variables of the collector. */
export function cloudWatchOutput(stream: LogStream, replica: string): ConfigSection {
  return {
    kind: 'OUTPUT',
    settings: [
      ['Name', 'cloudwatch_logs'], ['Match', `${stream}.*`], ['region', '${LLM_REGION}'], ['log_group_name', '${LLM_LOG_GROUP}'],
      ['log_stream_name', `${stream}/${replica}`], ['auto_create_group', 'false'], ['Retry_Limit', RETRIES],
    ],
  };
}

/** Address of a place that keeps logs. */
export interface LogAddress {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** Loki: the stream and the service are labels, everything else stands in the line. */
export function lokiOutput(stream: LogStream, service: string, address: LogAddress): ConfigSection {
  return {
    kind: 'OUTPUT',
    settings: [
      ['Name', 'loki'], ['Match', `${stream}.*`], ...reached(address),
      ['labels', `job=llm-serving, service=${service}, stream=${stream}`], ['line_format', 'json'], ['Retry_Limit', RETRIES],
    ],
  };
}

/** OpenSearch: an index for each stream and day. */
export function openSearchOutput(stream: LogStream, address: LogAddress): ConfigSection {
  return {
    kind: 'OUTPUT',
    settings: [
      ['Name', 'opensearch'], ['Match', `${stream}.*`], ...reached(address),
      ['Logstash_Format', 'On'], ['Logstash_Prefix', `llm-serving-${stream}`], ['Suppress_Type_Name', 'On'], ['Retry_Limit', RETRIES],
    ],
  };
}

function reached({ host, port, tls }: LogAddress): [string, string][] {
  return [['Host', host], ['Port', String(port)], ['tls', tls ? 'On' : 'Off']];
}
