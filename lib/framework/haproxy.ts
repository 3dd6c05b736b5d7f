import { LlmServingError } from '../error';
import { printableLine } from '../units/printable';
import { RETRY_AFTER_SECONDS, type GuardOptions, type IGuard } from './guard';
import { ADMIN, haproxyConfig, HEALTH_SCRIPT, KEYS_SCRIPT } from './haproxy-config';
import { HAPROXY_LOGS } from './haproxy-logs';
import { REFUSALS } from './haproxy-refusal';
import { memoryMiB } from './haproxy-memory';
import { PROGRESS_SCRIPT, progressScript } from './haproxy-progress';
import { CONFIG_FILE, drainScript, healthScript, keysScript, startScript } from './haproxy-scripts';

/** Largest body that may be asked for: every request that is read or waits holds it in memory. */
const LARGEST_BODY_BYTES = 64 * 2 ** 20;

/** Characters of a folder or host that mean nothing else to the proxy or the shell. */
const PLAIN = /^[A-Za-z0-9/._-]+$/;

/** A text that needs no quoting in the proxy's configuration or in JSON. */
const SENTENCE = /^[A-Za-z0-9 .,:;!?()/-]*$/;

/** Names of metrics (Prometheus data model). */
const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/**
 * The guard as HAProxy. It decides everything in memory: it writes no file, so its root file system may be read-only.
 *
 * Stopping has two steps. `drainCommand` makes answers close their connections while routers learn of the stop
 * (requests are still served), then has new requests refused with 503 and returns; running generations go on.
 * `stopSignal` (or SIGTERM) ends the process as soon as the last stream has ended, at the latest after
 * `drain.generationSeconds`. Health keeps telling of the engine, not of the drain.
 *
 * Keys are files; a changed file counts within 3 seconds, without a restart. An absent or empty file is no key.
 */
export class Haproxy implements IGuard {
  public readonly name = 'haproxy';

  // Debian variant (has bash), long-term branch; Dockerfiles of docker-library/haproxy: user 99, SIGUSR1. Tag read 2026-11-23.
  public readonly image = 'docker.io/library/haproxy:3.0.28';

  public readonly userId = 99;
  public readonly groupId = 99;
  public readonly livenessPath = ADMIN.liveness;
  public readonly frozenCode = REFUSALS.frozen.code;
  public readonly metricsPath = ADMIN.metrics;
  public readonly engineMetricsPath = ADMIN.engineMetrics;
  public readonly inFlightMetric = 'haproxy_server_current_sessions';
  public readonly queuedMetric = 'haproxy_backend_current_queue';
  public readonly answersMetric = 'haproxy_backend_http_responses_total';
  public readonly metricLabels = { proxy: 'engine' };
  public readonly failureLabels = { code: '5xx' };
  public readonly cutMetric = 'haproxy_backend_server_aborts_total';
  public readonly answerTimeMetric = 'haproxy_backend_total_time_average_seconds';
  public readonly callersMetric = 'haproxy_frontend_http_responses_total';
  public readonly refusalLabels = { proxy: 'api', code: '4xx' };
  public readonly uptimeMetric = 'haproxy_process_uptime_seconds';
  public readonly largestBodyBytes = LARGEST_BODY_BYTES;
  public readonly logs = HAPROXY_LOGS;
  public readonly stopSignal = 'SIGUSR1';

  public files(options: GuardOptions): { [name: string]: string } {
    check(options);
    return {
      [CONFIG_FILE]: haproxyConfig(options),
      'start.sh': startScript(options),
      'drain.sh': drainScript(options),
      ...(options.keysPath === undefined ? {} : { [KEYS_SCRIPT]: keysScript(options.keysPath) }),
      ...(options.healthBody === undefined ? {} : { [HEALTH_SCRIPT]: healthScript(options, options.healthBody) }),
      ...(options.progress === undefined ? {} : { [PROGRESS_SCRIPT]: progressScript(options, options.progress) }),
    };
  }

  public command({ configPath }: GuardOptions): string[] {
    return ['/bin/bash', `${configPath}/start.sh`];
  }

  public memoryMiB(options: GuardOptions): number {
    return memoryMiB(options);
  }

  public drainCommand({ configPath }: GuardOptions): string[] {
    return ['/bin/bash', `${configPath}/drain.sh`];
  }
}

function check(options: GuardOptions): void {
  for (const [what, text] of Object.entries({ configPath: options.configPath, keysPath: options.keysPath ?? '/', engineHost: options.engineHost })) {
    if (!PLAIN.test(text)) throw new LlmServingError('InvalidInput', `'${text}' cannot be the guard's ${what}: only letters, digits and / . _ - are safe in its configuration`);
  }
  const { maxBodyBytes, admittedRequests, queuedRequests, maxOutputTokens, progress, fullRetrySeconds = RETRY_AFTER_SECONDS, absentRetrySeconds = RETRY_AFTER_SECONDS, absentMessage = '' } = options;
  if (!SENTENCE.test(absentMessage)) throw new LlmServingError('InvalidInput', `'${printableLine(absentMessage)}' cannot be the guard's message: only letters, digits, blanks and . , : ; ! ? ( ) / - are safe in its configuration`);
  for (const name of progress ? [progress.runningMetric, progress.tokensMetric] : []) {
    if (!METRIC.test(name)) throw new LlmServingError('InvalidInput', `'${printableLine(name)}' is no name of a metric`);
  }
  if (maxBodyBytes > LARGEST_BODY_BYTES) {
    throw new LlmServingError('LimitExceeded', `a request body of ${maxBodyBytes} bytes is more than the ${LARGEST_BODY_BYTES} that the guard checks in memory`);
  }
  wholeNumbers({ maxBodyBytes, admittedRequests, maxOutputTokens, ...(progress && { frozenSeconds: progress.frozenSeconds }) }, 1);
  wholeNumbers({ queuedRequests, fullRetrySeconds, absentRetrySeconds, ...options.idle, ...options.total, ...options.drain }, 0);
  for (const [what, port] of Object.entries({ port: options.port, adminPort: options.adminPort, enginePort: options.enginePort })) {
    if (!Number.isInteger(port) || port < 1 || port > 65535) throw new LlmServingError('InvalidInput', `'${what}' must be a port from 1 to 65535, got ${printableLine(String(port))}`);
  }
}

/** Numbers stand in the configuration and in scripts as they are: a text in their place would be read as more of it. */
function wholeNumbers(numbers: { readonly [what: string]: number }, least: number): void {
  for (const [what, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < least) throw new LlmServingError('InvalidInput', `'${what}' must be a whole number of at least ${least}, got ${printableLine(String(value))}`);
  }
}
