/** Configurations of known models, cut down to the fields that sizing reads, by catalogue id. */
type Json = { [field: string]: unknown };

const repeat = (length: number, of: (index: number) => unknown) => Array.from({ length }, (_, index) => of(index));

const qwen3 = { model_type: 'qwen3', head_dim: 128, num_key_value_heads: 8, vocab_size: 151936, max_position_embeddings: 40960, rope_scaling: null, sliding_window: null, use_sliding_window: false, torch_dtype: 'bfloat16', tie_word_embeddings: false };

const deepseek = {
  model_type: 'deepseek_v3', hidden_size: 7168, intermediate_size: 18432, num_hidden_layers: 61, num_attention_heads: 128, num_key_value_heads: 128,
  q_lora_rank: 1536, kv_lora_rank: 512, qk_nope_head_dim: 128, qk_rope_head_dim: 64, v_head_dim: 128,
  n_routed_experts: 256, n_shared_experts: 1, num_experts_per_tok: 8, moe_intermediate_size: 2048, first_k_dense_replace: 3, moe_layer_freq: 1, num_nextn_predict_layers: 1,
  vocab_size: 129280, max_position_embeddings: 163840, rope_scaling: { type: 'yarn', factor: 40, original_max_position_embeddings: 4096 },
  torch_dtype: 'bfloat16', tie_word_embeddings: false, quantization_config: { quant_method: 'fp8', fmt: 'e4m3', weight_block_size: [128, 128], activation_scheme: 'dynamic' },
};

const deltaNet = { linear_num_key_heads: 16, linear_key_head_dim: 128, linear_num_value_heads: 32, linear_value_head_dim: 128, linear_conv_kernel_dim: 4 };

export const CONFIGS: { readonly [id: string]: Json } = {
  'meta-llama/Llama-3.1-8B-Instruct': {
    model_type: 'llama', hidden_size: 4096, intermediate_size: 14336, num_hidden_layers: 32, num_attention_heads: 32, num_key_value_heads: 8, vocab_size: 128256,
    max_position_embeddings: 131072, rope_scaling: { rope_type: 'llama3', factor: 8, original_max_position_embeddings: 8192 }, torch_dtype: 'bfloat16', tie_word_embeddings: false,
  },
  'Qwen/Qwen3-8B': { ...qwen3, hidden_size: 4096, intermediate_size: 12288, num_hidden_layers: 36, num_attention_heads: 32, max_window_layers: 36 },
  'Qwen/Qwen3-30B-A3B': {
    ...qwen3, model_type: 'qwen3_moe', num_key_value_heads: 4, hidden_size: 2048, intermediate_size: 6144, num_hidden_layers: 48, num_attention_heads: 32,
    num_experts: 128, num_experts_per_tok: 8, moe_intermediate_size: 768, decoder_sparse_step: 1, mlp_only_layers: [],
  },
  'openai/gpt-oss-20b': {
    model_type: 'gpt_oss', hidden_size: 2880, intermediate_size: 2880, num_hidden_layers: 24, num_attention_heads: 64, num_key_value_heads: 8, head_dim: 64, vocab_size: 201088,
    max_position_embeddings: 131072, rope_scaling: { rope_type: 'yarn', factor: 32, original_max_position_embeddings: 4096 }, sliding_window: 128,
    layer_types: repeat(24, (index) => (index % 2 ? 'full_attention' : 'sliding_attention')), num_local_experts: 32, num_experts_per_tok: 4, tie_word_embeddings: false,
    quantization_config: { quant_method: 'mxfp4', modules_to_not_convert: ['model.layers.*.self_attn', 'model.layers.*.mlp.router', 'model.embed_tokens', 'lm_head'] },
  },
  'deepseek-ai/DeepSeek-V3': deepseek,
  'deepseek-ai/DeepSeek-V3.2': { ...deepseek, model_type: 'deepseek_v32', index_head_dim: 128, index_n_heads: 64, index_topk: 2048 },
  'zai-org/GLM-5': {
    model_type: 'glm_moe_dsa', head_dim: 64, hidden_size: 6144, intermediate_size: 12288, num_hidden_layers: 78, num_attention_heads: 64, num_key_value_heads: 64,
    q_lora_rank: 2048, kv_lora_rank: 512, qk_nope_head_dim: 192, qk_rope_head_dim: 64, v_head_dim: 256, index_head_dim: 128, index_n_heads: 32, index_topk: 2048,
    n_routed_experts: 256, n_shared_experts: 1, num_experts_per_tok: 8, moe_intermediate_size: 2048, first_k_dense_replace: 3, moe_layer_freq: 1,
    vocab_size: 154880, max_position_embeddings: 202752, rope_parameters: { rope_type: 'default', rope_theta: 1000000 }, dtype: 'bfloat16', tie_word_embeddings: false,
  },
  'google/gemma-3-27b-it': {
    model_type: 'gemma3', torch_dtype: 'bfloat16', vision_config: { hidden_size: 1152, num_hidden_layers: 27 },
    text_config: { model_type: 'gemma3_text', hidden_size: 5376, intermediate_size: 21504, num_hidden_layers: 62, num_attention_heads: 32, num_key_value_heads: 16, head_dim: 128, sliding_window: 1024, rope_scaling: { rope_type: 'linear', factor: 8 } },
  },
  'google/gemma-4-31B-it': {
    model_type: 'gemma4', dtype: 'bfloat16', tie_word_embeddings: true, vision_config: {}, audio_config: null,
    text_config: {
      model_type: 'gemma4_text', hidden_size: 5376, intermediate_size: 21504, num_hidden_layers: 60, num_attention_heads: 32, num_key_value_heads: 16, head_dim: 256,
      num_global_key_value_heads: 4, global_head_dim: 512, attention_k_eq_v: true, enable_moe_block: false, num_experts: null, hidden_size_per_layer_input: 0, num_kv_shared_layers: 0,
      sliding_window: 1024, layer_types: repeat(60, (index) => (index % 6 === 5 ? 'full_attention' : 'sliding_attention')), vocab_size: 262144, max_position_embeddings: 262144,
      rope_parameters: { full_attention: { rope_type: 'proportional' } },
    },
  },
  'mistralai/Mixtral-8x7B-Instruct-v0.1': {
    model_type: 'mixtral', hidden_size: 4096, intermediate_size: 14336, num_hidden_layers: 32, num_attention_heads: 32, num_key_value_heads: 8, num_local_experts: 8, num_experts_per_tok: 2,
    vocab_size: 32000, max_position_embeddings: 32768, sliding_window: null, torch_dtype: 'bfloat16', tie_word_embeddings: false,
  },
  'meta-llama/Llama-4-Maverick-17B-128E-Instruct': {
    model_type: 'llama4', torch_dtype: 'bfloat16',
    text_config: {
      model_type: 'llama4_text', hidden_size: 5120, intermediate_size: 8192, intermediate_size_mlp: 16384, num_hidden_layers: 48, num_attention_heads: 40, num_key_value_heads: 8, head_dim: 128,
      attention_chunk_size: 8192, no_rope_layers: [], interleave_moe_layer_step: 2, num_local_experts: 128, num_experts_per_tok: 1, vocab_size: 202048, max_position_embeddings: 1048576, rope_scaling: null,
    },
  },
  'Qwen/Qwen3-Next-80B-A3B-Instruct': {
    model_type: 'qwen3_next', hidden_size: 2048, intermediate_size: 5120, num_hidden_layers: 48, num_attention_heads: 16, num_key_value_heads: 2, head_dim: 256, full_attention_interval: 4, ...deltaNet,
    num_experts: 512, num_experts_per_tok: 10, moe_intermediate_size: 512, shared_expert_intermediate_size: 512, decoder_sparse_step: 1, mlp_only_layers: [],
    vocab_size: 151936, max_position_embeddings: 262144, torch_dtype: 'bfloat16', tie_word_embeddings: false,
  },
  'nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16': {
    model_type: 'nemotron_h', hidden_size: 2688, intermediate_size: 1856, num_hidden_layers: 52, num_attention_heads: 32, num_key_value_heads: 2, head_dim: 128, mlp_hidden_act: 'relu2',
    hybrid_override_pattern: 'MEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEMEM*EMEMEMEME', mamba_num_heads: 64, mamba_head_dim: 64, ssm_state_size: 128, n_groups: 8, conv_kernel: 4, chunk_size: 128,
    n_routed_experts: 128, num_experts_per_tok: 6, moe_intermediate_size: 1856, n_shared_experts: 1, moe_shared_expert_intermediate_size: 3712,
    vocab_size: 131072, max_position_embeddings: 262144, torch_dtype: 'bfloat16', tie_word_embeddings: false,
  },
};
