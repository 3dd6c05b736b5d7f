import { LogStream, type LogForm } from '../logs/log-form';
import { tracebackForms } from './python-logs';

/** Its logger writes the moment and the rank, and no level. */
const BEFORE = '[{at:date-time}{ranks}] ';

const SOURCE = 'sgl-project/sglang issues #4407, #5678, #12567 (2025-03 to 2025-11) and docs/advanced_features/hyperparameter_tuning.md; read 2026-11-26';

/** Lines of SGLang. Access lines of its web server have no form: the guard says the same, and more. */
export const SGLANG_LOGS: LogForm[] = [
  {
    name: 'decode', stream: LogStream.PERFORMANCE, source: SOURCE,
    pattern: `${BEFORE}Decode batch{=.|,} #running-req: {running:integer}, #token: {tokens:integer}, token usage: {kv_cache_share:number}, {cut}gen throughput (token/s): {output_tokens_per_second:number}, {cut}#queue-req: {waiting:integer}{cut}`,
    sample: '[2025-09-03 05:49:04 TP0] Decode batch. #running-req: 1, #token: 501, token usage: 0.02, cuda graph: True, gen throughput (token/s): 65.75, #queue-req: 0, ',
  },
  {
    name: 'prefill', stream: LogStream.PERFORMANCE, source: SOURCE,
    pattern: `${BEFORE}Prefill batch{=.|,} #new-seq: {new_requests:integer}, #new-token: {prompt_tokens:integer}, #cached-token: {cached_tokens:integer}, {cut}#running-req: {running:integer}, #queue-req: {waiting:integer}{cut}`,
    sample: '[2025-11-03 18:48:33 TP0] Prefill batch, #new-seq: 1, #new-token: 64, #cached-token: 128, token usage: 0.00, #running-req: 0, #queue-req: 0, ',
  },
  {
    name: 'retracted', stream: LogStream.ERRORS, source: SOURCE,
    pattern: `${BEFORE}{message:=KV cache pool is full. Retract requests.} #retracted_reqs: {retracted:integer}{cut}`,
    sample: '[2026-07-22 01:22:40] KV cache pool is full. Retract requests. #retracted_reqs: 1, #new_token_ratio: 0.1427 -> 0.3414',
  },
  {
    name: 'died', stream: LogStream.ERRORS, source: SOURCE,
    pattern: `${BEFORE}{message:=Scheduler hit an exception|TokenizerManager hit an exception|DetokenizerManager hit an exception}: {cut}`,
    sample: '[2025-11-03 18:48:34 TP7] Scheduler hit an exception: Traceback (most recent call last):',
  },
  {
    name: 'silent', stream: LogStream.ERRORS, source: 'http_server.py of public forks, 2026-09; read 2026-11-26',
    pattern: `${BEFORE}{cut}{message:=Health check failed. Server couldn't get a response from detokenizer for last} {seconds:integer} seconds. {cut}`,
    sample: '[2026-09-08 04:05:00] ERROR: Health check failed. Server couldn\'t get a response from detokenizer for last 20 seconds. tic start time: 04:04:40. last_heartbeat time: 04:00:01',
  },
  ...tracebackForms({ name: 'bare', before: '', sampleBefore: '', source: SOURCE }),
];
