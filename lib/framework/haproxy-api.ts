import { bodyPattern } from './body-pattern';
import type { GuardOptions } from './guard';
import { LOG_FORMAT } from './haproxy-logs';
import { apiConnections, MAX_HEADER_BYTES, workingConnections } from './haproxy-memory';
import { openPaths, type OpenPaths } from './haproxy-paths';
import { REFUSALS, refusalsOf, refuse } from './haproxy-refusal';

/** Seconds that a body may take to arrive. */
const BODY_SECONDS = 30;

/** Headers that callers send and the engine never sees: secrets, and words that change how it reads a message or who it thinks is calling. */
const STRIPPED = [
  'authorization', 'proxy-authorization', 'cookie', 'upgrade', 'http2-settings', 'te', 'trailer', 'expect', 'forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host',
  // who logged in at the load balancer, and their tokens (ALB user guide, "Authenticate users")
  'x-amzn-oidc-accesstoken', 'x-amzn-oidc-identity', 'x-amzn-oidc-data',
];

/** The frontend that callers reach: each rule stands where what it needs is known, and the cheapest come first. */
export function apiFrontend(options: GuardOptions): string[] {
  const paths = openPaths(options.endpoints);
  return [
    'frontend api',
    `  bind *:${options.port} proto h1`,
    `  maxconn ${apiConnections(options)}`,
    '  log global',
    `  log-format '${LOG_FORMAT}'`,
    ...identity().map(indent),
    ...routing(paths).map(indent),
    ...admission(options).map(indent),
    ...bodyChecks(options).map(indent),
    ...health(options).map(indent),
    ...places(options).map(indent),
    ...answers(options).map(indent),
  ];
}

/** Condition names that both frontends share: the drain is in progress, and new requests are refused. */
export const DRAIN_CONDITIONS = [
  'acl draining var(proc.refuse_at) -m found',
  'acl draining stopping',
  'acl refusing date,sub(proc.refuse_at) ge 0',
  'acl refusing stopping',
];

function identity(): string[] {
  return [
    'http-request set-var(txn.id) req.fhdr(x-request-id,-1)',
    "http-request set-var(txn.id) uuid() unless { var(txn.id) -m reg '^[A-Za-z0-9._-]{1,128}$' }",
    'http-request set-header X-Request-Id %[var(txn.id)]',
  ];
}

/** Exact paths only: whatever is written otherwise is another path, so no trick needs to be known by name. */
function routing({ get, post, health }: OpenPaths): string[] {
  const list = (name: string, of: string[]): string[] => (of.length === 0 ? [] : [`acl ${name} path -m str ${of.join(' ')}`]);
  const known = [...(get.length > 0 ? ['get_path'] : []), ...(post.length > 0 ? ['post_path'] : [])];
  return [
    ...list('health_path', health),
    ...list('get_path', get),
    ...list('post_path', post),
    'acl plain_url url -m beg /',
    'acl read method GET',
    'acl write method POST',
    ...DRAIN_CONDITIONS,
    'http-request set-log-level silent if health_path plain_url read',
    refuse(REFUSALS.unknownPath, 'unless plain_url'),
    refuse(REFUSALS.unknownPath, `if !health_path${known.map((name) => ` !${name}`).join('')}`),
    ...[...known, 'health_path'].map((name) => `http-request set-var(txn.route) path if ${name}`),
    refuse(REFUSALS.wrongMethod, 'if !read !write'),
    refuse(REFUSALS.wrongMethod, 'if health_path !read'),
    ...(get.length > 0 ? [refuse(REFUSALS.wrongMethod, 'if get_path !read')] : []),
    ...(post.length > 0 ? [refuse(REFUSALS.wrongMethod, 'if post_path !write')] : []),
    'http-request set-var(txn.method) method',
    refuse(REFUSALS.largeHeaders, `if { req.hdrs,length gt ${MAX_HEADER_BYTES} }`),
    refuse(REFUSALS.unexpectedBody, 'if read { req.body_size gt 0 } or read { req.fhdr(transfer-encoding) -m found }'),
  ];
}

function admission({ keysPath }: GuardOptions): string[] {
  return [
    refuse(REFUSALS.draining, 'if !health_path refusing'),
    ...(keysPath === undefined ? [] : [refuse(REFUSALS.noKey, 'if !health_path !{ lua.key_is_live -m bool }')]),
  ];
}

/** The body is waited for only now, so that a stranger cannot fill the memory with it. */
function bodyChecks({ maxBodyBytes, maxOutputTokens, endpoints }: GuardOptions): string[] {
  const pattern = bodyPattern({ refusedFields: endpoints.refusedBodyFields, tokenFields: endpoints.outputTokenFields, costFields: endpoints.costFields, maxOutputTokens });
  return [
    `acl too_large req.body_size gt ${maxBodyBytes}`,
    `acl too_large req.body_len gt ${maxBodyBytes}`,
    refuse(REFUSALS.notJson, "if write !{ req.fhdr(content-type) -m reg -i '^application/json[ \\t]*(;[ \\t]*charset=\"?utf-8\"?[ \\t]*)?$' }"),
    refuse(REFUSALS.notJson, 'if write !{ req.fhdr_cnt(content-type) eq 1 }'),
    refuse(REFUSALS.notJson, 'if write { req.fhdr(content-encoding) -m found }'),
    refuse(REFUSALS.largeBody, 'if write too_large'),
    `http-request wait-for-body time ${BODY_SECONDS}s if write`,
    refuse(REFUSALS.largeBody, 'if write too_large'),
    // text ends at the first zero byte here, and so would the check: UTF-16 is full of them
    'http-request set-var(txn.body_len) req.body_len if write',
    refuse(REFUSALS.bodyField, 'if write !{ req.body,length,sub(txn.body_len) eq 0 }'),
    refuse(REFUSALS.bodyField, `if write !{ req.body -m reg '${pattern}' }`),
  ];
}

/** An engine that hangs answers its health paths all the same; where these do not tell anything, what became of the last request for a token does. */
function health(options: GuardOptions): string[] {
  const { healthBody, progress } = options;
  const frozen = progress === undefined ? [] : [refuse(REFUSALS.frozen, 'if health_path { lua.engine_frozen -m bool }')];
  if (healthBody === undefined) return frozen;
  return [
    ...frozen,
    'http-request return status 200 content-type text/plain string generates if health_path { lua.engine_generates -m bool }',
    refuse(refusalsOf(options).engineDown, 'if health_path'),
  ];
}

function places(options: GuardOptions): string[] {
  const { admittedRequests, queuedRequests, engineHost, enginePort, healthBody } = options;
  return [
    refuse(refusalsOf(options).full, `if !health_path { srv_conn(engine/local) ge ${admittedRequests} } { queue(engine) ge ${queuedRequests} }`),
    ...STRIPPED.map((name) => `http-request del-header ${name}`),
    `http-request set-header Host ${engineHost}:${enginePort}`,
    'http-request set-uri %[path]',
    ...(healthBody === undefined ? ['use_backend engine-health if health_path'] : []),
    'default_backend engine',
  ];
}

function answers(options: GuardOptions): string[] {
  return [
    'http-after-response set-header X-Request-Id %[var(txn.id)]',
    'http-after-response del-header Server',
    'http-after-response del-header X-Powered-By',
    'http-after-response del-header Via',
    'http-after-response set-header Connection close if draining',
    // idle connections may not take the ones that probes and refusals need
    `http-after-response set-header Connection close if { fe_conn ge ${workingConnections(options)} }`,
  ];
}

function indent(line: string): string {
  return `  ${line}`;
}
