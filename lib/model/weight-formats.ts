/** What one way of storing weights costs, and what it asks of a device. */
export interface WeightFormat {
  /** Its name, one of `WEIGHT_FORMAT_NAMES`. */
  readonly name: string;

  /** Bits of one weight of a linear layer, scales and zero points included, for a group or block of that many. */
  readonly bits: (blockSize?: number) => number;

  /** Group, or side of the square block, that shares a scale unless the checkpoint says otherwise. @default - a tensor or channel */
  readonly blockSize?: number;

  /** True when the embeddings and the head are stored in it too. @default false */
  readonly ofWholeFile?: boolean;

  /** Lowest CUDA compute capability that computes in it. @default - every one */
  readonly minimumComputeCapability?: number;

  /** Where the figures come from. */
  readonly source: string;
}

const READ = 'read 2026-11-22';
const GGUF = `block table of gguf-parser-go 8dc7a62, ${READ}`;
const AIC = `AIConfigurator 095f58a (2026-08-21), ${READ}`;

// the table of https://docs.vllm.ai/en/v0.15.1/features/quantization, and config/model.py of that engine for bf16 and fp8
const HARDWARE = `supported hardware of docs/features/quantization v0.15.1, ${READ}`;

const constant = (bits: number) => () => bits;

/** 4-bit weights of which each group keeps a 16-bit scale and, where the middle moves, a 4-bit zero point. */
const grouped = (zeroPointBits: number, usual: number) => (group = usual) => 4 + (16 + zeroPointBits) / group;

/** Without a block one fp32 scale serves a whole tensor; with one, it serves block × block weights. */
const fp8Bits = (block?: number) => (block ? 8 + 32 / block ** 2 : 8);

const ggufFormat = (name: string, bits: number): WeightFormat => ({ name, bits: constant(bits), source: GGUF });

/** Effective bits by format. Embeddings, head, norms and router stay in the model's data type unless a row says otherwise. */
const FORMATS: readonly WeightFormat[] = [
  { name: 'float32', bits: constant(32), source: 'definition' },
  { name: 'bfloat16', bits: constant(16), minimumComputeCapability: 8, source: `definition; compute capability: ${HARDWARE}` },
  { name: 'float16', bits: constant(16), source: 'definition' },
  { name: 'fp8', bits: fp8Bits, minimumComputeCapability: 8.9, source: `${AIC}; compute capability: ${HARDWARE}` },
  { name: 'int8', bits: constant(8), minimumComputeCapability: 7.5, source: `scales by channel: ${AIC}; compute capability: ${HARDWARE}` },
  { name: 'awq', bits: grouped(4, 128), blockSize: 128, minimumComputeCapability: 7.5, source: `16-bit scale and 4-bit zero point of a group; compute capability: ${HARDWARE}` },
  { name: 'gptq', bits: grouped(4, 128), blockSize: 128, minimumComputeCapability: 7, source: `16-bit scale and 4-bit zero point of a group; compute capability: ${HARDWARE}` },
  { name: 'int4', bits: grouped(0, 32), blockSize: 32, minimumComputeCapability: 7.5, source: `16-bit scale of a symmetric group; compute capability as for awq, ${HARDWARE}` },
  { name: 'mxfp4', bits: constant(4.25), blockSize: 32, source: `32 weights in 17 B: ${GGUF}` },
  { name: 'nvfp4', bits: constant(4.5), blockSize: 16, source: `16 weights in 9 B: ${AIC}` },
  ggufFormat('q8_0', 8.5), ggufFormat('q6_k', 6.56), ggufFormat('q5_k', 5.5), ggufFormat('q4_k', 4.5), ggufFormat('q3_k', 3.44), ggufFormat('q2_k', 2.63),
  ggufFormat('q4_0', 4.5), ggufFormat('q4_1', 5), ggufFormat('q5_0', 5.5), ggufFormat('iq4_xs', 4.25), ggufFormat('iq4_nl', 4.5),
  { name: 'q4_k_m', bits: constant(4.9), ofWholeFile: true, source: `whole files of an 8B model (4.82 of a 70B one): XiongjieDai aa72e0e, ${READ}` },
];

/** Other names that engines and checkpoints have for the same layout. */
const ALIASES = new Map([
  ['fp32', 'float32'], ['fp16', 'float16'], ['bf16', 'bfloat16'],
  ['awq_marlin', 'awq'], ['auto_awq', 'awq'], ['gptq_marlin', 'gptq'], ['auto_gptq', 'gptq'],
  ['fp8_per_tensor', 'fp8'], ['fp8_per_channel', 'fp8'], ['int8_per_channel_weight_only', 'int8'],
  ['modelopt_fp4', 'nvfp4'], ['gpt_oss_mxfp4', 'mxfp4'],
]);

const BY_NAME = new Map(FORMATS.map((format) => [format.name, format]));

/** The formats whose size is known. */
export const WEIGHT_FORMAT_NAMES: readonly string[] = [...BY_NAME.keys()];

/** True for two names of the same layout. */
export function isSameFormat(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

/** What is known of a format, or nothing when nobody has put it into the table. */
export function formatFacts(name: string): WeightFormat | undefined {
  return BY_NAME.get(canonical(name));
}

function canonical(name: string): string {
  return ALIASES.get(name) ?? name;
}
