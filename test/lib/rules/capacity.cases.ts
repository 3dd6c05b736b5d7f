import { TWO_NODES } from '../../support/group';
import { instanceType } from '../../../lib/accelerator/catalogue';
import { CapacityKind, type CapacitySourceProps } from '../../../lib/deployment/capacity-props';
import { Platform, Profile } from '../../../lib/deployment/enums';
import { RolloutStrategy } from '../../../lib/deployment/rollout-props';
import { Severity } from '../../../lib/finding/severity';
import { givenScaling } from '../../support/scaling';
import type { RuleCases } from './cases';

const elsewhere = { aws: { region: 'eu-west-1' } };
const podsOnly = [Platform.KUBERNETES];

const TYPE = 'node.kubernetes.io/instance-type';
const selecting = (nodeSelector: { [label: string]: string }) => ({ deployment: { kubernetes: { nodeSelector } } });

const { ON_DEMAND, SPOT, RESERVED, CAPACITY_BLOCK } = CapacityKind;
const BLOCK: CapacitySourceProps = { kind: CAPACITY_BLOCK, replicas: 1, reservation: 'cr-0123456789abcdef0', zone: 'use1-az1', ends: '2027-01-08T11:30:00Z' };
const boxes = { platforms: [Platform.EC2] };
const range = (min: number, max: number) => ({ replicas: min, scaling: { min, max } });
const from = (capacity: CapacitySourceProps[], [min, max]: [number, number] = [1, 1], alternatives: string[] = []) => ({
  deployment: boxes, service: { capacity, alternatives }, plan: min === max ? { replicas: min } : range(min, max), alternatives: alternatives.map((name) => instanceType(name)),
});
const warm = (capacity: CapacitySourceProps[]) => ({ ...from(capacity, [1, 4]), service: { capacity, scaling: { warmPool: 2 } } });
const onPods = (capacity: CapacitySourceProps[]) => ({ ...from(capacity), deployment: { platforms: podsOnly } });

export const capacityCases: RuleCases = {
  CAPACITY_TOO_SMALL: {
    fires: [{ when: 'every source has a limit', given: from([{ kind: RESERVED, replicas: 2 }, { kind: SPOT, replicas: 2 }], [2, 8]), says: /hold 4 replicas together, up to 8/, at: 'hardware.capacity' }],
    silent: [
      { when: 'the last has none', given: from([{ kind: RESERVED, replicas: 2 }, { kind: ON_DEMAND }], [2, 8]) },
      { when: 'a block takes another over', given: from([BLOCK, { ...BLOCK, starts: '2027-01-07T11:30:00Z' }]) },
      { when: 'nodes are there already', given: onPods([{ kind: SPOT, replicas: 1 }]) },
    ],
  },
  SOURCE_NEVER_ASKED: {
    fires: [
      { when: 'the source before it has no limit', given: from([{ kind: SPOT }, { kind: ON_DEMAND }]), says: /no replica is left for on-demand/, at: 'hardware.capacity.1' },
      { when: 'both are one group', given: from([{ kind: ON_DEMAND }, { kind: SPOT }]), says: /no replica is left for spot/, at: 'hardware.capacity.1' },
    ],
    silent: [
      { when: 'a floor stands before it', given: from([{ kind: ON_DEMAND, replicas: 1 }, { kind: SPOT }], [2, 3]) },
      { when: 'the market stands behind a reservation', given: from([{ kind: RESERVED }, { kind: ON_DEMAND }]) },
    ],
  },
  SOURCE_NOT_SOLD: {
    fires: [
      { when: 'the type has no blocks', given: from([BLOCK]), says: /g6e\.2xlarge is not sold as capacity-block/, at: 'hardware.capacity.0.kind' },
      { when: 'an alternative is never idle', given: { ...from([{ kind: SPOT }], [1, 1], ['p6e-gb200.36xlarge']), instanceType: { spotQuotaCode: 'L-3819A6DF' } }, says: /p6e-gb200\.36xlarge is not sold as spot/, at: 'hardware.capacity.0.kind' },
    ],
    silent: [
      { when: 'it is sold so', given: { ...from([BLOCK, { kind: SPOT }]), instanceType: { capacityBlock: true, spotQuotaCode: 'L-3819A6DF' } } },
      { when: 'nodes are there already', given: onPods([{ kind: SPOT }]) },
    ],
  },
  SOURCE_ZONE_UNKNOWN: {
    fires: [
      { when: 'no zone of that id offers the type', given: from([{ kind: RESERVED, zone: 'use1-az9' }]), says: /use1-az9 is none of the zones use1-az1, use1-az4/, at: 'hardware.capacity.0.zone' },
      { when: 'a name says nothing in a network that is made', given: from([{ kind: RESERVED, zone: 'us-east-1a' }]), says: /us-east-1a is none/, at: 'hardware.capacity.0.zone' },
    ],
    silent: [
      { when: 'it is one of them', given: from([{ kind: RESERVED, zone: 'use1-az4' }]) },
      { when: 'the imported network has it', given: { ...from([{ kind: RESERVED, zone: 'us-east-1a' }]), deployment: { ...boxes, aws: { imports: { vpc: { id: 'vpc-1', zones: ['us-east-1a', 'us-east-1b'], privateSubnets: [] } } } } } },
      { when: 'nobody knows the zones', given: { ...from([{ kind: RESERVED, zone: 'use1-az9' }]), instanceType: { zoneIds: { 'us-east-1': undefined } } } },
    ],
  },
  SOURCE_FIELD_UNUSED: {
    fires: [
      { when: 'a spot machine has a reservation', given: from([{ kind: SPOT, reservation: 'cr-0123456789abcdef0' }]), says: /reservation has no effect on a source of the kind spot/, at: 'hardware.capacity.0' },
      { when: 'a reservation ends', given: from([{ kind: RESERVED, ends: '2027-01-08T11:30:00Z' }]), says: /ends has no effect/, at: 'hardware.capacity.0' },
    ],
    silent: [{ when: 'a block ends', given: from([BLOCK]) }, { when: 'nothing is told', given: from([{ kind: SPOT }]) }],
  },
  CAPACITY_NOT_OURS: {
    fires: [
      { when: 'nodes are there already', given: onPods([{ kind: SPOT }]), says: /Kubernetes takes no notice of hardware\.capacity/, at: 'hardware.capacity' },
      { when: 'the cluster of tasks brings machines', given: { ...from([{ kind: SPOT }]), deployment: { platforms: [Platform.ECS], aws: { imports: { cluster: { name: 'models' } } } } }, says: /Amazon ECS takes no notice of hardware\.capacity/, at: 'hardware.capacity' },
    ],
    silent: [{ when: 'machines are made', given: from([{ kind: SPOT }]) }, { when: 'nothing is told', given: { deployment: { platforms: podsOnly } } }],
  },
  BLOCK_INCOMPLETE: {
    fires: [{ when: 'its id and zone are missing', given: from([{ kind: CAPACITY_BLOCK, replicas: 1, ends: '2027-01-08T11:30:00Z' }]), says: /lacks reservation, zone/, at: 'hardware.capacity.0' }],
    silent: [{ when: 'all is told', given: from([BLOCK]) }, { when: 'it is no block', given: from([{ kind: RESERVED }]) }, { when: 'nodes are there already', given: onPods([{ kind: CAPACITY_BLOCK }]) }],
  },
  BLOCK_TOO_SHORT: {
    fires: [{ when: 'it ends before its machines serve', given: from([{ ...BLOCK, starts: '2027-01-08T11:00:00Z' }]), says: /serves nothing: machines need \d+ s/, at: 'hardware.capacity.0.ends' }],
    silent: [{ when: 'it lasts a day', given: from([{ ...BLOCK, starts: '2027-01-07T11:30:00Z' }]) }, { when: 'it has started', given: from([BLOCK]) }],
  },
  BLOCK_HAND_OVER_GAP: {
    fires: [{ when: 'the next starts as it ends', given: { ...from([BLOCK, { ...BLOCK, starts: '2027-01-08T11:30:00Z', ends: '2027-01-09T11:30:00Z' }]), deployment: { ...boxes, profile: Profile.PROD } }, says: /drain at 2027-01-08T10:4/, at: 'hardware.capacity.1.starts', severity: Severity.ERROR }],
    silent: [
      { when: 'the next starts hours before', given: from([BLOCK, { ...BLOCK, starts: '2027-01-08T05:30:00Z', ends: '2027-01-09T11:30:00Z' }]) },
      { when: 'blocks stand beside each other', given: from([BLOCK, BLOCK], [2, 2]) },
    ],
  },
  BLOCK_ENDS_ALONE: {
    fires: [{ when: 'nothing else serves', given: from([BLOCK]), says: /from 2027-01-08T10:\S+ on nothing serves/, at: 'hardware.capacity.0.ends' }],
    silent: [{ when: 'another source serves', given: from([BLOCK, { kind: ON_DEMAND }], [2, 2]) }, { when: 'there is no block', given: {} }],
  },
  SPOT_WITHOUT_FLOOR: {
    fires: [
      { when: 'every replica is on spot', given: { ...from([{ kind: SPOT }], [2, 2]), deployment: { ...boxes, profile: Profile.PROD } }, says: /at 2 replicas every one stands on a spot machine/, at: 'hardware.capacity.0' },
      { when: 'the floor comes last', given: from([{ kind: SPOT, replicas: 2 }, { kind: ON_DEMAND }], [2, 4]), says: /at 2 replicas/, at: 'hardware.capacity.0' },
    ],
    silent: [
      { when: 'one replica stays', given: from([{ kind: ON_DEMAND, replicas: 1 }, { kind: SPOT }], [2, 4]) },
      { when: 'there is no spot', given: {} },
      { when: 'nodes are there already', given: onPods([{ kind: SPOT }]) },
    ],
  },
  SPOT_OF_ONE_TYPE: {
    fires: [{ when: 'nothing stands in for it', given: from([{ kind: SPOT }]), says: /of g6e\.2xlarge alone/, at: 'hardware.capacity.0' }],
    silent: [{ when: 'another type does', given: from([{ kind: SPOT }], [1, 1], ['g6e.4xlarge']) }, { when: 'there is no spot', given: {} }],
  },
  RESERVATION_WITHOUT_ZONE: {
    fires: [{ when: 'the zone is not told', given: from([{ kind: RESERVED, reservation: 'cr-0123456789abcdef0' }]), says: /zone of cr-0123456789abcdef0 is not told/, at: 'hardware.capacity.0' }],
    silent: [{ when: 'it is', given: from([{ kind: RESERVED, reservation: 'cr-0123456789abcdef0', zone: 'use1-az1' }]) }, { when: 'any reservation will do', given: from([{ kind: RESERVED }]) }],
  },
  SEVERAL_CAPACITY_PROVIDERS: {
    fires: [{
      when: 'zones differ', given: { deployment: { platforms: [Platform.ECS] }, plan: { replicas: 3 }, service: { capacity: [{ kind: CapacityKind.RESERVED, replicas: 2, zone: 'us-east-1a' }, { kind: CapacityKind.SPOT }] } },
      says: /2 groups of machines: reserved; spot/, at: 'hardware.capacity',
    }],
    silent: [
      { when: 'spot stands above a floor', given: { deployment: { platforms: [Platform.ECS] }, plan: { replicas: 3 }, service: { capacity: [{ kind: CapacityKind.ON_DEMAND, replicas: 2 }, { kind: CapacityKind.SPOT }] } } },
      { when: 'machines run replicas by themselves', given: { plan: { replicas: 3 }, service: { capacity: [{ kind: CapacityKind.RESERVED, replicas: 2, zone: 'us-east-1a' }, { kind: CapacityKind.SPOT }] } } },
      { when: 'the cluster has machines', given: { deployment: { platforms: [Platform.ECS], aws: { imports: { cluster: { name: 'shared' } } } }, plan: { replicas: 3 }, service: { capacity: [{ kind: CapacityKind.RESERVED, replicas: 2, zone: 'us-east-1a' }, { kind: CapacityKind.SPOT }] } } },
    ],
  },
  SEVERAL_GROUPS_SCALE: {
    fires: [{ when: 'the range spans two groups', given: from([{ kind: RESERVED, replicas: 3, zone: 'use1-az1' }, { kind: ON_DEMAND }], [2, 8]), says: /from 2 replicas on 2 groups.*hold 1 more/, at: 'scaling.min' }],
    silent: [
      { when: 'the first is full', given: from([{ kind: RESERVED, replicas: 3, zone: 'use1-az1' }, { kind: ON_DEMAND }], [4, 8]) },
      { when: 'one group holds both', given: from([{ kind: ON_DEMAND, replicas: 3 }, { kind: SPOT }], [2, 8]) },
    ],
  },
  GROUP_GROWS_FROM_ZERO: {
    fires: [{ when: 'the fewest are all reserved', given: from([{ kind: RESERVED, replicas: 2, zone: 'use1-az1' }, { kind: ON_DEMAND }], [2, 8]), says: /at 2 replicas the group of on-demand machines/, at: 'scaling.min' }],
    silent: [{ when: 'one of them is not', given: from([{ kind: RESERVED, replicas: 2, zone: 'use1-az1' }, { kind: ON_DEMAND }], [3, 8]) }, { when: 'nothing grows', given: {} }],
  },
  ALTERNATIVE_DOES_NOT_HOLD: {
    fires: [
      { when: 'its devices are smaller', given: from([{ kind: ON_DEMAND }], [1, 1], ['g6.2xlarge']), says: /g6\.2xlarge cannot stand in for g6e\.2xlarge: .*MiB, less than/, at: 'hardware.alternatives.0' },
      { when: 'the region lacks it', given: { ...from([{ kind: ON_DEMAND }], [1, 1], ['g6e.4xlarge']), deployment: { ...boxes, aws: { region: 'eu-west-1' } } }, says: /eu-west-1 does not offer it/, at: 'hardware.alternatives.0' },
    ],
    silent: [
      { when: 'it holds the same', given: { ...from([{ kind: ON_DEMAND }], [1, 1], ['g6e.4xlarge']), instanceType: instanceType('g6e.2xlarge') } },
      { when: 'nodes are there already', given: { ...from([{ kind: ON_DEMAND }], [1, 1], ['g6.2xlarge']), deployment: { platforms: podsOnly } } },
    ],
  },
  SOURCE_PRICE_UNKNOWN: {
    fires: [{ when: 'machines are spot', given: from([{ kind: ON_DEMAND, replicas: 1 }, { kind: SPOT }]), says: /counts spot machines at the price on demand/, at: 'hardware.capacity' }],
    silent: [{ when: 'they are not', given: from([{ kind: RESERVED }, { kind: ON_DEMAND }]) }, { when: 'nodes are there already', given: onPods([{ kind: SPOT }]) }],
  },
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
    silent: [{ when: 'it is sold on demand', given: {} }, { when: 'it comes from blocks', given: { ...from([BLOCK]), instanceType: { reservedOnly: true } } }, { when: 'nodes are there already', given: { instanceType: { reservedOnly: true }, deployment: { platforms: podsOnly } } }],
  },
  QUOTA_NEEDED: {
    fires: [
      { when: 'machines are made', given: { plan: { replicas: 2 } }, says: /2 × g6e\.2xlarge count as 16 vCPUs against quota L-DB2E81BA/, at: 'hardware.instanceType' },
      { when: 'several platforms make them', given: { deployment: { platforms: [Platform.EC2, Platform.ECS] }, plan: { replicas: 2 } }, says: /against quota L-DB2E81BA, on each of EC2, Amazon ECS$/, at: 'hardware.instanceType' },
      { when: 'there may be more', given: { plan: { replicas: 2, scaling: givenScaling() } }, says: /8 × g6e\.2xlarge count as 64 vCPUs/, at: 'hardware.instanceType' },
      { when: 'an update needs one more', given: { service: { spareAccelerator: true } }, says: /2 × .* 16 vCPUs.*one of them while/, at: 'hardware.instanceType' },
      { when: 'an update needs all of them twice', given: { deployment: { platforms: [Platform.ECS] }, service: { spareAccelerator: true, rollout: { strategy: RolloutStrategy.CANARY } }, plan: { replicas: 3 } }, says: /6 × .* 48 vCPUs.*3 of them while/, at: 'hardware.instanceType' },
      { when: 'the most replicas run', given: from([{ kind: ON_DEMAND }], [2, 5]), says: /5 × g6e\.2xlarge count as 40 vCPUs/, at: 'hardware.instanceType' },
      { when: 'spot counts by itself', given: { ...from([{ kind: ON_DEMAND, replicas: 2 }, { kind: SPOT }], [2, 5]), instanceType: { spotQuotaCode: 'L-3819A6DF' } }, says: /3 × g6e\.2xlarge count as 24 vCPUs against quota L-3819A6DF/, at: 'hardware.instanceType', times: 2 },
      { when: 'a larger type may come', given: from([{ kind: ON_DEMAND }], [1, 1], ['g6e.4xlarge']), says: /1 × g6e\.4xlarge count as 16 vCPUs/, at: 'hardware.instanceType' },
    ],
    silent: [{ when: 'none are made', given: { deployment: { platforms: podsOnly } } }, { when: 'all come from blocks', given: from([BLOCK]) }],
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
  BLOCK_IN_THE_PAST: {
    fires: [
      { when: 'it has started', given: { ...from([{ ...BLOCK, starts: '2026-12-31T11:30:00Z' }]), today: '2027-01-01' }, says: /started at 2026-12-31T11:30:00Z, and today is 2027-01-01/, at: 'hardware.capacity.0.starts' },
      { when: 'it has ended', given: { ...from([{ ...BLOCK, starts: '2026-12-31T11:30:00Z' }]), today: '2027-01-09' }, says: /ended at 2027-01-08/, at: 'hardware.capacity.0.ends' },
    ],
    silent: [
      { when: 'it starts today', given: { ...from([{ ...BLOCK, starts: '2027-01-01T00:30:00Z' }]), today: '2027-01-01' } },
      { when: 'it runs, and says no start', given: { ...from([BLOCK]), today: '2027-01-07' } },
      { when: 'nobody knows the day', given: from([{ ...BLOCK, starts: '2020-12-31T11:30:00Z' }]) },
    ],
  },
  WARM_POOL_ILLEGAL: {
    fires: [
      { when: 'spot machines follow the load', given: warm([{ kind: ON_DEMAND, replicas: 1 }, { kind: SPOT }]), says: /holds spot machines.*2 stopped/, at: 'hardware.capacity.1.kind' },
      { when: 'a block does', given: warm([{ ...BLOCK, replicas: 4 }]), says: /capacity-block/, at: 'hardware.capacity.0.kind' },
    ],
    silent: [
      { when: 'machines on demand do', given: warm([{ kind: ON_DEMAND }]) },
      { when: 'spot machines stay as many', given: warm([{ kind: SPOT, replicas: 1 }, { kind: ON_DEMAND }]) },
      { when: 'no pool is asked for', given: from([{ kind: SPOT }], [1, 4]) },
      { when: 'no machines are made', given: { ...warm([{ kind: SPOT }]), deployment: { platforms: podsOnly } } },
    ],
  },
  WARM_POOL_HELD: {
    fires: [
      { when: 'weights lie on local disks', given: warm([{ kind: ON_DEMAND }]), says: /2 stopped g6e\.2xlarge .* spared 90 of about 361 s: .*15\.3 GiB of weights are fetched again/, at: 'scaling.warmPool', severity: Severity.WARNING },
      { when: 'they lie on the volume', given: { ...warm([{ kind: ON_DEMAND }]), instanceType: { nvmeGB: 0 } }, says: /spared 190 of about 361 s$/, at: 'scaling.warmPool' },
      { when: 'they are streamed', given: { ...warm([{ kind: ON_DEMAND }]), plan: { ...range(1, 4), weights: { strategy: 'stream' } } }, says: /spared 190 of about 361 s$/, at: 'scaling.warmPool' },
    ],
    silent: [{ when: 'no pool is asked for', given: from([{ kind: ON_DEMAND }], [1, 4]) }, { when: 'no machines are made', given: { ...warm([{ kind: ON_DEMAND }]), deployment: { platforms: podsOnly } } }],
  },
  SPARE_NEEDED_FOR_UPDATES: {
    fires: [{ when: 'all of them come twice', given: { deployment: { platforms: [Platform.ECS] }, service: { spareAccelerator: true, replicas: 3, rollout: { strategy: RolloutStrategy.CANARY } } }, says: /starts 3 more replicas before.*3 free .* 3 more g6e/, at: 'scaling.spareAccelerator' }, { when: 'a spare is promised', given: { service: { spareAccelerator: true } }, says: /replica 2 before.*2\.24 USD/, at: 'scaling.spareAccelerator' }],
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
    fires: [{ when: 'nothing admits a group as a whole', given: { plan: { cut: TWO_NODES, replicas: 3 } }, says: /3 groups of 2 pods need 6 × g6e\.2xlarge/, at: 'kubernetes.queue' },
      { when: 'a range may want more', given: { plan: { cut: TWO_NODES, scaling: givenScaling() } }, says: /8 groups of 2 pods need 16/, at: 'kubernetes.queue' }],
    silent: [{ when: 'a queue does', given: { plan: { cut: TWO_NODES }, deployment: { kubernetes: { queue: 'gpu' } } } }, { when: 'a replica is one pod', given: {} }],
  },
};
