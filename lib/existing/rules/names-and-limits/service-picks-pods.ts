import { Severity } from '../../../finding/severity';
import { fieldsAt } from '../../fields';
import { sameNamespace } from '../../manifest';
import type { ManifestRule } from '../rule';

/** Labels that operators put on pods they make. */
const BY_OPERATOR = /^(ray\.io|leaderworkerset\.sigs\.k8s\.io|serving\.|serving\.kserve\.io|grove\.io|apps\.kubernetes\.io|statefulset\.kubernetes\.io|batch\.kubernetes\.io|model\.aibrix\.ai)\/?/;

export const servicePicksPods: ManifestRule = {
  code: 'SELECTOR_PICKS_NOTHING',
  area: 'names and limits',
  law: 'the selector of a Service, a disruption budget, a network policy or a pool picks pods',
  why: 'a selector that picks nothing is no error: requests get no answer, the budget and the policy protect nothing',
  severity: Severity.WARNING,
  check: (scope) => scope.of('Service', 'PodDisruptionBudget', 'NetworkPolicy', 'InferencePool').flatMap((object) => {
    const field = { Service: 'selector', NetworkPolicy: 'podSelector' }[object.kind] ?? 'selector';
    const selector = fieldsAt(object.body, 'spec', field);
    const keys = Object.keys('matchLabels' in selector ? fieldsAt(selector, 'matchLabels') : selector);
    const near = scope.pods.filter((pod) => sameNamespace(pod.object, object));
    if (keys.length === 0 || near.length === 0 || keys.some((key) => BY_OPERATOR.test(key)) || scope.picked(object, selector).length > 0) return [];
    return [{
      object, at: ['spec', field],
      message: `the selector ${JSON.stringify(fieldsAt('matchLabels' in selector ? selector['matchLabels'] : selector))} picks no pod that was read`,
      remedy: `write it as the labels of the pods, such as ${JSON.stringify(near[0].labels)}`,
    }];
  }),
};
