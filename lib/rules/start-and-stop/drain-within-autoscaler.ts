import { EksNodes } from '../../deployment/eks-props';
import { nodesOf, onClustersOfOthers } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

/** Cluster Autoscaler waits this long for a pod, whatever its own grace says (`--max-graceful-termination-sec`, default 600; kubernetes/kubernetes#94435). */
const USUAL_SECONDS = 600;

export const drainWithinAutoscaler: Rule = {
  code: 'DRAIN_BEYOND_AUTOSCALER',
  area: 'start and stop',
  law: 'a pod drains within the time that Cluster Autoscaler gives it',
  why: 'when a node is scaled in, the autoscaler takes it away after its own limit, not after the grace of the pod',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { totalSeconds } = subject.plan.drain;
    // Karpenter and Auto Mode are told how long a machine may take
    const scaledByIt = onClustersOfOthers(subject) || nodesOf(subject)?.nodes === EksNodes.NODE_GROUP;
    if (!scaledByIt || totalSeconds <= USUAL_SECONDS) return [];
    return [{
      path: 'workload.longestGeneration',
      message: `draining takes ${totalSeconds} s, Cluster Autoscaler waits ${USUAL_SECONDS} s unless told otherwise`,
      remedy: `raise its --max-graceful-termination-sec to ${totalSeconds}, keep it off these nodes, or shorten workload.longestGeneration`,
      value: `${totalSeconds} s`,
      limit: `${USUAL_SECONDS} s`,
    }];
  },
};
