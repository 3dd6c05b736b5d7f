/** Ports and paths inside a replica: the same on every platform, so that parity can be compared. */
export const ENGINE_HOST = '127.0.0.1';

/** The engine, on the loopback address only. */
export const ENGINE_PORT = 8000;

/** The guard: the only way in. */
export const GUARD_PORT = 8080;

/** The guard's own health, its metrics and the engine's, for the scraper only. */
export const GUARD_ADMIN_PORT = 8081;

/** Verified weights, as every container sees them. */
export const WEIGHTS_PATH = '/weights';

/** Compiled kernels, kept between starts. */
export const CACHE_PATH = '/cache';

/** Files that the engine's command brings. */
export const ENGINE_CONFIG_PATH = '/etc/engine';

/** What an engine makes of the weights before it serves. */
export const STORE_PATH = '/store';

/** The guard's configuration. */
export const GUARD_CONFIG_PATH = '/etc/guard';

/** API keys as files, one key each: `current` and, while rotating, `previous`. */
export const GUARD_KEYS_PATH = '/run/guard/keys';

/** Scripts of this library. */
export const SCRIPTS_PATH = '/opt/llm-serving';
