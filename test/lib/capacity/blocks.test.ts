import { blockTimes } from '../../../lib/capacity/blocks';
import { segmentsOf } from '../../../lib/capacity/segments';
import { CapacityKind, type CapacitySourceProps } from '../../../lib/deployment/capacity-props';
import { instantText } from '../../../lib/units/instant';

const timesOf = (source: CapacitySourceProps, drainSeconds = 300) => blockTimes(segmentsOf([source], { min: 1, max: 1 })[0], drainSeconds);
const BLOCK = { kind: CapacityKind.CAPACITY_BLOCK, starts: '2027-01-01T11:30:00Z', ends: '2027-01-08T11:30:00Z' };

test('a block has drained five minutes before its machines are taken away, half an hour before its end', () => {
  expect(instantText(timesOf(BLOCK)?.drains ?? 0)).toBe('2027-01-08T10:50:00Z');
});

test('its owner hears of the end while the next block can still be bought', () => {
  expect(instantText(timesOf(BLOCK)?.noticed ?? 0)).toBe('2027-01-05T10:50:00Z');
});

test('a block without a start has started', () => expect(timesOf({ ...BLOCK, starts: undefined })?.starts).toBeUndefined());

test.each([{ ...BLOCK, kind: CapacityKind.RESERVED }, { ...BLOCK, ends: undefined }])('what is no block, or has no end, has no times', (source) => expect(timesOf(source)).toBeUndefined());
