import { LogStream, type LogForm } from '../logs/log-form';

const SOURCE = 'public logs of 0.6 to 0.30 (2025-03 to 2026-09); read 2026-11-26';

const WHERE = 'source={file:file}:{line:integer} ';

/** Lines of Ollama. Access lines of its web server have no form: the guard says the same, and more. */
export const OLLAMA_LOGS: LogForm[] = [
  {
    name: 'loaded', stream: LogStream.PERFORMANCE, source: SOURCE,
    pattern: `time={at:date-time} level=INFO ${WHERE}msg="{=llama runner|llama-server} started in {start_seconds:number} seconds"`,
    sample: 'time=2026-05-05T01:51:56.283+08:00 level=INFO source=server.go:1390 msg="llama runner started in 6.76 seconds"',
  },
  {
    name: 'refused', stream: LogStream.ERRORS, source: SOURCE,
    pattern: `time={at:date-time} level=INFO ${WHERE}msg="{message:=Load failed}"{cut}`,
    sample: 'time=2026-09-06T06:02:02.709Z level=INFO source=sched.go:470 msg="Load failed" model=/root/.ollama/models/blobs/sha256-5ee4f07 error="model requires more system memory (1.9 GiB) than is available (1.4 GiB)"',
  },
  {
    name: 'level', stream: LogStream.ERRORS, source: SOURCE,
    pattern: `time={at:date-time} level={level:=WARN|ERROR} ${WHERE}{cut}`,
    sample: 'time=2025-03-21T08:52:33.122+05:30 level=WARN source=types.go:522 msg="invalid option provided" option=tfs_z',
  },
];
