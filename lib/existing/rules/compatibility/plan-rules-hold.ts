import type { InstanceTypeFacts } from '../../../accelerator/instance-type';
import { EngineFact } from '../../../engine/traces';
import type { Finding } from '../../../finding/finding';
import { engineCan } from '../../../rules/compatibility/engine-can';
import { contextFits } from '../../../rules/fit/context-fits';
import { contextWithinModel } from '../../../rules/fit/context-within-model';
import { fitIsClear } from '../../../rules/fit/fit-is-clear';
import { modelFits } from '../../../rules/fit/model-fits';
import { fastLinks } from '../../../rules/parallelism/fast-links';
import { headsDivide } from '../../../rules/parallelism/heads-divide';
import { kvHeadsDivide } from '../../../rules/parallelism/kv-heads-divide';
import { kvHeadsNotCopied } from '../../../rules/parallelism/kv-heads-not-copied';
import { pipelineWithinLayers } from '../../../rules/parallelism/pipeline-within-layers';
import { shardHoldsBlocks } from '../../../rules/parallelism/shard-holds-blocks';
import type { PlanRule } from '../../../rules/rule';
import { flagOf, type FoundEngine } from '../../engines';
import type { FieldPath } from '../../fields';
import type { Scope } from '../../scope';
import { subjectOf } from '../../subject';
import { toFinding } from '../rule';

/** Rules of plans that look at nothing but the model and what the engine was told. */
const OF_MODEL: readonly PlanRule[] = [headsDivide, kvHeadsDivide, kvHeadsNotCopied, pipelineWithinLayers, shardHoldsBlocks, contextWithinModel];

/** Rules of plans that look at the device and the version besides. */
const OF_DEVICE: readonly PlanRule[] = [modelFits, fitIsClear, contextFits, engineCan, fastLinks];

/** What the rules of plans say of a container: those whose every input could be read. */
export function planFindings(scope: Scope): Finding[] {
  const [standIn] = scope.catalogues.instanceTypes.all;
  return scope.engines.filter(({ command }) => command.serves).flatMap((engine) => ofEngine(engine, standIn));
}

function ofEngine(engine: FoundEngine, standIn: InstanceTypeFacts): Finding[] {
  const subject = subjectOf(engine, standIn);
  if (!subject) return [];
  const rules = [...OF_MODEL, ...(engine.engineVersion && oneDevice(engine) ? OF_DEVICE : [])];
  return rules.flatMap((rule) => rule.check(subject).map((violation) => toFinding(
    { code: rule.code, severity: rule.severity[subject.deployment.profile] },
    { ...violation, object: engine.object, at: placeOf(engine, violation.path), remedy: inTheirWords(engine, violation.remedy) },
  )));
}

/** Node labels may leave several types; they are one device when all carry the same. */
function oneDevice({ types = [] }: FoundEngine): boolean {
  return types.length > 0 && types.every(({ accelerator }) => accelerator.name === types[0].accelerator.name && accelerator.memoryMiB === types[0].accelerator.memoryMiB);
}

/** The fields of a deployment that rules name, and the facts that set them here. */
const FACTS: { readonly [field: string]: EngineFact } = {
  'hardware.tensorParallel': EngineFact.TENSOR_PARALLEL,
  'workload.contextTokens': EngineFact.CONTEXT_TOKENS,
  'model.quantization': EngineFact.QUANTIZATION,
  'model.dtype': EngineFact.DTYPE,
};

function placeOf({ command, path }: FoundEngine, field: string): FieldPath {
  const said = command.facts.get(FACTS[field] ?? EngineFact.MODEL) ?? command.facts.get(EngineFact.MODEL);
  return [...path, ...(said?.at ?? [])];
}

/** A remedy names fields of a deployment; here they are flags and node labels. */
function inTheirWords({ traces }: FoundEngine, remedy: string): string {
  const named = Object.entries(FACTS).reduce((text, [field, fact]) => text.replaceAll(field, flagOf(traces, fact)), remedy);
  return named.replace(/, or leave \S+ out and let the plan choose/, '').replace(/; a checkpoint with declared scaling.*$/, '').replaceAll('hardware.instanceType', 'the node type').replaceAll('scaling.min', 'replicas');
}
