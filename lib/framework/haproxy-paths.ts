import type { EngineEndpoints } from '../engine/engine';
import { LlmServingError } from '../error';

/** What callers may reach, by method. */
export interface OpenPaths {
  /** Paths that are read. */
  readonly get: string[];

  /** Paths that take a JSON body. */
  readonly post: string[];

  /** Paths that probes read without a key. */
  readonly health: string[];
}

/** Letters that need no quoting in the proxy's configuration, and nothing that a path could be disguised with. */
const PLAIN_PATH = /^\/[A-Za-z0-9_-]+([./][A-Za-z0-9_-]+)*$/;

/**
 * The allow-list, each path with one method. A path that lists models (its last part is `models`) is read with GET and
 * every other takes POST; an entry may say it itself, such as `GET /api/tags`.
 */
export function openPaths(endpoints: EngineEndpoints): OpenPaths {
  const entries = endpoints.apiPaths.map(entryOf);
  const open = {
    get: entries.filter(({ method }) => method === 'GET').map(({ path }) => path),
    post: entries.filter(({ method }) => method === 'POST').map(({ path }) => path),
    health: [...new Set([endpoints.livenessPath, endpoints.readinessPath])],
  };
  const all = [...open.get, ...open.post, ...open.health];
  const illegal = all.find((path) => !PLAIN_PATH.test(path));
  if (illegal !== undefined) throw new LlmServingError('InvalidInput', `'${illegal}' is not a plain path that a guard can open`);
  const control = all.find((path) => endpoints.controlPaths.includes(path));
  if (control !== undefined) throw new LlmServingError('InvalidInput', `'${control}' controls the engine and cannot be opened to callers`);
  return open;
}

function entryOf(entry: string): { method: string; path: string } {
  const method = ['GET', 'POST'].find((known) => entry.startsWith(`${known} `));
  if (method !== undefined) return { method, path: entry.slice(method.length + 1) };
  return { path: entry, method: entry.endsWith('/models') ? 'GET' : 'POST' };
}
