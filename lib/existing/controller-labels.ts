import type { FieldPath } from './fields';

/** Labels that a controller gives the pods of a template, whatever stands in it: LeaderWorkerSet v0.10.0, KubeRay v1.7.0 (read 2026-11-22). */
const BY_TEMPLATE: { readonly [template: string]: { readonly [label: string]: string } } = {
  leaderTemplate: { 'leaderworkerset.sigs.k8s.io/worker-index': '0' },
  workerTemplate: { 'leaderworkerset.sigs.k8s.io/worker-index': '1' },
  headGroupSpec: { 'ray.io/node-type': 'head' },
  workerGroupSpecs: { 'ray.io/node-type': 'worker' },
};

/** Labels of a pod that stand in no manifest. */
export function controllerLabels(path: FieldPath): { readonly [label: string]: string } {
  return Object.assign({}, ...path.map((part) => BY_TEMPLATE[String(part)] ?? {}));
}
