import { nodesOf } from '../questions';
import { isReservedLabel } from '../../nodes/node-plan';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** What machines say of themselves (Kubernetes, "Well-Known Labels"; Karpenter and Auto Mode, their own domains). */
const KNOWN = /^(node\.kubernetes\.io\/instance-type|topology\.kubernetes\.io\/(zone|region)|kubernetes\.io\/(arch|os)|karpenter\.sh\/capacity-type|karpenter\.k8s\.aws\/.+|eks\.amazonaws\.com\/.+)$/;

export const nodeLabelsFree: Rule = {
  code: 'NODE_LABEL_NOT_OURS',
  area: 'capacity',
  law: 'the labels that pods select machines by are labels that machines made for them can have',
  why: 'a label of a reserved domain is refused when machines are made, and the pods find none',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const nodes = nodesOf(subject);
    const selected = Object.keys(nodes ? subject.deployment.kubernetes.nodeSelector ?? {} : {});
    return selected.filter((label) => isReservedLabel(label) && !KNOWN.test(label)).map((label) => ({
      path: `kubernetes.nodeSelector.${label}`,
      message: `no machine that is made here can have the label ${label}`,
      remedy: 'select by a label of your own domain, or by instance type, zone or architecture',
      value: label,
    }));
  },
};
