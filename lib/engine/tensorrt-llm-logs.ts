import { LogStream, type LogForm } from '../logs/log-form';
import { tracebackForms } from './python-logs';

const BEFORE = '[{at:us-date-time}] [TRT-LLM] ';

/** Lines of TensorRT-LLM. Steps are written only where its iteration log is switched on. */
export const TENSORRT_LLM_LOGS: LogForm[] = [
  {
    name: 'step', stream: LogStream.PERFORMANCE, source: 'py_executor.py as quoted in public parsers of its iteration log (2026-01, 2026-08); read 2026-11-26',
    pattern: `${BEFORE}{cut}iter = {iteration:integer}, {cut}host_step_time = {step_ms:number}ms, {cut}'num_ctx_tokens': {prompt_tokens:integer}, 'num_generation_tokens': {output_tokens:integer}{cut}`,
    sample: "[01/16/2026-06:20:17] [TRT-LLM] [RANK 0] [I] iter = 5559, host_step_time = 50.5ms, num_scheduled_requests: 3, states = {'num_ctx_requests': 2, 'num_ctx_tokens': 16384, 'num_generation_tokens': 0}",
  },
  ...tracebackForms({ name: 'bare', before: '', sampleBefore: '', source: 'the form of CPython 3.12' }),
  {
    name: 'level', stream: LogStream.ERRORS, source: 'tensorrt_llm/logger.py as printed by 0.10 to 1.3 (public logs; a warning line was not seen, UNVERIFIED); read 2026-11-26',
    pattern: `${BEFORE}{cut}[{level:=W|E|F}] {text-follows}{cut}`,
    sample: '[10/28/2024-15:03:14] [TRT-LLM] [RANK 0] [E] Failed to initialize executor on rank 0',
  },
];
