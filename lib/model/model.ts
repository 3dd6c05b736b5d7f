/** How the layers of a model attend, which decides what its KV cache costs. */
export interface AttentionFacts {
  /** Layers whose cache grows with every token. */
  readonly fullLayers: number;

  /**
   * Layers that see only a window of tokens.
   *
   * @default 0
   */
  readonly slidingLayers?: number;

  /**
   * Tokens a sliding layer sees.
   *
   * @default - no sliding layers
   */
  readonly slidingWindow?: number;

  /**
   * Layers that attend within fixed chunks.
   *
   * @default 0
   */
  readonly chunkedLayers?: number;

  /**
   * Tokens of one chunk.
   *
   * @default - no chunked layers
   */
  readonly chunkSize?: number;

  /**
   * Layers that keep a fixed state for each sequence (Mamba, gated delta net) in place of a cache.
   *
   * @default 0
   */
  readonly stateLayers?: number;

  /**
   * Bytes of that state for one sequence over all layers.
   *
   * @default 0
   */
  readonly stateBytesPerSequence?: number;

  /**
   * Width of the compressed latent of multi-head latent attention: `kv_lora_rank + qk_rope_head_dim`.
   *
   * @default - the model has no latent attention
   */
  readonly latentWidth?: number;

  /**
   * Width of the key that the sparse indexer of latent attention caches besides the latent.
   *
   * @default - the model has no sparse indexer
   */
  readonly sparseIndexerWidth?: number;

  /**
   * Key-value heads of the sliding layers, where they differ from those of the full ones.
   *
   * @default - `kvHeads` of the model
   */
  readonly slidingKvHeads?: number;

  /**
   * Head width of the sliding layers, where it differs from that of the full ones.
   *
   * @default - `headDim` of the model
   */
  readonly slidingHeadDim?: number;

  /**
   * Width of a value head in the cache, where it differs from that of a key head.
   *
   * @default - as wide as a key head
   */
  readonly valueHeadDim?: number;
}

/** Mixture-of-experts facts. */
export interface ExpertFacts {
  /** Routed experts of one layer. */
  readonly experts: number;

  /** Experts that each token visits. */
  readonly topK: number;

  /** Width of one expert's MLP. */
  readonly intermediateSize: number;

  /** Parameters of all routed experts of all layers. */
  readonly parameters: number;

  /**
   * Width of the MLP that every token visits besides its routed experts.
   *
   * @default - no shared expert
   */
  readonly sharedIntermediateSize?: number;

  /**
   * Layers that have a dense MLP in place of experts.
   *
   * @default 0
   */
  readonly denseLayers?: number;
}

/** The quantisation a checkpoint was published in. */
export interface NativeQuantization {
  /** The format, one of the keys of the weight format table (`fp8`, `mxfp4`, `nvfp4`, `awq` …). */
  readonly format: string;

  /**
   * Side of the square block that shares a scale, or the group size: a shard must be a multiple of it.
   *
   * @default - one scale for a whole tensor or channel
   */
  readonly blockSize?: number;

  /**
   * True when only the routed experts are in that format and everything else in the checkpoint's data type.
   *
   * @default false
   */
  readonly expertsOnly?: boolean;
}

/** Everything the library may ask about a model. Counts are plain numbers, sizes bytes. */
export interface ModelFacts {
  /** The Hugging Face id, or a name of one's own. */
  readonly id: string;

  /** The family, such as `qwen3`: what engines declare support for. */
  readonly family: string;

  /** All parameters. */
  readonly parameters: number;

  /** Parameters of the embedding table and, if untied, the output head: they stay in 16 bits in most quantised checkpoints. */
  readonly embeddingParameters: number;

  /** Transformer layers. */
  readonly layers: number;

  /** Width of the residual stream. */
  readonly hiddenSize: number;

  /** Width of the dense MLP. A model without one has the width its configuration states, or else what one token passes: top-k experts and the shared one. */
  readonly intermediateSize: number;

  /** Query heads. */
  readonly attentionHeads: number;

  /** Key-value heads as the cache of the full layers stores them; 1 for latent attention. */
  readonly kvHeads: number;

  /** Width of one key head of the full layers. */
  readonly headDim: number;

  /** Rows of the embedding table. */
  readonly vocabSize: number;

  /** The longest context the checkpoint declares, in tokens. */
  readonly maxContextTokens: number;

  /** How its layers attend. */
  readonly attention: AttentionFacts;

  /**
   * Mixture-of-experts facts.
   *
   * @default - the model is dense
   */
  readonly experts?: ExpertFacts;

  /** The data type of the checkpoint: `bfloat16`, `float16` or `float32`. */
  readonly dtype: string;

  /**
   * The quantisation the checkpoint was published in.
   *
   * @default - not quantised
   */
  readonly quantization?: NativeQuantization;

  /**
   * True when the licence must be accepted on the Hub before a download.
   *
   * @default - not known
   */
  readonly gated?: boolean;

  /** Where the facts were read. */
  readonly source: string;

  /** The day they were read, as `YYYY-MM-DD`. */
  readonly asOf: string;

  /**
   * What nobody has confirmed yet, in words.
   *
   * @default - nothing is in doubt
   */
  readonly unverified?: string[];
}
