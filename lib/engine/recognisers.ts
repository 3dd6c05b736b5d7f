import { OLLAMA_TRACES } from './ollama-arguments';
import type { EngineCatalogue } from './registry';
import { SGLANG_TRACES } from './sglang-arguments';
import { TGI_TRACES } from './tgi-arguments';
import type { EngineTraces } from './traces';
import { TRTLLM_TRACES } from './trtllm-arguments';

/** Engines that are recognised though nothing of them can be rendered. */
const RECOGNISED_ONLY: readonly EngineTraces[] = [SGLANG_TRACES, TRTLLM_TRACES, OLLAMA_TRACES, TGI_TRACES];

/** How every known engine shows: what an engine of the catalogue says of itself wins. */
export function tracesOf(engines: EngineCatalogue): EngineTraces[] {
  const own = engines.names.flatMap((name) => engines.find(name)?.traces ?? []);
  return [...own, ...RECOGNISED_ONLY.filter(({ engineName }) => !own.some((traces) => traces.engineName === engineName))];
}
