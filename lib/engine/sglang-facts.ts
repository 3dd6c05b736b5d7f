/** The one version whose source was read. */
export const SGLANG_FACTS = {
  version: '0.5.18',
  asOf: '2026-11-22',
  source: 'sgl-project/sglang v0.5.18 @ 71de97b264 (2026-08-20): server_args.py, http_server.py, environ.py, metrics_collector.py',
} as const;
