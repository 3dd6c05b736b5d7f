import type { PatchedObject } from '../../patch/apply-patches';
import type { Body } from '../../patch/rendering';
import type { Violation } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { mapsAt, type Json } from './json';
import type { PatchRule } from './patch-rule';
import { podsIn } from './pods';
import { shown } from './words';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];

export const probesStayPatient: PatchRule = {
  code: 'PATCH_WEAKENS_PROBE',
  area: 'patches',
  law: 'a patch leaves every probe where it asks, and at least as patient',
  why: 'the plan derives each probe from the start time line and the longest stall; an impatient one kills a replica while it loads, a missing one keeps a dead one',
  severity: ALWAYS_ERROR,
  check: ({ hits }) => hits.flatMap((hit) => PROBES.flatMap((probe) => ofProbe(hit, probe))),
};

function ofProbe({ name, before, after }: PatchedObject, probe: string): Violation[] {
  const now = new Map(probesIn(after, probe));
  return probesIn(before, probe).flatMap(([container, was]) => {
    const is = now.get(container);
    const problem = problemOf(was, is);
    return problem === undefined ? [] : [{
      path: 'merge.spec',
      message: `the ${probe} of ${container} in '${name}' ${problem}`,
      remedy: 'leave the probe as it was derived; a longer start is said in storage.throughputMBps, a longer stall in workload.longestSilence',
      value: shown(is),
      limit: shown(was),
    }];
  });
}

function probesIn(body: Body, probe: string): [container: string, probe: Json][] {
  return podsIn(body).flatMap((pod) => [...mapsAt(pod, 'initContainers'), ...mapsAt(pod, 'containers')]).filter((container) => container[probe] !== undefined).map((container) => [String(container.name), container[probe] as Json]);
}

function problemOf(was: Json, is: Json | undefined): string | undefined {
  if (is === undefined) return 'is gone';
  const handler = was.exec === undefined ? 'httpGet' : 'exec';
  if (shown(is[handler]) !== shown(was[handler])) return `asks ${shown(is[handler])}, ${shown(was[handler])} was decided`;
  const [before, after] = [patienceOf(was), patienceOf(is)];
  return after < before ? `gives up after ${after} s, ${before} s were decided` : undefined;
}

/** Seconds until it gives up; what is not said is the default of Kubernetes (10 s, 3 tries). */
const patienceOf = ({ periodSeconds = 10, failureThreshold = 3 }: Json): number => Number(periodSeconds) * Number(failureThreshold);
