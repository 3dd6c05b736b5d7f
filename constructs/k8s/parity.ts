import { FABRIC_RESOURCE } from '../../lib/container/fabric';
import { LlmServingError } from '../../lib/error';
import { SERVE_CONFIG, type ParityFacts } from '../../lib/review/parity';
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
  /** @default - every pod of a replica is made alike */
  readonly worker?: any;
  readonly nodes: number;
  /** @default - a scaler owns it */
  readonly replicas?: number;
}

/** What stands in the manifests of one service, read back as every platform reads it. */
export function parityFacts(manifests: readonly Manifest[], service: string): ParityFacts {
  const { workload, template, worker, nodes, replicas } = podsOf(manifests, service);
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
    acceleratorsPerReplica: acceleratorsOf(engine) + (nodes - 1) * acceleratorsOf((worker ?? template).spec.containers[0]),
    nodesPerReplica: nodes,
    workerCommand: worker ? wordsOf(worker.spec.containers[0]) : [],
    ...scalingOf(manifests, workload.metadata.name, replicas),
    servedNames: (template.metadata.annotations[SERVED_NAMES_LABEL] ?? '').split(','),
    files: { ...filesOf(manifests, pod.volumes), ...(workload.spec.serveConfigV2 !== undefined && { [SERVE_CONFIG]: workload.spec.serveConfigV2 }) },
  };
}

interface Moved {
  readonly replicasMin: number;
  readonly replicasMax: number;
  readonly scalingSignal: string[];
  readonly scalingTarget: number;
}

/** Whoever owns the number of replicas says what it is. */
function scalingOf(manifests: readonly Manifest[], name: string, replicas = 0): Moved {
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
  const workload = manifests.find(({ kind, metadata }) => ['Deployment', 'LeaderWorkerSet', 'RayService'].includes(kind) && metadata.name === service);
  if (!workload) throw new LlmServingError('InvalidInput', `no manifest makes pods of '${service}'`);
  const members = workload.spec.rayClusterConfig?.workerGroupSpecs[0];
  if (members) return { workload, template: members.template, replicas: members.replicas, nodes: members.numOfHosts };
  const group = workload.spec.leaderWorkerTemplate;
  const { replicas } = workload.spec;
  if (!group) return { workload, template: workload.spec.template, replicas, nodes: 1 };
  return { workload, template: group.leaderTemplate, worker: group.workerTemplate, replicas, nodes: group.size };
}

const wordsOf = ({ command = [], args = [] }: { command?: string[]; args?: string[] }): string[] => [...command, ...args].map(spoken);

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
