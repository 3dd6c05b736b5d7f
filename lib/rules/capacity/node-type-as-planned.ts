import { INSTANCE_TYPE_LABEL } from '../../container/placement';
import { isDeployTime, makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const nodeTypeAsPlanned: Rule = {
  code: 'NODE_TYPE_CONFLICT',
  area: 'capacity',
  law: 'pods stand on the instance type that they were sized for',
  why: 'memory, cut, clocks and cost were decided for one type, and the node selector asks for another',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { plan, deployment: { kubernetes } } = subject;
    const selected = kubernetes.nodeSelector?.[INSTANCE_TYPE_LABEL];
    if (!makesPods(subject) || selected === undefined || selected === plan.instanceType || isDeployTime(selected)) return [];
    return [{
      path: `kubernetes.nodeSelector.${INSTANCE_TYPE_LABEL}`,
      message: `pods are placed on ${selected}, the plan was made for ${plan.instanceType}`,
      remedy: 'give hardware.instanceType and the node selector the same type, or leave the label out of the selector',
      value: selected,
      limit: plan.instanceType,
    }];
  },
};
