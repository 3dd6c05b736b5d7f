import { EngineFact, type EngineTraces } from './traces';

/** How Ollama shows in what others wrote: Dockerfile, envconfig/config.go, server/routes.go of v0.33 (read 2026-11-22). It has no flags, no key and no metrics. */
export const OLLAMA_TRACES: EngineTraces = {
  engineName: 'ollama',
  images: ['ollama/ollama'],
  programs: ['ollama serve'],
  imageStarts: true,
  positionalModel: false,
  flags: [],
  variables: [
    { fact: EngineFact.HOST, spellings: ['OLLAMA_HOST'] },
    { fact: EngineFact.CONTEXT_TOKENS, spellings: ['OLLAMA_CONTEXT_LENGTH'] },
    { fact: EngineFact.MAX_SEQUENCES, spellings: ['OLLAMA_NUM_PARALLEL'] },
  ],
  // the image sets OLLAMA_HOST
  defaultHost: '0.0.0.0',
  defaultPort: 11434,
  keyedPaths: [],
  linkVariables: [],
  metricPrefixes: ['ollama_', 'ollama:'],
  metricNames: [],
  retiredMetrics: [],
  source: 'ollama/ollama v0.33, read 2026-11-22',
};
