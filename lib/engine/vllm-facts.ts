import { compareVersions } from '../units/version';

/** What changes from version to version. */
export interface VllmFacts {
  /** First version this holds for. */
  readonly version: string;

  /** The day it was read. */
  readonly asOf: string;

  /** Where it was read. */
  readonly source: string;

  /** Lowest driver branch of the image. */
  readonly minimumDriverBranch: number;

  /** True when the image has a user besides root. */
  readonly nonRoot: boolean;

  /** Share of device memory it takes unless told otherwise. */
  readonly defaultShare: number;

  /** True when it can finish running requests after the stop signal. */
  readonly drains: boolean;

  /** True when the stock image holds what streams weights. */
  readonly streams: boolean;

  /** True when the flags were read that spread its processes over machines without a Ray cluster, and whole experts over devices. */
  readonly spreads: boolean;

  /** Weight formats that left it, and when. */
  readonly removedFormats: { readonly [format: string]: string };
}

/** Found in 0.19.1; another source says 0.18.0, the later one is the safe one. */
const DRAINS_SINCE = '0.19.1';

const OLDEST: VllmFacts = {
  version: DRAINS_SINCE,
  asOf: '2026-11-22',
  source: 'vllm-project/vllm v0.19.1: metric names, --shutdown-timeout (PR #36666); CUDA 12 runs on driver 525 and newer (docs.nvidia.com/deploy/cuda-compatibility, minor version compatibility)',
  minimumDriverBranch: 525,
  nonRoot: false,
  defaultShare: 0.9,
  drains: true,
  streams: false,
  spreads: false,
  removedFormats: {},
};

const CUDA_13: VllmFacts = {
  ...OLDEST,
  version: '0.20.0',
  source: 'vllm-project/vllm issue #42738: CUDA 13.0 is the default from v0.20.0; docker/Dockerfile: it needs an R580 driver',
  minimumDriverBranch: 580,
};

const NON_ROOT: VllmFacts = {
  ...CUDA_13,
  version: '0.23.0',
  source: 'vllm-project/vllm v0.23.0 @ 0fc695fc6d (2026-06-14): user 2000:0 (PR #40275), --gpu-memory-utilization 0.92, runai-model-streamer in docker/Dockerfile',
  nonRoot: true,
  streams: true,
  defaultShare: 0.92,
};

const WITHOUT_GGUF: VllmFacts = {
  ...NON_ROOT,
  version: '0.24.0',
  source: 'vllm-project/vllm v0.24.0 @ 2e101402bd (2026-07-04): gguf is gone (PR #39612)',
  removedFormats: { gguf: '0.24.0' },
};

const WITHOUT_BITSANDBYTES: VllmFacts = {
  ...WITHOUT_GGUF,
  version: '0.28.0',
  source: 'vllm-project/vllm main @ 017e9f4448 (2026-08-17, about 0.28-dev): flags, endpoints, metrics; bitsandbytes is gone (PR #43529)',
  spreads: true,
  removedFormats: { ...WITHOUT_GGUF.removedFormats, bitsandbytes: '0.28.0' },
};

/** Every verified entry, newest first. */
export const VLLM_FACTS: readonly VllmFacts[] = [WITHOUT_BITSANDBYTES, WITHOUT_GGUF, NON_ROOT, CUDA_13, OLDEST];

/** The newest entry that is not newer than `version`; a version from before all entries gets the oldest one, without a drain. */
export function vllmFactsOf(version: string): VllmFacts {
  return VLLM_FACTS.find((facts) => compareVersions(facts.version, version) <= 0) ?? { ...OLDEST, drains: false };
}
