import * as fc from 'fast-check';
import { atMost } from '../../../lib/framework/at-most';

const fits = (limit: number, text: string): boolean => new RegExp(`^${atMost(limit)}$`).test(text);

test('takes every whole number up to the limit and none above', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: 4_000_000 }), (limit, number) => fits(limit, String(number)) === (number <= limit)), { numRuns: 2_000 });
});

test.each([0, 1, 9, 10, 11, 99, 100, 101, 999, 1000, 4096, 10_000, 131_072])('is exact at the edges of %i', (limit) => {
  for (const number of [0, limit - 1, limit, limit + 1, limit * 10]) if (number >= 0) expect(fits(limit, String(number))).toBe(number <= limit);
});

test.each(['', '00', '01', '-0', '+1', '1.0', '1e1', ' 1'])('does not take %j', (text) => expect(fits(4096, text)).toBe(false));
