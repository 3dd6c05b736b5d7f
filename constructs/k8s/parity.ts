import { FABRIC_RESOURCE } from '../../lib/container/fabric';
import { LlmServingError } from '../../lib/error';
import type { ParityFacts } from '../../lib/review/parity';
import { FIXED, signalOfQuery } from '../../lib/scaling/read-back';
import { SERVED_NAMES_LABEL } from '../../lib/service-tag';

/** Kinds that move the replicas of another object. */
const SCALERS = ['ScaledObject', 'HorizontalPodAutoscaler'];

/** The fields of manifests that parity reads. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: any;
}

/** The pods of one service: of a group also those that answer nobody. */
interface Pods {
  readonly workload: Manifest;
  readonly template: any;
  /** @default - one pod is a replica */
  readonly workers?: { readonly template: any; readonly size: number };
}

/** What stands in the manifests of one service, read back as every platform reads it. */
export function parityFacts(manifests: readonly Manifest[], service: string): ParityFacts {
  const { workload, template, workers } = podsOf(manifests, service);
  const address = manifests.find(({ kind, metadata }) => kind === 'Service' && metadata.name === service);
  const pod = template.spec;
  const [engine] = pod.containers;
  const guard = pod.initContainers.find(({ restartPolicy }: { restartPolicy?: string }) => restartPolicy === 'Always');
  return {
    engineImage: engine.image,
    guardImage: guard.image,
    engineCommand: wordsOf(engine),
    engineEnvironment: Object.fromEntries((engine.env ?? []).filter(({ value }: { value?: string }) => value !== undefined).map(({ name, value }: { name: string; value: string }) => [name, spoken(value)])),
    port: address?.spec.ports[0].targetPort,
    readinessPath: engine.readinessProbe.httpGet.path,
    acceleratorsPerReplica: acceleratorsOf(engine) + (workers ? (workers.size - 1) * acceleratorsOf(workers.template.spec.containers[0]) : 0),
    nodesPerReplica: workers?.size ?? 1,
    workerCommand: workers ? wordsOf(workers.template.spec.containers[0]) : [],
    ...scalingOf(manifests, workload),
    servedNames: (template.metadata.annotations[SERVED_NAMES_LABEL] ?? '').split(','),
    files: filesOf(manifests, pod.volumes),
  };
}

interface Moved {
  readonly replicasMin: number;
  readonly replicasMax: number;
  readonly scalingSignal: string[];
  readonly scalingTarget: number;
}

/** Whoever owns the number of replicas says what it is. */
function scalingOf(manifests: readonly Manifest[], { metadata: { name }, spec: { replicas } }: Manifest): Moved {
  const scaler = manifests.find(({ kind, spec }) => SCALERS.includes(kind) && spec.scaleTargetRef.name === name)?.spec;
  if (!scaler) return { replicasMin: replicas, replicasMax: replicas, scalingSignal: FIXED.signal, scalingTarget: FIXED.target };
  const records = manifests.filter(({ kind }) => kind === 'PrometheusRule').flatMap(({ spec }) => spec.groups.flatMap(({ rules }: { rules: { record: string; expr: string }[] }) => rules));
  const asked = scaler.triggers?.[0].metadata ?? { query: records.find(({ record }) => record === scaler.metrics[0].external.metric.name)?.expr, threshold: scaler.metrics[0].external.target.averageValue };
  return {
    replicasMin: scaler.minReplicaCount ?? scaler.minReplicas,
    replicasMax: scaler.maxReplicaCount ?? scaler.maxReplicas,
    scalingSignal: signalOfQuery(asked.query ?? ''),
    scalingTarget: Number(asked.threshold),
  };
}

function podsOf(manifests: readonly Manifest[], service: string): Pods {
  const workload = manifests.find(({ kind, metadata }) => ['Deployment', 'LeaderWorkerSet'].includes(kind) && metadata.name === service);
  if (!workload) throw new LlmServingError('InvalidInput', `no manifest makes pods of '${service}'`);
  const group = workload.spec.leaderWorkerTemplate;
  if (!group) return { workload, template: workload.spec.template };
  return { workload, template: group.leaderTemplate, workers: { template: group.workerTemplate, size: group.size } };
}

const wordsOf = ({ command, args = [] }: { command: string[]; args?: string[] }): string[] => [...command, ...args].map(spoken);

/** Devices that a container asks for, besides interfaces. */
function acceleratorsOf({ resources: { limits = {} } }: { resources: { limits?: { [name: string]: string } } }): number {
  return Object.entries(limits).filter(([name]) => name.includes('/') && name !== FABRIC_RESOURCE).reduce((sum, [, count]) => sum + Number(count), 0);
}

/** What the process sees: `$$` is how a manifest writes a dollar sign. */
function spoken(text: string): string {
  return text.replace(/\$\$/g, '$');
}

function filesOf(manifests: readonly Manifest[], volumes: { configMap?: { name: string } }[]): { [name: string]: string } {
  const mounted = volumes.flatMap(({ configMap }) => manifests.filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMap?.name));
  return Object.assign({}, ...mounted.map(({ data }) => data));
}
