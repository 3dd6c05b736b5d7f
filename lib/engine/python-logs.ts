import { LogStream, type LogForm } from '../logs/log-form';

/** What stands before the line of a traceback, and a line with it. */
export interface TracebackPlace {
  /** First letters of the names of the forms. */
  readonly name: string;
  /** Pattern of what stands before the line. */
  readonly before: string;
  /** The same in the samples. */
  readonly sampleBefore: string;
  readonly source: string;
}

/** What an exception's message may hold of the accelerator's memory: figures only. */
const OUT_OF_MEMORY = 'CUDA out of memory. Tried to allocate {wanted:number} {unit:=KiB|MiB|GiB}. GPU {device:integer} has a total capacity of {cut}';

/** Lines of a traceback: where it went through, and the kind of the exception. The message is cut, since it may quote a request; so are the lines of source code. */
export function tracebackForms({ name, before, sampleBefore, source }: TracebackPlace): LogForm[] {
  const stream = LogStream.ERRORS;
  return [
    {
      name: `${name}memory`, stream, source,
      pattern: `${before}{exception:=torch.OutOfMemoryError|torch.cuda.OutOfMemoryError}: ${OUT_OF_MEMORY}`,
      sample: `${sampleBefore}torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 50.00 MiB. GPU 0 has a total capacity of 23.56 GiB of which 21.75 MiB is free.`,
    },
    {
      name: `${name}frame`, stream, source,
      pattern: `${before}  File "{source_path:source-path}", line {source_line:integer}, in {function:function}`,
      sample: `${sampleBefore}  File "/usr/local/lib/python3.12/dist-packages/torch/_ops.py", line 1269, in __call__`,
    },
    {
      name: `${name}exception`, stream, source,
      pattern: `${before}{exception:exception}: {cut}`,
      sample: `${sampleBefore}RuntimeError: CUDA driver error: out of memory`,
    },
  ];
}
