import { lookalikesIn, printable, printableLine, unseenIn } from '../../../lib/units/printable';

test.each([
  ['an escape', 'a\u001b[31mb', 'U+001B', 'a\\u001b[31mb'],
  ['a control of one byte', '\u009b2J', 'U+009B', '\\u009b2J'],
  ['a carriage return', 'a\rb', 'U+000D', 'a\\u000db'],
  ['a direction control', 'a\u202eb', 'U+202E', 'a\\u202eb'],
  ['half a character', 'a\ud800', 'U+D800', 'a\\ud800'],
])('%s is written out', (_, text, name, shown) => {
  expect([unseenIn(text), printable(text)]).toEqual([name, shown]);
});

test.each(['größe 日本 👩‍💻', 'two\nlines\tand a tab'])('%j is text', (text) => {
  expect([unseenIn(text), printable(text)]).toEqual([undefined, text]);
});

test('one line stays one line', () => {
  expect(printableLine('a\nb\tc')).toBe('a\\nb\\tc');
});

test('letters that look like others are named', () => {
  expect([lookalikesIn('chаt'), lookalikesIn('chat')]).toEqual([['а (U+0430)'], []]);
});
