/** The one version whose source was read. */
export const TGI_FACTS = {
  version: '3.3.7',
  asOf: '2026-11-22',
  source: 'huggingface/text-generation-inference @ db931fcf (2026-01-08, after v3.3.7): docs/source/reference/launcher.md, metrics.md, Dockerfile',
} as const;
