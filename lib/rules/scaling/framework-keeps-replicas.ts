import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const frameworkKeepsReplicas: Rule = {
  code: 'FRAMEWORK_OWNS_REPLICAS',
  area: 'scaling',
  law: 'replicas inside the cluster of a framework are a fixed number',
  why: 'the framework moves replicas and members by itself: a scaler from outside takes members away under running answers',
  severity: ALWAYS_ERROR,
  check: ({ plan: { scaling }, engineVersion: { framework } }) => {
    if (!framework || !scaling) return [];
    return [{
      path: 'scaling.max',
      message: `a range of ${scaling.min} to ${scaling.max} replicas is asked for, and ${framework.name} keeps a fixed number here`,
      remedy: `set scaling.max to ${scaling.min}, or leave framework out`,
      value: String(scaling.max),
      limit: String(scaling.min),
    }];
  },
};
