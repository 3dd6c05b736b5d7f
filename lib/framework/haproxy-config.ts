import { RETRY_AFTER_SECONDS, type GuardOptions } from './guard';
import { apiFrontend, DRAIN_CONDITIONS } from './haproxy-api';
import { allConnections, bufferBytes, REWRITE_BYTES } from './haproxy-memory';
import { PROGRESS_SCRIPT } from './haproxy-progress';
import { bodyOf, onError, REFUSALS, refusalsOf } from './haproxy-refusal';

/** Paths and header of the admin port. */
export const ADMIN = { liveness: '/guard/alive', metrics: '/metrics', engineMetrics: '/engine/metrics', drain: '/guard/drain', header: 'X-Guard-Control' } as const;

/** File of the key reader, beside the configuration. */
export const KEYS_SCRIPT = 'keys.lua';

/** File of the watch over the engine, beside the configuration. */
export const HEALTH_SCRIPT = 'health.lua';

/** The CloudWatch agent finds no type of a renamed counter in the other format, where its name lacks `_total` (metrics_type_handler.go @ c95b4fcdfb), and drops it. */
const PLAIN_TEXT = '  http-request set-header Accept text/plain';

/** Seconds that the headers of a request may take to arrive: until then anybody holds a buffer. */
const HEADER_SECONDS = 5;

/** The proxy's configuration. It writes no file, opens no control socket, and holds no secret. */
export function haproxyConfig(options: GuardOptions): string {
  const sections = [global(options), defaults(options), apiFrontend(options), adminFrontend(options), ...backends(options)];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** Seconds a request may wait for a place: the load balancer bears the silence of the queue and of the engine together. */
export function queueSeconds({ idle }: GuardOptions): number {
  return Math.max(1, Math.min(30, idle.loadBalancerSeconds - idle.longestSilenceSeconds - 1));
}

// one thread: the places are counted exactly, and a replica's few hundred streams need no second one
function global(options: GuardOptions): string[] {
  return [
    'global',
    '  log stdout format raw local0',
    '  nbthread 1',
    `  maxconn ${allConnections(options)}`,
    `  tune.bufsize ${bufferBytes(options.maxBodyBytes)}`,
    `  tune.maxrewrite ${REWRITE_BYTES}`,
    `  hard-stop-after ${options.drain.generationSeconds}s`,
    ...(options.keysPath === undefined ? [] : [`  lua-load ${options.configPath}/${KEYS_SCRIPT}`]),
    ...(options.healthBody === undefined ? [] : [`  lua-load ${options.configPath}/${HEALTH_SCRIPT}`]),
    ...(options.progress === undefined ? [] : [`  lua-load ${options.configPath}/${PROGRESS_SCRIPT}`]),
  ];
}

function defaults(options: GuardOptions): string[] {
  const { idle } = options;
  return [
    'defaults',
    '  mode http',
    '  option dontlognull',
    '  option http-server-close',
    '  option abortonclose',
    '  http-reuse never',
    '  retries 0',
    '  timeout connect 5s',
    // up to 2.6 an idle connection also ends with this one, so it may not be the shorter
    `  timeout client ${Math.max(idle.guardSeconds, idle.guardKeepAliveSeconds)}s`,
    `  timeout server ${idle.guardSeconds}s`,
    `  timeout queue ${queueSeconds(options)}s`,
    `  timeout http-request ${HEADER_SECONDS}s`,
    `  timeout http-keep-alive ${idle.guardKeepAliveSeconds}s`,
    ...[REFUSALS.badRequest, REFUSALS.slowRequest, REFUSALS.internal, REFUSALS.badAnswer, refusalsOf(options).engineDown, REFUSALS.silentEngine].map((refusal) => `  ${onError(refusal)}`),
  ];
}

function adminFrontend({ adminPort, endpoints, drain }: GuardOptions): string[] {
  const scrape = endpoints.metricsPath === undefined ? [] : [`  acl scrape path ${ADMIN.engineMetrics}`];
  const unlessScrape = scrape.length === 0 ? '' : ' unless scrape { method GET }';
  return [
    'frontend admin',
    `  bind *:${adminPort} proto h1`,
    ...DRAIN_CONDITIONS.map((line) => `  ${line}`),
    // the header keeps out an engine that can be talked into fetching a URL from its own host
    `  acl drain_asked path ${ADMIN.drain}`,
    '  acl from_here src 127.0.0.0/8',
    `  acl meant req.fhdr(${ADMIN.header}) -m str drain`,
    ...scrape,
    `  http-request return status 200 content-type text/plain string alive if { path ${ADMIN.liveness} } { method GET }`,
    `  http-request use-service prometheus-exporter if { path ${ADMIN.metrics} } { method GET }`,
    `  http-request set-var(proc.refuse_at) date(${drain.deregistrationSeconds}) if drain_asked { method POST } from_here meant !draining`,
    '  http-request return status 202 content-type text/plain string draining if drain_asked { method POST } from_here meant',
    `  http-request return status 404 content-type application/json string '${bodyOf(REFUSALS.unknownPath)}'${unlessScrape}`,
    ...(scrape.length === 0 ? [] : ['  default_backend engine-metrics']),
  ];
}

/** Probes and scrapes have their own ways to the engine: they neither wait nor count. */
function backends(options: GuardOptions): string[][] {
  const server = `  server local ${options.engineHost}:${options.enginePort}`;
  const { metricsPath } = options.endpoints;
  return [
    [
      'backend engine',
      // a request that waited in vain never got a server: that is our fullness, not the engine's failure
      `  http-after-response set-header Retry-After ${options.fullRetrySeconds ?? RETRY_AFTER_SECONDS} if { status 503 } !{ srv_id -m found }`,
      '  http-after-response set-status 429 if { status 503 } !{ srv_id -m found }',
      `${server} maxconn ${options.admittedRequests}`,
    ],
    ...(options.healthBody === undefined ? [['backend engine-health', '  timeout server 10s', server]] : []),
    ...(metricsPath === undefined ? [] : [['backend engine-metrics', '  timeout server 10s', `  http-request set-path ${metricsPath}`, PLAIN_TEXT, '  http-after-response del-header Server', server]]),
  ];
}
