import { changesBetween } from '../../../lib/patch/changes';

test.each([
  ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ['a value', { a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', before: 1, after: 2 }]],
  ['what is new', {}, { a: { b: 1 } }, [{ path: 'a', after: { b: 1 } }]],
  ['what is gone', { a: 1 }, {}, [{ path: 'a', before: 1 }]],
  ['inside a list', [{ a: 1 }, 2], [{ a: 3 }], [{ path: '0.a', before: 1, after: 3 }, { path: '1', before: 2 }]],
  ['another shape', { a: [] }, { a: {} }, [{ path: 'a', before: [], after: {} }]],
  ['a null', { a: null }, { a: 0 }, [{ path: 'a', before: null, after: 0 }]],
])('%s', (_, before, after, changes) => {
  expect(changesBetween(before, after)).toEqual(changes);
});
