import * as fc from 'fast-check';
import { compareVersions, isVersion, isWithin } from '../../../lib/units/version';

const ASCENDING = ['0.1', '0.9.0', '0.9.0.1', '0.10.1', '0.28.0.dev3', '0.28.0a1', '0.28.0b2', '0.28.0rc1', '0.28.0rc2', '0.28.0rc10', '0.28.0', '0.28.0.post1', '0.28.1', '1.0', '10.0'];

test.each(ASCENDING.slice(1).map((version, at) => [ASCENDING[at], version]))('%s is older than %s', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
});

test.each([['0.32', '0.32.0'], ['v0.32.0', '0.32.0'], ['0.32.0+cu129', '0.32.0'], ['0.28.0-rc1', '0.28.0rc1']])('%s is as old as %s', (a, b) => {
  expect(compareVersions(a, b)).toBe(0);
});

test.each(['', 'latest', 'nightly', '0.32.x', '0..1', '1.2.3.4.5.6', '0.32.0 ', 'v', '0.28.0rc1rc2', '9999999999'])('%p is no version, and is refused in one sentence', (text) => {
  expect(isVersion(text)).toBe(false);
  expect(() => compareVersions(text, '0.32.0')).toThrow('is not a version, expected numbers with dots');
});

test('a range holds its first version and not its last', () => {
  expect(['0.18.9', '0.19.0', '0.31.0', '0.32.0rc1', '0.32.0'].map((version) => isWithin(version, '0.19.0', '0.32.0'))).toEqual([false, true, true, true, false]);
});

test('an open end of a range holds everything', () => {
  expect([isWithin('0.1', undefined, '0.2'), isWithin('9', '0.2'), isWithin('0')]).toEqual([true, true, true]);
});

test('any three releases have one order', () => {
  const release = fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }).map((numbers) => numbers.join('.'));
  fc.assert(fc.property(release, release, release, (a, b, c) => {
    expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0);
    const [first, second, third] = [a, b, c].sort(compareVersions);
    expect([compareVersions(first, second) <= 0, compareVersions(second, third) <= 0, compareVersions(first, third) <= 0]).toEqual([true, true, true]);
  }));
});
