import { Severity } from '../../../finding/severity';
import { listAt, textAt } from '../../fields';
import { sameNamespace } from '../../manifest';
import { secondsOf } from '../../units';
import type { ManifestRule } from '../rule';

/** Envoy's own time-out of a route. */
const DEFAULT_SECONDS = 15;

/** A long answer streams for minutes; below this a route is surely not made for generation. Our judgement. */
const LEAST_SECONDS = 120;

export const routeWaitsForAnswers: ManifestRule = {
  code: 'ROUTE_TIMEOUT_CUTS_ANSWERS',
  area: 'time-outs',
  law: 'a route to an engine says how long an answer may take, and it is minutes',
  why: 'gateways cut a stream at their own default, in the middle of an answer',
  severity: Severity.WARNING,
  check: (scope) => scope.of('HTTPRoute').flatMap((object) => listAt(object.body, 'spec', 'rules').flatMap((rule, index) => {
    const toEngine = listAt(rule, 'backendRefs').some((reference) => textAt(reference, 'kind') === 'InferencePool'
      || scope.engines.some((engine) => sameNamespace(engine.object, object) && scope.servicesOf(engine.pod).some(({ name }) => name === textAt(reference, 'name'))));
    if (!toEngine) return [];
    const given = textAt(rule, 'timeouts', 'request');
    const seconds = given === undefined ? undefined : secondsOf(given);
    if (seconds === 0 || (seconds !== undefined && seconds >= LEAST_SECONDS) || (given !== undefined && seconds === undefined)) return [];
    return [{
      object, at: ['spec', 'rules', index, ...(given === undefined ? [] : ['timeouts', 'request'])],
      message: given === undefined ? `the route has no timeouts.request: some gateways then cut every answer after ${DEFAULT_SECONDS} s` : `the route cuts every answer after ${given}`,
      remedy: 'set timeouts: { request: 600s }, longer than the longest answer',
      value: given ?? `${DEFAULT_SECONDS} s`,
      limit: `${LEAST_SECONDS} s`,
    }];
  })),
};
