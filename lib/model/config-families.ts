/** What the classes of a family assume where a file is silent: configuration_gemma3.py of transformers 008f5c8, and for gemma2 every other layer of the checkpoints. */
const DEFAULTS: { readonly [modelType: string]: { readonly [field: string]: unknown } } = {
  gemma2: { sliding_window_pattern: 2 },
  gemma3_text: { vocab_size: 262208, max_position_embeddings: 131072, num_attention_heads: 8, num_key_value_heads: 4, head_dim: 256, sliding_window: 4096, sliding_window_pattern: 6 },
};

/** Families by the model type of a file; any other is its own family. */
const FAMILIES: [modelType: RegExp, family: string][] = [
  [/^llama$/, 'llama3'], [/^llama4/, 'llama4'], [/^qwen2/, 'qwen2.5'], [/^qwen3_next/, 'qwen3-next'], [/^qwen3_5/, 'qwen3.5'], [/^qwen3/, 'qwen3'],
  [/^mi[sx]tral/, 'mistral'], [/^gemma/, ''], [/^deepseek/, 'deepseek'], [/^kimi/, 'kimi'], [/^glm_moe_dsa/, 'glm5'], [/^glm4/, 'glm4'],
  [/^nemotron_h/, 'nemotron3'], [/^minimax/, 'minimax'], [/^phi/, 'phi'], [/^falcon/, 'falcon'], [/^granite/, 'granite'], [/^smollm/, 'smollm'],
];

/** Model types whose head is their embedding table unless a file says otherwise. */
export const IS_TIED = /^gemma/;

/** The family of a model type; `unknown` when the file names none. */
export function familyOf(modelType = 'unknown'): string {
  const [, family] = FAMILIES.find(([pattern]) => pattern.test(modelType)) ?? [];
  return family || modelType.replace(/_text$/, '').replaceAll('_', '-');
}

/** What a family assumes where a file is silent. */
export function familyDefaults(modelType: unknown): { readonly [field: string]: unknown } {
  return typeof modelType === 'string' && Object.hasOwn(DEFAULTS, modelType) ? DEFAULTS[modelType] : {};
}
