/** How one value is kept in the KV cache. */
export interface CacheType {
  /** Bytes of one value. */
  readonly bytes: number;

  /** Bytes of the scale that each head keeps for a token, once for its key and once for its value. */
  readonly scaleBytes: number;
}

const EIGHT_BITS = { bytes: 1, scaleBytes: 0 };
const EIGHT_BITS_PER_HEAD = { bytes: 1, scaleBytes: 4 };
const SIXTEEN_BITS = { bytes: 2, scaleBytes: 0 };

/** Bytes by data type, as vLLM main 017e9f4 (2026-08-17) lays them out. nvfp4: 16 values share an 8-bit scale. */
const TYPES = new Map<string, CacheType>([
  ['float32', { bytes: 4, scaleBytes: 0 }],
  ['float16', SIXTEEN_BITS],
  ['bfloat16', SIXTEEN_BITS],
  ['fp8', EIGHT_BITS],
  ['fp8_e4m3', EIGHT_BITS],
  ['fp8_e5m2', EIGHT_BITS],
  ['fp8_ds_mla', EIGHT_BITS],
  ['int8_per_token_head', EIGHT_BITS_PER_HEAD],
  ['fp8_per_token_head', EIGHT_BITS_PER_HEAD],
  ['nvfp4', { bytes: 1 / 2 + 1 / 16, scaleBytes: 0 }],
  // blocks of llama.cpp: 32 values in 34 and in 18 bytes (block table of gguf-parser-go 8dc7a62)
  ['q8_0', { bytes: 34 / 32, scaleBytes: 0 }],
  ['q4_0', { bytes: 18 / 32, scaleBytes: 0 }],
]);

/** The data types of a cache whose size is known. */
export const CACHE_DTYPES: readonly string[] = ['auto', ...TYPES.keys()];

/** How a cache keeps its values; `auto` follows the model, and what nobody has measured counts as 16 bits, the cautious figure. */
export function cacheTypeOf(cacheDtype: string, modelDtype: string): CacheType {
  return TYPES.get(cacheDtype === 'auto' ? modelDtype : cacheDtype) ?? SIXTEEN_BITS;
}
