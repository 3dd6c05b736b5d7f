import fc from 'fast-check';
import { segmentsOf } from '../../../lib/capacity/segments';
import { CapacityKind, type CapacitySourceProps } from '../../../lib/deployment/capacity-props';

const { ON_DEMAND, SPOT, RESERVED, CAPACITY_BLOCK } = CapacityKind;
const sharesOf = (sources: CapacitySourceProps[], min: number, max: number): string[] => segmentsOf(sources, { min, max }).map(({ kind, least, most }) => `${kind} ${least}-${most}`);

test.each([
  { when: 'one source without a limit has all', sources: [{ kind: ON_DEMAND }], min: 2, max: 8, is: ['on-demand 2-8'] },
  { when: 'a floor comes first', sources: [{ kind: ON_DEMAND, replicas: 2 }, { kind: SPOT }], min: 2, max: 8, is: ['on-demand 2-2', 'spot 0-6'] },
  { when: 'a floor above the minimum moves as well', sources: [{ kind: ON_DEMAND, replicas: 4 }, { kind: SPOT }], min: 2, max: 8, is: ['on-demand 2-4', 'spot 0-4'] },
  { when: 'the minimum reaches into the next', sources: [{ kind: RESERVED, replicas: 1 }, { kind: SPOT, replicas: 3 }, { kind: ON_DEMAND }], min: 2, max: 8, is: ['reserved 1-1', 'spot 1-3', 'on-demand 0-4'] },
  { when: 'nothing is left behind a source without a limit', sources: [{ kind: RESERVED }, { kind: ON_DEMAND }], min: 2, max: 3, is: ['reserved 2-3', 'on-demand 0-0'] },
])('$when', ({ sources, min, max, is }) => expect(sharesOf(sources, min, max)).toEqual(is));

test('a block that starts later takes over, and what follows stands beside both', () => {
  const first = { kind: CAPACITY_BLOCK, replicas: 2, ends: '2027-01-08T11:30:00Z' };
  const second = { kind: CAPACITY_BLOCK, replicas: 2, starts: '2027-01-08T09:00:00Z', ends: '2027-01-15T11:30:00Z' };
  const segments = segmentsOf([first, second, { kind: ON_DEMAND }], { min: 3, max: 3 });
  expect(segments.map(({ takesOver, least, most }) => ({ takesOver, least, most }))).toEqual([
    { takesOver: false, least: 2, most: 2 }, { takesOver: true, least: 2, most: 2 }, { takesOver: false, least: 1, most: 1 },
  ]);
});

test('blocks of the same time add up', () => {
  const block = { kind: CAPACITY_BLOCK, replicas: 2, starts: '2027-01-08T11:30:00Z' };
  expect(sharesOf([block, block], 4, 4)).toEqual(['capacity-block 2-2', 'capacity-block 2-2']);
});

const source = fc.record({ kind: fc.constantFrom(ON_DEMAND, SPOT, RESERVED), replicas: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }) });

test('whatever the sources, no replica is counted twice, and none is missing unless every source has a limit', () => {
  fc.assert(fc.property(fc.array(source, { minLength: 1, maxLength: 5 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (sources, min, more) => {
    const segments = segmentsOf(sources, { min, max: min + more });
    const total = sources.reduce((sum, { replicas = Infinity }) => sum + replicas, 0);
    expect(segments.reduce((sum, { least }) => sum + least, 0)).toBe(Math.min(min, total));
    expect(segments.reduce((sum, { most }) => sum + most, 0)).toBe(Math.min(min + more, total));
    expect(segments.every(({ least, most }) => least <= most)).toBe(true);
  }), { numRuns: 300, seed: 11 });
});
