import { Platform } from '../../../lib/deployment/enums';
import type { RuleCases } from './cases';

const elsewhere = { aws: { region: 'eu-west-1' } };
const podsOnly = [Platform.KUBERNETES];

export const capacityCases: RuleCases = {
  TYPE_NOT_IN_REGION: {
    fires: [{ when: 'the region lacks it', given: { deployment: elsewhere }, says: /eu-west-1 does not offer g6e\.2xlarge/, at: 'aws.region' }],
    silent: [
      { when: 'the region offers it', given: {} },
      { when: 'nobody read where it is offered', given: { deployment: elsewhere, instanceType: { regions: [] } } },
      { when: 'nothing is made on AWS', given: { deployment: { ...elsewhere, platforms: podsOnly } } },
    ],
  },
  TYPE_RESERVED_ONLY: {
    fires: [{ when: 'it is sold in blocks only', given: { instanceType: { reservedOnly: true } }, says: /no on-demand price/, at: 'hardware.instanceType' }],
    silent: [{ when: 'it is sold on demand', given: {} }, { when: 'nodes are there already', given: { instanceType: { reservedOnly: true }, deployment: { platforms: podsOnly } } }],
  },
  QUOTA_NEEDED: {
    fires: [
      { when: 'machines are made', given: { plan: { replicas: 2 } }, says: /2 × g6e\.2xlarge count as 16 vCPUs against quota L-DB2E81BA/, at: 'hardware.instanceType' },
      { when: 'an update needs one more', given: { service: { spareAccelerator: true } }, says: /2 × .* 16 vCPUs.*one of them while/, at: 'hardware.instanceType' },
    ],
    silent: [{ when: 'none are made', given: { deployment: { platforms: podsOnly } } }],
  },
  PRICE_UNKNOWN: {
    fires: [{ when: 'the catalogue has none', given: { plan: { cost: { region: 'eu-north-1', usdPerInstanceHour: undefined } } }, says: /g6e\.2xlarge in eu-north-1/, at: 'hardware.instanceType' }],
    silent: [{ when: 'the catalogue has one', given: {} }],
  },
  INSTANCE_FACTS_UNVERIFIED: {
    fires: [{ when: 'a fact is in doubt', given: { instanceType: { unverified: ['usable memory'] } }, says: /g6e\.2xlarge: usable memory/, at: 'hardware.instanceType' }],
    silent: [{ when: 'none is', given: {} }],
  },
  TYPE_IN_ONE_ZONE: {
    fires: [{ when: 'one zone offers it', given: { instanceType: { zoneIds: { 'us-east-1': ['use1-az6'] } } }, says: /one zone of us-east-1, use1-az6/, at: 'aws.region' }],
    silent: [{ when: 'two offer it', given: {} }, { when: 'nobody knows', given: { instanceType: { zoneIds: { 'us-east-1': undefined } } } }],
  },
  SPARE_NEEDED_FOR_UPDATES: {
    fires: [{ when: 'a spare is promised', given: { service: { spareAccelerator: true } }, says: /replica 2 before.*2\.24 USD/, at: 'scaling.spareAccelerator' }],
    silent: [{ when: 'none is', given: {} }],
  },
};
