import { observabilityOf } from '../deployment/observability';
import { CapacityKind } from '../deployment/capacity-props';
import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Deployment, Service } from '../deployment/deployment';
import type { EngineProps } from '../deployment/engine-props';
import { degradationOf } from '../deployment/degradation';
import { recoveryOf } from '../deployment/recovery';
import { Architecture, Exposure, IntegrityKind, Platform, Profile, WeightsCache, WeightsLoad } from '../deployment/enums';
import { RolloutStrategy } from '../deployment/rollout-props';
import { EngineFact } from '../engine/traces';
import type { ModelFacts } from '../model/model';
import { memoryBudgetFor } from '../plan/fit';
import { planFor } from '../plan/planner';
import type { PlanSubject } from '../rules/rule';
import { cutOf, numberOf, valueOf, type FoundEngine } from './engines';
import { textAt } from './fields';

/** The deployment that would have led to this container: what the rules of plans look at. Nothing when model or engine are not known. */
export function subjectOf(found: FoundEngine, standIn: InstanceTypeFacts): PlanSubject | undefined {
  const { engine, model, command } = found;
  if (!engine || !model) return undefined;
  const engineVersion = found.engineVersion ?? engine.at(engine.defaultVersion);
  const instanceType = found.types?.[0] ?? standIn;
  const service = serviceOf(found, { model, engine: { name: engine.name, version: engineVersion.version }, instanceType: instanceType.name });
  const deployment: Deployment = { ...DEPLOYMENT, services: [service] };
  const image = textAt(found.container, 'image') ?? '';
  const drawn = planFor({ deployment, service, engineVersion, instanceType, images: { engine: image, guard: image, fetch: image } });
  const { tensor, pipeline } = cutOf(found);
  const limits = engineVersion.memory(instanceType.accelerator, tensor);
  const maxSequences = numberOf(command, EngineFact.MAX_SEQUENCES) ?? limits.defaultMaxSequences;
  const maxBatchedTokens = numberOf(command, EngineFact.BATCHED_TOKENS) ?? limits.defaultBatchedTokens;
  const memoryShare = numberOf(command, EngineFact.MEMORY_SHARE) ?? limits.defaultShare;
  const memory = memoryBudgetFor({
    facts: model, format: drawn.weightFormat, accelerator: instanceType.accelerator, engine: limits, tensorParallel: tensor,
    contextTokens: drawn.contextTokens, maxSequences, maxBatchedTokens, memoryShare, besidesBytes: 0, reservedSequences: 0,
  });
  const plan = { ...drawn, cut: { tensorParallel: tensor, pipelineParallel: pipeline, devices: tensor * pipeline }, maxSequences, maxBatchedTokens, memoryShare, memory };
  return { deployment, service, engine, engineVersion, instanceType, alternatives: [], plan };
}

const DEPLOYMENT: Deployment = {
  name: 'existing', profile: Profile.PROD, architecture: Architecture.SINGLE_NODE, platforms: [Platform.KUBERNETES], services: [],
  kubernetes: { version: '1.34', namespace: 'default' }, site: {}, waivers: [], patches: [],
};

function serviceOf({ command, pod }: FoundEngine, { model, engine, instanceType }: { model: ModelFacts; engine: EngineProps; instanceType: string }): Service {
  const quantization = valueOf(command, EngineFact.QUANTIZATION);
  const dtype = valueOf(command, EngineFact.DTYPE) ?? 'auto';
  const contextTokens = numberOf(command, EngineFact.CONTEXT_TOKENS) ?? model.maxContextTokens;
  return {
    name: 'existing',
    path: '',
    model: {
      id: model.id, facts: model, source: 'hf', integrity: IntegrityKind.NONE, dtype: dtype === 'auto' ? model.dtype : dtype, servedNames: [model.id], trustRemoteCode: false,
      ...(quantization !== undefined && { quantization }),
    },
    engine,
    instanceType,
    tensorParallel: cutOf({ command }).tensor,
    workload: { inputTokens: contextTokens - 1, outputTokens: 1, contextTokens, concurrency: 1, longestGenerationSeconds: 0, longestSilenceSeconds: 1, cacheHitShare: 0, slo: {} },
    optimization: { adapters: [], maxAdapterRank: 1 },
    replicas: pod.replicas ?? 1,
    replicasGiven: true,
    alternatives: [],
    capacity: [{ kind: CapacityKind.ON_DEMAND }],
    spareAccelerator: false,
    rollout: { strategy: RolloutStrategy.ROLLING, share: 1, bakeSeconds: 0 },
    access: { exposure: Exposure.NONE, allowedCidrs: [], maxBodyBytes: 0, maxOutputTokens: contextTokens },
    storage: { load: WeightsLoad.LOCAL, cache: WeightsCache.EPHEMERAL, accessMode: 'ReadWriteOnce' },
    observability: observabilityOf({}),
    degradation: degradationOf({}, () => undefined),
    recovery: recoveryOf({}),
  };
}
