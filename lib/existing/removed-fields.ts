import type { FieldPath } from './fields';

/** A field that people write and that a custom resource does not have. */
export interface RemovedField {
  readonly kind: string;
  /** Beginning of the API version. */
  readonly group: string;
  readonly field: FieldPath;
  readonly why: string;
  readonly remedy: string;
}

/** Samples of 26 projects against their own resource definitions, read and run 2026-11-22. */
export const REMOVED_FIELDS: readonly RemovedField[] = [
  { kind: 'LLMInferenceService', group: 'serving.kserve.io/', field: ['spec', 'workload'], why: 'samples have it, the definition does not', remedy: 'write replicas, template and worker directly below spec' },
  { kind: 'PodAutoscaler', group: 'autoscaling.aibrix.ai/', field: ['spec', 'behavior'], why: 'samples have it, the definition does not', remedy: 'remove it' },
  { kind: 'InferencePool', group: 'inference.networking.k8s.io/', field: ['spec', 'targetPortNumber'], why: 'since v1 it is targetPorts[].number', remedy: 'write targetPorts: [{ number: … }]' },
];
