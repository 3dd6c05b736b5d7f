import { Yaml } from 'cdk8s';
import type { ServingChart } from './serving-chart';

/** A file of manifests. */
export interface ManifestFile {
  /** Its name, which sorts in the order in which files are applied. */
  readonly name: string;

  /** YAML. */
  readonly text: string;
}

/** What must stand before what: files before the pods that mount them, fences before those they fence in. */
const ORDER = [
  ['ServiceAccount'], ['ConfigMap'], ['PersistentVolumeClaim'], ['NetworkPolicy'], ['Service'], ['Deployment', 'LeaderWorkerSet', 'RayService'], ['PodDisruptionBudget', 'ScaledObject', 'HorizontalPodAutoscaler'], ['PodMonitor', 'PrometheusRule'], ['HTTPRoute'],
];

/** After every kind that is known; two digits, or it would sort before them. */
const OTHERS = '99-other.yaml';

/** The files of a chart, one for each kind of object, in the order in which they are applied. */
export function manifestFiles(chart: ServingChart): ManifestFile[] {
  const manifests = chart.toJson();
  const others = manifests.filter(({ kind }) => !ORDER.flat().includes(kind));
  const known = ORDER.flatMap((kinds, index) => kinds.map((kind) => ({ name: `${index + 1}0-${kind.toLowerCase()}.yaml`, group: manifests.filter((manifest) => manifest.kind === kind) })));
  return [...known, { name: OTHERS, group: others }].flatMap(({ name, group }) => (group.length === 0 ? [] : [{ name, text: Yaml.stringify(...group.map(byKey)) }]));
}

/** Keys in one order whatever the environment says to the framework. */
function byKey(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byKey);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, byKey(item)]));
}
