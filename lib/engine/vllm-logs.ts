import { LogStream, type LogForm } from '../logs/log-form';
import { tracebackForms } from './python-logs';

const PERFORMANCE = LogStream.PERFORMANCE;

/** Every line of its own logger: the process, level, moment, file and line. */
const INFO = '{process}INFO {at:day-time} ';

const SOURCE = 'vllm-project/vllm issues #24578, #34495 and PR #20707, noonghunna/club-3090 #16 and #60 (2025-08 to 2026-05); read 2026-11-26';

const ERROR = '{process}{level:=ERROR} {at:day-time} [{file:file}:{line:integer}] ';
const SAMPLE_ERROR = '(EngineCore pid=77) ERROR 05-05 07:35:19 [core.py:1136] ';

/** Lines of vLLM. Access lines of its web server have no form: the guard says the same, and more. */
export const VLLM_LOGS: LogForm[] = [
  {
    name: 'throughput', stream: PERFORMANCE, source: 'vllm/v1/metrics/loggers.py as printed by 0.10 to 0.29 (public logs); read 2026-11-26',
    pattern: `${INFO}[loggers.py:{integer}] {cut}Avg prompt throughput: {prompt_tokens_per_second:number} tokens/s, Avg generation throughput: {output_tokens_per_second:number} tokens/s, `
      + 'Running: {running:integer} reqs, Waiting: {waiting:integer} reqs, GPU KV cache usage: {kv_cache_percent:number}%, Prefix cache hit rate: {prefix_cache_percent:number}%{cut}',
    sample: '(APIServer pid=1) INFO 10-10 01:00:10 [loggers.py:127] Engine 000: Avg prompt throughput: 900.0 tokens/s, Avg generation throughput: 610.4 tokens/s, Running: 3 reqs, Waiting: 1 reqs, GPU KV cache usage: 4.2%, Prefix cache hit rate: 51.0%',
  },
  {
    name: 'weights', stream: PERFORMANCE, source: 'public logs of 2025-06 to 2026-05; read 2026-11-26',
    pattern: `${INFO}[default_loader.py:{integer}] Loading weights took {load_seconds:number} seconds`,
    sample: '(EngineCore pid=196) INFO 04-19 11:23:54 [default_loader.py:384] Loading weights took 24.80 seconds',
  },
  {
    name: 'cache', stream: PERFORMANCE, source: SOURCE,
    pattern: `${INFO}[kv_cache_utils.py:{integer}] GPU KV cache size: {kv_cache_tokens:grouped} tokens`,
    sample: '(EngineCore_0 pid=1399537) INFO 08-19 14:58:40 [kv_cache_utils.py:849] GPU KV cache size: 922,496 tokens',
  },
  {
    name: 'ready', stream: PERFORMANCE, source: SOURCE,
    pattern: `${INFO}[core.py:{integer}] init engine (profile, create kv cache, warmup model) took {start_seconds:number} {=s|seconds}{cut}`,
    sample: '(EngineCore_0 pid=1399537) INFO 08-19 14:58:40 [core.py:215] init engine (profile, create kv cache, warmup model) took 1.06 seconds',
  },
  {
    name: 'start', stream: LogStream.ERRORS, source: 'vllm-project/vllm issue #19415 (2025-07); read 2026-11-26',
    pattern: `${ERROR}{message:=EngineCore failed to start.|AsyncLLM output_handler failed.|EngineCore encountered a fatal error.}`,
    sample: 'ERROR 07-10 14:49:36 [core.py:515] EngineCore failed to start.',
  },
  ...tracebackForms({ name: 'logged', before: ERROR, sampleBefore: SAMPLE_ERROR, source: SOURCE }),
  ...tracebackForms({ name: 'bare', before: '{process}', sampleBefore: '(EngineCore pid=77) ', source: SOURCE }),
  {
    name: 'level', stream: LogStream.ERRORS, source: SOURCE,
    pattern: '{process}{level:=WARNING|ERROR|CRITICAL} {at:day-time} [{file:file}:{line:integer}] {text-follows}{cut}',
    sample: '(APIServer pid=1) WARNING 05-06 04:32:56 [model.py:1449] Default vLLM sampling parameters have been overridden by the model\'s `generation_config.json`.',
  },
];
