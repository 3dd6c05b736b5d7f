import { LogStream, type LogForm } from './log-form';

/** Lines of the steps before the engine, which no request reaches (`lib/weights/fetch-weights.sh`, `check-versions.sh`). */
export const TOOL_LOGS: LogForm[] = [
  {
    name: 'refused', stream: LogStream.ERRORS, source: 'lib/weights/*.sh, fail',
    pattern: 'llm-serving-{tool:=fetch|gate}: error {code:code}: {message:text}',
    sample: 'llm-serving-fetch: error DIGEST: model-00001-of-00002.safetensors has another digest than its manifest says',
  },
  {
    name: 'verified', stream: LogStream.AUDIT, source: 'lib/weights/fetch-weights.sh',
    pattern: 'llm-serving-fetch: verified {files:integer} files at {cut}, manifest sha256 {digest:digest}',
    sample: 'llm-serving-fetch: verified 5 files at /models/chat, manifest sha256 9c1e6d3f0f7a4b5c8d2e1f3a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a2b3c',
  },
  {
    name: 'compared', stream: LogStream.AUDIT, source: 'lib/weights/check-versions.sh',
    pattern: 'llm-serving-gate: {objects:integer} objects at {cut} are served in the listed versions, each under Object Lock',
    sample: 'llm-serving-gate: 9 objects at s3://acme-models/chat/ are served in the listed versions, each under Object Lock',
  },
];
