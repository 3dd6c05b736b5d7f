import { Severity } from '../../../finding/severity';
import { numberAt, textAt } from '../../fields';
import { nameOf } from '../../manifest';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation } from '../rule';

export const oneOwnerOfReplicas: ManifestRule = {
  code: 'REPLICAS_HAVE_TWO_OWNERS',
  area: 'scaling',
  law: 'one thing decides how many replicas there are',
  why: 'two scalers undo each other, and a fixed number in the manifest undoes them at every apply',
  severity: Severity.ERROR,
  check: (scope) => [...scope.objects.flatMap((object) => ofWorkload(scope, object)), ...scope.of('NIMService').flatMap((object) => {
    if (numberAt(object.body, 'spec', 'replicas') === undefined || textAt(object.body, 'spec', 'scale', 'enabled') !== 'true') return [];
    return [{ object, at: ['spec', 'replicas'], message: 'replicas and scale.enabled are both set: the resource definition refuses them together', remedy: 'remove spec.replicas, scale.hpa decides' }];
  })],
};

function ofWorkload(scope: Scope, object: Scope['objects'][number]): ManifestViolation[] {
  const scalers = object.kind.endsWith('Autoscaler') || object.kind === 'ScaledObject' ? [] : scope.scalersOf(object);
  const [, second] = scalers;
  if (second) {
    return [{
      object: second, at: ['spec', 'scaleTargetRef'], message: `${scalers.map(nameOf).join(' and ')} scale the same ${nameOf(object)}`,
      remedy: second.kind === scalers[0].kind ? 'keep one, with all metrics in it' : 'keep one: a ScaledObject makes an HPA of its own',
    }];
  }
  if (scalers.length === 0 || numberAt(object.body, 'spec', 'replicas') === undefined) return [];
  return [{
    object, at: ['spec', 'replicas'], message: `replicas is ${textAt(object.body, 'spec', 'replicas')} here, and ${nameOf(scalers[0])} scales it`,
    remedy: 'leave spec.replicas out', severity: Severity.WARNING,
  }];
}
