import type { InstanceTypeFacts } from '../accelerator/instance-type';
import { WeightsLoad } from '../deployment/enums';
import type { SharedStorageKind } from '../deployment/storage-props';
import type { IEngineVersion } from '../engine/engine';
import { sharedFactsOf } from '../weights/shared/kinds';
import type { ChosenCut } from './choose-cut';
import { devicesPerNode, nodesOf } from './cut';
import type { Cut, Decision, Plan, WeightsPlan } from './plan';

/** What the reasons are drawn from. */
export interface ReasonsInput {
  readonly plan: Omit<Plan, 'decisions'>;
  readonly chosen: ChosenCut;
  readonly engineVersion: IEngineVersion;
  readonly instanceType: InstanceTypeFacts;
}

/** Why each decision is what it is. */
export function reasonsFor({ plan, chosen, engineVersion, instanceType }: ReasonsInput): Decision[] {
  const { memory, weights, drain } = plan;
  return [
    { what: 'engineVersion', value: `${plan.engine} ${plan.engineVersion}`, reason: versionReason(engineVersion), refused: [] },
    { what: 'cut.tensorParallel', value: String(plan.cut.tensorParallel), reason: chosen.reason, refused: chosen.refused },
    ...spreadDecisions(plan.cut),
    {
      what: 'maxSequences',
      value: String(plan.maxSequences),
      reason: `the KV cache of ${memory.kvCacheGiB.toFixed(1)} GiB on each device holds ${chosen.typicalSequences} sequences of the typical length, ${memory.sequences} of the full context`,
      refused: [],
    },
    { what: 'admittedRequests', value: `${plan.admittedRequests} in flight, ${plan.queuedRequests} waiting`, reason: 'what the engine runs at once; as many again wait unless degradation says another number; then 429', refused: [] },
    {
      what: 'weights',
      value: `${weights.strategy}, ${weights.integrity}`,
      ...weightsReason(weights, plan.weightFormat),
    },
    {
      what: 'drain',
      value: `${drain.totalSeconds} s`,
      reason: `${drain.deregistrationSeconds} s until routers know, ${drain.generationSeconds} s for the longest generation, ${drain.teardownSeconds} s to end`,
      refused: [],
    },
    ...scalingDecision(plan),
    hardwareDecision(plan, instanceType),
  ];
}

/** Only what is not one: stages of a pipeline, and machines. */
function spreadDecisions(cut: Cut): Decision[] {
  const nodes = nodesOf(cut);
  if (cut.pipelineParallel === 1 && nodes === 1) return [];
  const where = nodes === 1 ? 'inside one machine' : `over ${nodes} machines of ${devicesPerNode(cut)} devices each, which start, stop and fail as one`;
  return [{ what: 'cut.pipelineParallel', value: `${cut.pipelineParallel} on ${nodes}`, reason: `layers are spread over ${cut.pipelineParallel} stages ${where}`, refused: [] }];
}

function weightsReason({ strategy, shared, convertedFrom, sizeGiB, workers, streamBufferMiB }: WeightsPlan, served: string): Pick<Decision, 'reason' | 'refused'> {
  const size = `${sizeGiB.toFixed(1)} GiB${convertedFrom === undefined ? '' : ` of ${convertedFrom} files, which the engine makes ${served} while it loads them`}`;
  if (shared !== undefined) return { reason: `storage.shared: ${size} in ${sharedFactsOf(shared as SharedStorageKind).words}, read by every replica`, refused: ['a copy for each replica: each would be fetched and verified by itself'] };
  if (strategy === WeightsLoad.MOUNTED) return { reason: 'the platform has mounted them', refused: [] };
  if (strategy === WeightsLoad.STREAM) {
    return { reason: `storage.load: ${size} go from the bucket to the devices, with ${streamBufferMiB ?? 0} MiB of host memory for each`, refused: ['local: it would be copied to a disk first, and could be hashed there'] };
  }
  return { reason: `${size}, ${workers} files at once, loaded from a local copy with the Hub switched off`, refused: ['stream: a stream cannot be verified before it is loaded'] };
}

function scalingDecision({ scaling }: ReasonsInput['plan']): Decision[] {
  if (!scaling) return [];
  const { min, max, target, signal, scaleOutSeconds, scaleInSeconds } = scaling;
  return [{
    what: 'scaling',
    value: `${min} to ${max} replicas, ${target} requests in flight each`,
    reason: `the sum of ${signal.load.map(({ metric }) => metric).join(', ')}; a step out has ${scaleOutSeconds} s to work, less load must last ${scaleInSeconds} s`,
    refused: ['use of the device: a batching engine keeps it busy with one request as with many'],
  }];
}

function hardwareDecision({ search }: ReasonsInput['plan'], { name }: InstanceTypeFacts): Decision {
  if (!search) return { what: 'instanceType', value: name, reason: 'hardware.instanceType of the deployment', refused: [] };
  const [first] = search.choices;
  return {
    what: 'instanceType',
    value: name,
    reason: `the ${search.objective} of those that fit, carry the load and keep the promises: ${first.replicas} of it for ${first.usdPerHour} USD an hour`,
    refused: search.refused.map(({ why, instanceTypes }) => `${instanceTypes.length} ${instanceTypes.length === 1 ? 'type' : 'types'}: ${why}`),
  };
}

function versionReason({ version, factsVersion, factsAsOf }: IEngineVersion): string {
  if (version === factsVersion) return `its flags and metrics were read on ${factsAsOf}`;
  return `its flags and metrics are those of ${factsVersion}, read on ${factsAsOf}: the newest verified entry`;
}
