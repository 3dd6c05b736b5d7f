import { Platform } from '../../lib/deployment/enums';
import { VLLM_METRICS } from '../../lib/engine/vllm-metrics';
import { watchOf, type Watch } from '../../lib/alerts/watch';
import type { Subject } from '../../lib/rules/rule';
import { givenScaling } from './scaling';
import { givenSubject, type Changes } from './subject';

/** A service that promises, scales and shows everything that can be watched; say only what the test is about. */
export function givenWatched({ service, plan, engineVersion, ...changes }: Changes<Subject> = {}): Subject {
  return givenSubject({
    service: { spareAccelerator: true, replicas: 2, ...service, workload: { slo: { ttftP95Ms: 1500, tpotP95Ms: 50 }, ...service?.workload } },
    plan: { replicas: 2, scaling: givenScaling(), ...plan },
    engineVersion: { metrics: VLLM_METRICS, ...engineVersion },
    ...changes,
  });
}

/** How it is watched on a platform. */
export function watchOn(platform: Platform, changes: Changes<Subject> = {}): Watch {
  return watchOf(givenWatched(changes), platform);
}
