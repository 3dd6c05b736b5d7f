import { isElastic, poolsOf } from '../../../lib/capacity/pools';
import { segmentsOf } from '../../../lib/capacity/segments';
import { CapacityKind, type CapacitySourceProps } from '../../../lib/deployment/capacity-props';

const { ON_DEMAND, SPOT, RESERVED, CAPACITY_BLOCK } = CapacityKind;
const poolsFor = (sources: CapacitySourceProps[], alternatives = 0) => poolsOf(segmentsOf(sources, { min: 3, max: 8 }), alternatives);
const shown = (sources: CapacitySourceProps[], alternatives?: number): string[] => poolsFor(sources, alternatives).map(({ key, segments, least, most }) => `${key}: ${segments.map(({ kind }) => kind).join(' + ')} ${least}-${most}`);

test.each([
  { when: 'spot above a floor is one group', sources: [{ kind: ON_DEMAND, replicas: 2 }, { kind: SPOT }], is: [': on-demand + spot 3-8'] },
  { when: 'a reservation with the market behind it is one group', sources: [{ kind: RESERVED }, { kind: ON_DEMAND }], is: [': reserved + on-demand 3-8'] },
  { when: 'no group asks for spot first', sources: [{ kind: SPOT, replicas: 2 }, { kind: ON_DEMAND }], is: [': spot 2-2', 'OnDemand: on-demand 1-6'] },
  {
    when: 'a reservation in one zone stands alone', sources: [{ kind: RESERVED, replicas: 2, reservation: 'cr-0a1b', zone: 'use1-az1' }, { kind: ON_DEMAND }],
    is: ['Reserved0a1b: reserved 2-2', ': on-demand 1-6'],
  },
  { when: 'a block stands alone', sources: [{ kind: CAPACITY_BLOCK, replicas: 3, reservation: 'cr-0c', zone: 'use1-az1' }, { kind: ON_DEMAND }], is: ['Block0c: capacity-block 3-3', ': on-demand 0-5'] },
  { when: 'what is never asked is no group', sources: [{ kind: SPOT }, { kind: ON_DEMAND }], is: [': spot 3-8'] },
])('$when', ({ sources, is }) => expect(shown(sources)).toEqual(is));

test('a reservation is of one type, so beside others it stands alone', () => {
  expect(shown([{ kind: RESERVED, replicas: 3 }, { kind: ON_DEMAND }], 1)).toEqual(['Reserved: reserved 3-3', ': on-demand 0-5']);
});

test('a group of the market keeps its name when a reservation comes or goes in front of it', () => {
  const market = { kind: ON_DEMAND, zone: 'use1-az2' };
  const keys = (sources: CapacitySourceProps[]): string[] => poolsFor(sources).map(({ key }) => key);
  expect(keys([{ kind: RESERVED, replicas: 2, reservation: 'cr-0a1b' }, market])).toContain(keys([market])[0]);
});

test('no two groups have one name', () => {
  const keys = poolsFor([{ kind: RESERVED, replicas: 1, zone: 'a' }, { kind: RESERVED, replicas: 1, zone: 'a' }, { kind: SPOT, replicas: 1 }, { kind: SPOT, replicas: 1 }, { kind: SPOT }]).map(({ key }) => key);
  expect(new Set(keys).size).toBe(5);
});

test('the load decides the size of one group only where a floor is fixed', () => {
  expect(poolsFor([{ kind: RESERVED, replicas: 3, zone: 'use1-az1' }, { kind: SPOT }]).map(isElastic)).toEqual([false, true]);
});
