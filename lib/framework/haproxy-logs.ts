import { LogStream, type LogForm } from '../logs/log-form';

/** A field of the line that is written for a request: its name, what the proxy puts in, and what that may hold. */
interface LineField {
  readonly name: string;
  readonly value: string;
  readonly kind: string;
  readonly quoted?: boolean;
}

/** Request line, headers, query and body never reach the log: what is logged is ours, or was compared with a list. */
const FIELDS: LineField[] = [
  { name: 'time', value: '%[date]', kind: 'integer' },
  { name: 'id', value: '%[var(txn.id)]', kind: 'request-id', quoted: true },
  { name: 'client', value: '%ci', kind: 'address', quoted: true },
  { name: 'method', value: '%[var(txn.method)]', kind: 'method', quoted: true },
  { name: 'path', value: '%[var(txn.route)]', kind: 'path', quoted: true },
  { name: 'status', value: '%ST', kind: 'integer' },
  { name: 'bytes_in', value: '%U', kind: 'integer' },
  { name: 'bytes_out', value: '%B', kind: 'integer' },
  { name: 'queue_ms', value: '%Tw', kind: 'integer' },
  { name: 'first_byte_ms', value: '%Tr', kind: 'integer' },
  { name: 'total_ms', value: '%Ta', kind: 'integer' },
  { name: 'end', value: '%tsc', kind: 'end', quoted: true },
];

const lineOf = (valueOf: (field: LineField) => string): string =>
  FIELDS.map((field) => `"${field.name}":${field.quoted ? `"${valueOf(field)}"` : valueOf(field)}`).join(',');

/** What the proxy is told to write for a request. */
export const LOG_FORMAT = `{${lineOf(({ value }) => value)}}`;

const pattern = (kinds: { readonly [name: string]: string } = {}): string => `{{${lineOf(({ name, kind }) => `{${name}:${kinds[name] ?? kind}}`)}}}`;

const SOURCE = 'what it is told to write, above; checked with HAProxy itself in test/real/logs';

/** Lines of the guard. */
export const HAPROXY_LOGS: LogForm[] = [
  {
    name: 'refused', stream: LogStream.AUDIT, source: SOURCE, pattern: pattern({ status: '=401' }),
    sample: '{"time":1795654800,"id":"7f3c","client":"10.0.3.7","method":"POST","path":"/v1/chat/completions","status":401,"bytes_in":310,"bytes_out":205,"queue_ms":-1,"first_byte_ms":-1,"total_ms":0,"end":"LR--"}',
  },
  {
    name: 'call', stream: LogStream.API, source: SOURCE, pattern: pattern(),
    sample: '{"time":1795654800,"id":"0f0e7a52-6a0c-4f56-9ad2-6c1f0a3f7d11","client":"10.0.3.7","method":"POST","path":"/v1/chat/completions","status":200,"bytes_in":812,"bytes_out":20480,"queue_ms":0,"first_byte_ms":212,"total_ms":4180,"end":"----"}',
  },
  {
    name: 'level', stream: LogStream.ERRORS, source: 'src/log.c and src/errors.c of HAProxy 3.0; read 2026-11-26 as printed by 2.6',
    pattern: '[{level:=WARNING|ALERT|EMERG}]{padding}({integer}) : {text-follows}{cut}',
    sample: '[ALERT]    (1) : Binding [/guard/haproxy.cfg:21] for frontend api: cannot bind socket (Address already in use) for [:::8080]',
  },
];
