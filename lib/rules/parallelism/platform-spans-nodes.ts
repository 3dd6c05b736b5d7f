import { nodesOf } from '../../plan/cut';
import { platformFacts, platformsWhere } from '../../platform/platforms';
import { listed } from '../questions';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const platformSpansNodes: PlanRule = {
  code: 'NODES_BEYOND_PLATFORM',
  area: 'parallelism',
  law: 'a replica spans several machines only on a platform that starts, stops and replaces them as one',
  why: 'machines that outlive a lost member hold their devices and answer nobody',
  severity: ALWAYS_ERROR,
  check: ({ deployment: { platforms }, plan: { cut } }) => {
    const unable = platformsWhere(platforms, ({ groups }) => !groups);
    if (nodesOf(cut) === 1 || unable.length === 0) return [];
    const names = unable.map((platform) => platformFacts(platform).words);
    return [{
      path: 'hardware.nodes',
      message: `a replica spans ${nodesOf(cut)} machines, and nothing on ${listed(names)} starts, stops and replaces several machines as one`,
      remedy: `take ${listed(unable)} out of platforms: a group of machines stands on a Kubernetes cluster with LeaderWorkerSet or KubeRay`,
      value: String(nodesOf(cut)),
      limit: '1',
    }];
  },
};
