import type { Body } from '../../patch/rendering';
import { at } from './json';

/** Where an object of a kind keeps its pods; one of another kind keeps at most one. */
const TEMPLATES: { readonly [kind: string]: readonly string[] } = {
  RayService: ['spec.rayClusterConfig.headGroupSpec.template', 'spec.rayClusterConfig.workerGroupSpecs.0.template'],
  CronJob: ['spec.jobTemplate.spec.template'],
  LeaderWorkerSet: ['spec.leaderWorkerTemplate.leaderTemplate', 'spec.leaderWorkerTemplate.workerTemplate'],
};

/** Paths of the pods in an object. */
export function podPaths({ kind }: Body): string[] {
  return (TEMPLATES[String(kind)] ?? ['spec.template']).map((template) => `${template}.spec`);
}

/** Every pod of an object, empty where a path ends early. */
export function podsIn(body: Body): unknown[] {
  return podPaths(body).map((path) => at(body, path) ?? {});
}
