import { Platform } from '../../../lib/deployment/enums';
import { TWO_NODES } from '../../support/group';
import type { RuleCases } from './cases';

const elsewhere = { aws: { region: 'eu-west-1' } };
const podsOnly = [Platform.KUBERNETES];

const TYPE = 'node.kubernetes.io/instance-type';
const selecting = (nodeSelector: { [label: string]: string }) => ({ deployment: { kubernetes: { nodeSelector } } });

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
  NODE_TYPE_CONFLICT: {
    fires: [{ when: 'the selector asks for another type', given: selecting({ [TYPE]: 'g5.xlarge' }), says: /placed on g5\.xlarge, the plan was made for g6e\.2xlarge/, at: `kubernetes.nodeSelector.${TYPE}` }],
    silent: [
      { when: 'it asks for the same', given: selecting({ [TYPE]: 'g6e.2xlarge' }) },
      { when: 'nothing is selected', given: {} },
      { when: 'it is known at deployment only', given: selecting({ [TYPE]: '${Token[Type.1]}' }) },
      { when: 'no pods are made', given: { deployment: { platforms: [Platform.EC2], kubernetes: { nodeSelector: { [TYPE]: 'g5.xlarge' } } } } },
    ],
  },
  NODE_TYPE_ASSUMED: {
    fires: [{ when: 'the selector names a pool', given: selecting({ pool: 'gpu' }), says: /any node with pool: gpu; the plan takes it for a g6e\.2xlarge/, at: 'kubernetes.nodeSelector' }],
    silent: [
      { when: 'nothing is selected: the type is', given: selecting({}) },
      { when: 'the type is among it', given: selecting({ pool: 'gpu', [TYPE]: 'g6e.2xlarge' }) },
      { when: 'no pods are made', given: { deployment: { platforms: [Platform.EC2], kubernetes: { nodeSelector: { pool: 'gpu' } } } } },
    ],
  },
  GROUP_PLACED_ONE_BY_ONE: {
    fires: [{ when: 'nothing admits a group as a whole', given: { plan: { cut: TWO_NODES }, service: { replicas: 3 } }, says: /3 groups of 2 pods need 6 × g6e\.2xlarge/, at: 'kubernetes.queue' }],
    silent: [{ when: 'a queue does', given: { plan: { cut: TWO_NODES }, deployment: { kubernetes: { queue: 'gpu' } } } }, { when: 'a replica is one pod', given: {} }],
  },
};
