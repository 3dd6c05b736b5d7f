import { RETRY_AFTER_SECONDS, type GuardOptions } from './guard';

/** An answer that the guard gives itself. */
export interface Refusal {
  /** Status code. */
  readonly status: number;

  /** Stable word for programs. */
  readonly code: string;

  /** Sentence for people; neither quotes nor per cent signs. */
  readonly message: string;

  /** Headers, values without spaces. @default - none */
  readonly headers?: { [name: string]: string };
}

const RETRY_SOON = { 'Retry-After': '1' };
const RETRY_LATER = { 'Retry-After': String(RETRY_AFTER_SECONDS) };

/** Every refusal of the guard, in the error shape that API clients know. */
export const REFUSALS = {
  badRequest: { status: 400, code: 'bad_request', message: 'The request is not valid HTTP.' },
  bodyField: { status: 400, code: 'refused_body', message: 'The body is not acceptable JSON: a field is not allowed here, asks for too many output tokens, or hides its name.' },
  unexpectedBody: { status: 400, code: 'unexpected_body', message: 'This path takes no body.' },
  noKey: { status: 401, code: 'invalid_api_key', message: 'A valid API key is required.', headers: { 'WWW-Authenticate': 'Bearer' } },
  unknownPath: { status: 404, code: 'not_found', message: 'There is no such path.' },
  wrongMethod: { status: 405, code: 'method_not_allowed', message: 'This path takes another method.' },
  slowRequest: { status: 408, code: 'request_timeout', message: 'The request did not arrive in time.' },
  largeBody: { status: 413, code: 'body_too_large', message: 'The request body is too large.' },
  notJson: { status: 415, code: 'unsupported_media_type', message: 'Send uncompressed application/json in UTF-8.' },
  full: { status: 429, code: 'too_many_requests', message: 'All places are taken. Try again later.', headers: RETRY_LATER },
  largeHeaders: { status: 431, code: 'headers_too_large', message: 'The request headers are too large.' },
  internal: { status: 500, code: 'internal_error', message: 'The guard failed.' },
  badAnswer: { status: 502, code: 'bad_gateway', message: 'The engine gave no valid answer.' },
  draining: { status: 503, code: 'draining', message: 'This replica is stopping. Try again.', headers: { ...RETRY_SOON, Connection: 'close' } },
  engineDown: { status: 503, code: 'engine_unavailable', message: 'The engine is not available.', headers: RETRY_LATER },
  frozen: { status: 503, code: 'engine_frozen', message: 'Requests run, and the engine yields no token.', headers: RETRY_LATER },
  silentEngine: { status: 504, code: 'engine_timeout', message: 'The engine was silent for too long.' },
} as const satisfies { [name: string]: Refusal };

/** What a guard says where it is told how. */
export function refusalsOf({ fullRetrySeconds = RETRY_AFTER_SECONDS, absentRetrySeconds = RETRY_AFTER_SECONDS, absentMessage = REFUSALS.engineDown.message }: GuardOptions): { readonly full: Refusal; readonly engineDown: Refusal } {
  return {
    full: { ...REFUSALS.full, headers: { 'Retry-After': String(fullRetrySeconds) } },
    engineDown: { ...REFUSALS.engineDown, message: absentMessage, headers: { 'Retry-After': String(absentRetrySeconds) } },
  };
}

/** A rule that answers with a refusal, under a condition such as `if too_large`. */
export function refuse(refusal: Refusal, condition: string): string {
  return `http-request return status ${refusal.status} ${content(refusal)} ${condition}`;
}

/** What the guard says where the proxy would send a page of its own. */
export function onError(refusal: Refusal): string {
  return `http-error status ${refusal.status} ${content(refusal)}`;
}

/** Body of a refusal. */
export function bodyOf({ status, code, message }: Refusal): string {
  return JSON.stringify({ error: { message, type: status < 500 ? 'invalid_request_error' : 'server_error', code } });
}

function content(refusal: Refusal): string {
  const headers = Object.entries(refusal.headers ?? {}).map(([name, value]) => ` hdr ${name} ${value}`).join('');
  return `content-type application/json string '${bodyOf(refusal)}'${headers}`;
}
