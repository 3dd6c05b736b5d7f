import type { Service } from '../deployment/deployment';
import type { IEngineVersion } from '../engine/engine';
import type { EngineTuning } from '../engine/tuning';

/** The switches as the engine is told them; one that it lacks is a finding, and is not told. */
export function tuningFor({ optimization, observability: { traces } }: Pick<Service, 'optimization' | 'observability'>, { switches }: IEngineVersion, modelPath: string): EngineTuning {
  const has = (name: string): boolean => switches.some((support) => support.name === name && support.options.length > 0);
  const { kvCacheDtype, chunkedPrefill, prefixCache, kvOffloadGiB, speculation, adapters, maxAdapterRank, structuredOutput, toolCallParser, reasoningParser } = optimization;
  return {
    ...(kvCacheDtype !== undefined && has('kvCacheDtype') && { kvCacheDtype }),
    ...(chunkedPrefill !== undefined && has('chunkedPrefill') && { chunkedPrefill }),
    ...(prefixCache !== undefined && has('prefixCache') && { prefixCache }),
    ...(kvOffloadGiB !== undefined && has('kvOffload') && { kvOffloadGiB }),
    ...(speculation !== undefined && has('speculation') && {
      speculation: {
        method: speculation.method,
        tokens: speculation.tokens,
        ...(speculation.draftFolder !== undefined && { draftPath: `${modelPath}/${speculation.draftFolder}` }),
      },
    }),
    adapters: has('adapters') ? adapters.map(({ name, folder }) => ({ name, path: `${modelPath}/${folder}` })) : [],
    maxAdapterRank,
    ...(structuredOutput !== undefined && has('structuredOutput') && { structuredOutput }),
    ...(toolCallParser !== undefined && has('toolCallParser') && { toolCallParser }),
    ...(reasoningParser !== undefined && has('reasoningParser') && { reasoningParser }),
    ...(traces !== undefined && has('traces') && { tracesEndpoint: traces.endpoint }),
  };
}
