import type { GuardOptions } from './guard';

/** Most bytes of request headers; the engine's own limit is larger. */
export const MAX_HEADER_BYTES = 16_384;

/** Bytes of a buffer that are kept free for rewritten headers, and for the proxy's own bookkeeping. */
export const REWRITE_BYTES = 4_096;

/** Connections of callers for probes and refusals, beside those that work or wait; our judgement. */
const SPARE_CONNECTIONS = 32;

/** Connections of the admin port: a flood of callers takes neither its liveness nor its metrics; our judgement. */
const ADMIN_CONNECTIONS = 16;

/** Buffers that are accounted for each connection: its request, and what is sent behind it or comes back. One was measured in use, see docs/decisions/0002-guard.md. */
const BUFFERS_PER_CONNECTION = 2;

/** Memory without any buffer, MiB: 14 measured, the rest our judgement. */
const BASE_MIB = 128;

/** Size of a buffer: a whole legal request fits, so that what was not read cannot pass. */
export function bufferBytes(maxBodyBytes: number): number {
  return maxBodyBytes + MAX_HEADER_BYTES + 2 * REWRITE_BYTES;
}

/** Connections of callers whose requests run or wait. */
export function workingConnections({ admittedRequests, queuedRequests }: GuardOptions): number {
  return admittedRequests + queuedRequests;
}

/** Most connections of callers. */
export function apiConnections(options: GuardOptions): number {
  return workingConnections(options) + SPARE_CONNECTIONS;
}

/** Most connections. */
export function allConnections(options: GuardOptions): number {
  return apiConnections(options) + ADMIN_CONNECTIONS;
}

/** Most memory that it takes, whoever connects and whatever is sent, MiB. */
export function memoryMiB(options: GuardOptions): number {
  return BASE_MIB + Math.ceil((BUFFERS_PER_CONNECTION * allConnections(options) * bufferBytes(options.maxBodyBytes)) / 2 ** 20);
}
