import { compareVersions } from '../units/version';

/** What changes from version to version. */
export interface TrtllmFacts {
  /** First version this holds for. */
  readonly version: string;

  /** The day it was read. */
  readonly asOf: string;

  /** Where it was read. */
  readonly source: string;

  /** True when it shows what runs, what waits and how full the cache is, under names of its own. */
  readonly gauges: boolean;

  /** True when it can be told under which name it serves, and not to call home. */
  readonly namesModel: boolean;
}

const STABLE: TrtllmFacts = {
  version: '1.2.1',
  asOf: '2026-11-22',
  source: 'NVIDIA/TensorRT-LLM tensorrt_llm/commands/serve.py @ 00209af149 (early 2026): flags; PR #5785: five latency metrics and no gauge before 1.3',
  gauges: false,
  namesModel: false,
};

const CANDIDATE: TrtllmFacts = {
  version: '1.3.0rc25',
  asOf: '2026-11-22',
  source: 'NVIDIA/TensorRT-LLM metrics/collector.py @ 050f80def8 and PR #12545 (2026-03-25): gauges; serve/openai_server.py @ d7d14dd2 (2026-08): paths; its documents: --served_model_name, --no-telemetry',
  gauges: true,
  namesModel: true,
};

/** Every verified entry, newest first. */
export const TRTLLM_FACTS: readonly TrtllmFacts[] = [CANDIDATE, STABLE];

/** The newest entry that is not newer than `version`; a version from before all entries gets the oldest one. */
export function trtllmFactsOf(version: string): TrtllmFacts {
  return TRTLLM_FACTS.find((facts) => compareVersions(facts.version, version) <= 0) ?? STABLE;
}
