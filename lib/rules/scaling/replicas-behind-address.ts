import { Exposure } from '../../deployment/enums';
import { onBoxes } from '../questions';
import { mostReplicas } from '../../scaling/most-replicas';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const replicasBehindAddress: Rule = {
  code: 'REPLICAS_WITHOUT_LOAD_BALANCER',
  area: 'scaling',
  law: 'several replicas on machines stand behind one address',
  why: 'without it every caller must find the machines and share the load out itself',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { access } = subject.service;
    const replicas = mostReplicas(subject.service);
    if (!onBoxes(subject) || replicas <= 1 || access.exposure !== Exposure.NONE) return [];
    return [{
      path: 'access.exposure',
      message: `${replicas} replicas run without a load balancer`,
      remedy: 'set access.exposure to internal, or run one replica',
      value: Exposure.NONE,
    }];
  },
};
