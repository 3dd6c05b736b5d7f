import { mergePatch } from '../../../lib/units/merge-patch';

// the table of RFC 7386, appendix A
test.each([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [['a', 'b'], ['c', 'd'], ['c', 'd']],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j merged with %j gives %j', (target, patch, expected) => {
  expect(mergePatch(target, patch)).toEqual(expected);
});

test('leaves what it was given untouched', () => {
  const target = { a: { b: 1 } };

  mergePatch(target, { a: { b: 2 } });

  expect(target).toEqual({ a: { b: 1 } });
});

test('a key named like a member of every object is a plain key', () => {
  const merged = mergePatch({}, JSON.parse('{"__proto__": {"x": 1}, "toString": {"y": 2}}')) as object;

  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  expect(Object.keys(merged)).toEqual(['__proto__', 'toString']);
});
