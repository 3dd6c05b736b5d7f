import { INSTANCE_TYPE_LABEL, nodeSelectorOf } from '../../container/placement';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const nodeTypePinned: Rule = {
  code: 'NODE_TYPE_ASSUMED',
  area: 'capacity',
  law: 'the node selector names the instance type that the plan was made for',
  why: 'in a pool of several types a pod may land on a smaller one, where the model does not fit, or on a larger one, which costs more',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { plan, deployment: { kubernetes } } = subject;
    const selector = nodeSelectorOf(kubernetes, plan.instanceType);
    if (!makesPods(subject) || INSTANCE_TYPE_LABEL in selector) return [];
    const given = Object.entries(selector).map(([label, value]) => `${label}: ${value}`).join(', ');
    return [{
      path: 'kubernetes.nodeSelector',
      message: `pods stand on any node with ${given}; the plan takes it for a ${plan.instanceType}`,
      remedy: `see to it that these nodes are ${plan.instanceType}, or add ${INSTANCE_TYPE_LABEL}: ${plan.instanceType} to the selector`,
      value: given,
      limit: plan.instanceType,
    }];
  },
};
