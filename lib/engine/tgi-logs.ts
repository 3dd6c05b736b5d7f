import { LogStream, type LogForm } from '../logs/log-form';

const SOURCE = 'meta-llama/llama-stack distributions/tgi, huggingface/text-generation-inference #3203 (2024-10 to 2025-05); read 2026-11-26';

/** Lines of TGI. What it says of a request stands in a span before its own words: the figures are taken out of it, the rest is cut. */
export const TGI_LOGS: LogForm[] = [
  {
    name: 'answered', stream: LogStream.PERFORMANCE, source: 'triton-inference-server/server #7395 (2024-07) quotes the line, the moment before it as in #3203; read 2026-11-26',
    pattern: '{at:date-time}{padding}INFO {cut} total_time="{total_time:duration}" validation_time="{validation_time:duration}" queue_time="{queue_time:duration}" inference_time="{inference_time:duration}" time_per_token="{time_per_token:duration}" seed={cut}: Success',
    sample: '2024-07-01T09:00:00.810397Z  INFO generate{parameters=GenerateParameters { best_of: None, max_new_tokens: Some(512), stop: ["//", "[Response]"], grammar: None } total_time="357.867572ms" validation_time="1.96844ms" queue_time="49.382µs" inference_time="355.849981ms" time_per_token="14.827082ms" seed="None"}: text_generation_router::server: router/src/server.rs:309: Success',
  },
  {
    name: 'own', stream: LogStream.ERRORS, source: SOURCE,
    pattern: '{at:date-time}{padding}{level:=WARN|ERROR} {module:module}: {file:file}:{line:integer}: {cut}',
    sample: '2024-10-15T18:56:33.810448Z  WARN text_generation_router::server: router/src/server.rs:1960: Invalid hostname, defaulting to 0.0.0.0',
  },
  {
    name: 'level', stream: LogStream.ERRORS, source: 'the same with a span, whose form was read at DEBUG in #3203; read 2026-11-26',
    pattern: '{at:date-time}{padding}{level:=WARN|ERROR} {text-follows}{cut}',
    sample: '2025-05-01T01:31:14.787487Z ERROR generate{parameters=GenerateParameters { best_of: None }}: text_generation_router::infer: router/src/infer/mod.rs:105: Request failed during generation: Server error: out of memory',
  },
];
