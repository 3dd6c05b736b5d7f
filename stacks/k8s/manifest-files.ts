import { Yaml } from 'cdk8s';
import type { ServingChart } from './serving-chart';

/** A file of manifests. */
export interface ManifestFile {
  /** Its name, which sorts in the order in which files are applied. */
  readonly name: string;

  /** YAML. */
  readonly text: string;
}

/** What must stand before what: machines before all that runs on them, files before the pods that mount them, fences before those they fence in. Two digits, so that names sort. */
const ORDER: readonly (readonly [number: string, ...kinds: string[]])[] = [
  ['05', 'EC2NodeClass'], ['06', 'NodePool'],
  ['07', 'Namespace'], ['10', 'ServiceAccount'], ['20', 'ConfigMap'], ['25', 'PersistentVolume'], ['30', 'PersistentVolumeClaim'], ['40', 'NetworkPolicy'], ['50', 'Service'], ['55', 'Job'], ['60', 'Deployment', 'LeaderWorkerSet', 'RayService'],
  ['70', 'PodDisruptionBudget', 'ScaledObject', 'HorizontalPodAutoscaler'], ['75', 'CronJob'], ['80', 'PodMonitor', 'PrometheusRule', 'DaemonSet'], ['90', 'HTTPRoute'],
];

/** After every kind that is known. */
const OTHERS = '99-other.yaml';

/** The files of a chart, one for each kind of object, in the order in which they are applied. */
export function manifestFiles(chart: ServingChart): ManifestFile[] {
  const manifests = chart.toJson();
  const others = manifests.filter(({ kind }) => !ORDER.some(([, ...kinds]) => kinds.includes(kind)));
  const known = ORDER.flatMap(([number, ...kinds]) => kinds.map((kind) => ({ name: `${number}-${kind.toLowerCase()}.yaml`, group: manifests.filter((manifest) => manifest.kind === kind) })));
  return [...known, { name: OTHERS, group: others }].flatMap(({ name, group }) => (group.length === 0 ? [] : [{ name, text: Yaml.stringify(...group.map(byKey)) }]));
}

/** Keys in one order whatever the environment says to the framework. */
function byKey(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byKey);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, byKey(item)]));
}
