import { Exposure, Platform, Profile } from '../../../lib/deployment/enums';
import { givenScaling } from '../../support/scaling';
import { FRAMEWORK } from '../../support/framework';
import type { RuleCases } from './cases';

export const scalingCases: RuleCases = {
  REPLICAS_WITHOUT_LOAD_BALANCER: {
    fires: [{ when: 'machines have no common address', given: { service: { replicas: 2, access: { exposure: Exposure.NONE } } }, says: /2 replicas/, at: 'access.exposure' }],
    silent: [
      { when: 'a load balancer stands in front', given: { service: { replicas: 2 } } },
      { when: 'there is one', given: { service: { access: { exposure: Exposure.NONE } } } },
      { when: 'a Service stands in front', given: { deployment: { platforms: [Platform.KUBERNETES] }, service: { replicas: 2, access: { exposure: Exposure.NONE } } } },
    ],
  },
  SINGLE_REPLICA: {
    fires: [{ when: 'one replica serves users', given: { deployment: { profile: Profile.PROD } }, says: /1 replica serves under the profile prod/, at: 'scaling.min' }],
    silent: [{ when: 'it is a trial', given: {} }, { when: 'there are two', given: { deployment: { profile: Profile.PROD }, service: { replicas: 2 } } }],
  },
  FRAMEWORK_OWNS_REPLICAS: {
    fires: [{ when: 'a range is asked for', given: { engineVersion: { framework: FRAMEWORK }, plan: { scaling: givenScaling() } }, says: /range of 2 to 8 replicas.*toy-serve/, at: 'scaling.max' }],
    silent: [{ when: 'their number is fixed', given: { engineVersion: { framework: FRAMEWORK } } }, { when: 'there is no framework', given: { plan: { scaling: givenScaling() } } }],
  },
};
