/** What one replica shows, in numbers. */
export interface Shown {
  readonly running: number;
  readonly queued: number;
  /** Waiting at the guard. @default 0 */
  readonly held?: number;
  /** @default 0.4 */
  readonly kvUsage?: number;
  /** Answers since the start, those without a failure and those that failed. @default none */
  readonly answers?: { readonly fine: number; readonly failed: number };
}

/** An engine, its version, and the text of its metrics path; the names, labels and number formats are those of facts read 2026-11-22. */
export interface EngineExposition {
  readonly engine: string;
  readonly version: string;
  /** Empty where the engine has no metrics. */
  readonly text: (shown: Shown) => string;
}

const gauge = (name: string, help: string, series: [labels: string, value: string][]): string =>
  [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...series.map(([labels, value]) => `${name}${labels} ${value}`)].join('\n');

/** The Python client writes every value as a float. */
const float = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

const TTFT = (name: string, labels: string): string => [
  `# HELP ${name} Histogram of time to first token in seconds.`, `# TYPE ${name} histogram`,
  `${name}_bucket{le="0.5",${labels}} 90.0`, `${name}_bucket{le="+Inf",${labels}} 100.0`, `${name}_count{${labels}} 100.0`, `${name}_sum{${labels}} 31.5`,
].join('\n');

/** One engine process behind the server, or several that share the load. */
export function vllmText({ running, queued, kvUsage = 0.4 }: Shown, engines = 1): string {
  const each = (value: number): [string, string][] => Array.from({ length: engines }, (_, engine) => [`{engine="${engine}",model_name="chat"}`, float(value / engines)]);
  return [
    gauge('vllm:num_requests_running', 'Number of requests in model execution batches.', each(running)),
    gauge('vllm:num_requests_waiting', 'Number of requests waiting to be processed.', each(queued)),
    gauge('vllm:kv_cache_usage_perc', 'KV-cache usage. 1 means 100 percent usage.', each(kvUsage * engines)),
    '# HELP vllm:prompt_tokens_total Number of prefill tokens processed.', '# TYPE vllm:prompt_tokens_total counter', 'vllm:prompt_tokens_total{engine="0",model_name="chat"} 15000.0',
    TTFT('vllm:time_to_first_token_seconds', 'engine="0",model_name="chat"'), '',
  ].join('\n');
}

const SGLANG_LABELS = 'engine_type="unified",model_name="chat",moe_ep_rank="0",pp_rank="0",tp_rank="0"';

/** With scheduling by priority each priority has a series of its own, and the total has an empty label. */
export function sglangText({ running, queued, kvUsage = 0.4 }: Shown, priorities: readonly number[] = []): string {
  const labels = priorities.length === 0 ? '' : ',priority=""';
  const each = (value: number): [string, string][] => [[`{${SGLANG_LABELS}${labels}}`, float(value)], ...priorities.map((priority): [string, string] => [`{${SGLANG_LABELS},priority="${priority}"}`, float(value / priorities.length)])];
  return [
    gauge('sglang:num_running_reqs', 'The number of running requests.', each(running)),
    gauge('sglang:num_queue_reqs', 'The number of requests in the waiting queue.', each(queued)),
    gauge('sglang:token_usage', 'The token usage.', [[`{${SGLANG_LABELS}${labels}}`, float(kvUsage)]]),
    TTFT('sglang:time_to_first_token_seconds', 'model_name="chat"'), '',
  ].join('\n');
}

const trtllmText = ({ running, queued, kvUsage = 0.4 }: Shown): string => [
  gauge('trtllm_num_requests_running', 'Number of requests running.', [['{engine_type="trtllm",model_name="chat"}', float(running)]]),
  gauge('trtllm_num_requests_waiting', 'Number of requests waiting.', [['{engine_type="trtllm",model_name="chat"}', float(queued)]]),
  gauge('trtllm_kv_cache_utilization', 'KV cache utilization.', [['{engine_type="trtllm",model_name="chat"}', float(kvUsage)]]),
  TTFT('trtllm_time_to_first_token_seconds', 'engine_type="trtllm",model_name="chat"'), '',
].join('\n');

const trtllmLatencies = (): string => `${TTFT('time_to_first_token_seconds', 'engine_type="undefined",model_name="undefined"')}\n`;

const tgiText = ({ running, queued }: Shown): string => ['# TYPE tgi_queue_size gauge', `tgi_queue_size ${queued}`, '# TYPE tgi_batch_current_size gauge', `tgi_batch_current_size ${running}`, ''].join('\n');

/** Every engine and every version in which its metrics differ. */
export const ENGINE_EXPOSITIONS: EngineExposition[] = [
  { engine: 'vllm', version: '0.19.1', text: vllmText },
  { engine: 'vllm', version: '0.33.1', text: vllmText },
  { engine: 'sglang', version: '0.5.18', text: sglangText },
  { engine: 'tensorrt-llm', version: '1.2.1', text: trtllmLatencies },
  { engine: 'tensorrt-llm', version: '1.3.0rc25', text: trtllmText },
  { engine: 'tgi', version: '3.3.7', text: tgiText },
  { engine: 'ollama', version: '0.34.2', text: () => '' },
];

/** The guard's own page: the backends for probes and scrapes have series of their own, which do not count. */
export function guardText({ running, queued, held = 0, answers = { fine: 0, failed: 0 } }: Shown): string {
  return [
    '# HELP haproxy_backend_current_queue Current number of queued requests.', '# TYPE haproxy_backend_current_queue gauge',
    `haproxy_backend_current_queue{proxy="engine"} ${held}`, 'haproxy_backend_current_queue{proxy="engine-health"} 0', 'haproxy_backend_current_queue{proxy="engine-metrics"} 3',
    '# HELP haproxy_backend_http_responses_total Total number of HTTP responses with status by class.', '# TYPE haproxy_backend_http_responses_total counter',
    `haproxy_backend_http_responses_total{proxy="engine",code="2xx"} ${answers.fine}`, `haproxy_backend_http_responses_total{proxy="engine",code="5xx"} ${answers.failed}`,
    'haproxy_backend_http_responses_total{proxy="engine-metrics",code="2xx"} 70', 'haproxy_backend_http_responses_total{proxy="engine-metrics",code="5xx"} 7',
    '# HELP haproxy_server_current_sessions Current number of sessions.', '# TYPE haproxy_server_current_sessions gauge',
    `haproxy_server_current_sessions{proxy="engine",server="local"} ${running + queued}`, 'haproxy_server_current_sessions{proxy="engine-metrics",server="local"} 1', '',
  ].join('\n');
}
