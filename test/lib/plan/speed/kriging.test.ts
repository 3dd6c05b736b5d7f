import { krige, type Kernel, type Likeness } from '../../../../lib/plan/speed/kriging';

const KERNEL: Kernel = { kind: 0.02, engine: 0.02, accelerator: 0.02, architecture: 0.02, precision: 0.02, cell: 0.05, reach: 1, noise: 0.01 };
const POINT: Likeness = { architecture: 'a', kind: 'dense', accelerator: 'gpu', engine: 'toy', precision: 'fp8', load: [0, 1, 2, 3] };
const residual = (error: number, changes: Partial<Likeness> = {}, doubt = 1) => ({ ...POINT, ...changes, error, doubt });

test('nothing known: no correction, and all the doubt there is', () => {
  const { mean, variance, explained } = krige(POINT, [], KERNEL);
  expect([mean, explained]).toEqual([0, 0]);
  expect(variance).toBeCloseTo(0.16, 6);
});

test('the same run seen before corrects nearly all of its error', () => {
  expect(krige(POINT, [residual(0.5)], KERNEL).mean).toBeCloseTo(0.5 * (0.15 / 0.16), 3);
});

test('what is less alike corrects less', () => {
  const of = (changes: Partial<Likeness>) => krige(POINT, [residual(0.5, changes)], KERNEL).mean;
  expect(of({ architecture: 'b' })).toBeLessThan(of({}));
  expect(of({ architecture: 'b', accelerator: 'other' })).toBeLessThan(of({ architecture: 'b' }));
  expect(of({ load: [3, 1, 2, 3] })).toBeLessThan(of({}));
  expect(of({ architecture: 'b', accelerator: 'other', engine: 'other', kind: 'experts' })).toBe(0);
});

test('what is doubted corrects less, and ten equal rows count for little more than a few', () => {
  expect(krige(POINT, [residual(0.5, {}, 20)], KERNEL).mean).toBeLessThan(0.25);
  const [few, many] = [3, 10].map((count) => krige(POINT, Array.from({ length: count }, () => residual(0.5)), KERNEL));
  expect(many.mean - few.mean).toBeLessThan(0.02);
  expect(many.variance).toBeGreaterThan(KERNEL.noise);
});
