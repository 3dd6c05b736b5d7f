/** The one version whose source was read. */
export const OLLAMA_FACTS = {
  version: '0.32.15',
  asOf: '2026-11-22',
  source: 'ollama/ollama v0.32.15 (2026-08-19): envconfig/config.go, server/routes.go, Dockerfile; docs/modelfile.mdx',
} as const;
