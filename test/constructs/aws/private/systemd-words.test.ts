import fc from 'fast-check';
import { environmentLine, systemdWord, systemdWords } from '../../../../constructs/aws/private/systemd-words';
import { execFileSync } from 'node:child_process';

test('what is quoted is read back as it was', () => {
  fc.assert(fc.property(fc.array(fc.string({ minLength: 1 }).filter((word) => !/[\0\v\f]/.test(word)), { minLength: 1 }), (words) => {
    expect(systemdWords(words.map(systemdWord).join(' '))).toEqual(words);
  }));
});

test.each([
  ['100%', '"100%%"'],
  ['$HOME', '"$$HOME"'],
  ['a "b" c', '"a \\"b\\" c"'],
  ['{"a":1}', '"{\\"a\\":1}"'],
  ['back\\slash', '"back\\\\slash"'],
  ['two\nlines', '"two\\nlines"'],
  ['--plain=1,2', '--plain=1,2'],
])('%j is written as %s', (word, written) => expect(systemdWord(word)).toBe(written));

test('an empty word stays a word', () => expect(systemdWord('')).toBe('""'));

test.each(['a b', 'x"y', '$(id)', '`id`', 'back\\slash'])('a line of an environment file means %j to a shell', (value) => {
  expect(execFileSync('bash', ['-c', `${environmentLine('X', value)}; printf %s "$X"`], { encoding: 'utf8' })).toBe(value);
});
