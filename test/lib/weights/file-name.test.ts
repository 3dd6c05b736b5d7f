import { compareNames, isBookkeeping, nameProblem } from '../../../lib/weights/file-name';

test.each(['config.json', 'model-00001-of-00004.safetensors', '1_Pooling/config.json', 'a b (1).json', 'figures/图.png', '..a', 'a..b/c'])(
  "'%s' may stand in a manifest", (name) => expect(nameProblem(name)).toBeUndefined());

test.each([
  ['', 'empty part'], ['/etc/passwd', 'absolute'], ['../x', 'leads out'], ['a/../../x', 'leads out'], ['a/./b', 'leads out'], ['a//b', 'empty part'],
  ['a/', 'empty part'], ['a\nb', 'character'], ['a\\b', 'character'], ['a"b', 'character'], ['x[$(id)]', 'character'], ['a`id`', 'character'], ['a;b', 'character'],
  ['a*', 'character'], ['\ud800', 'character'], ['a'.repeat(1025), 'longer than 1024 bytes'], ['图'.repeat(342), 'longer than 1024 bytes'],
  ['manifest.sha256', 'reserved'], ['.llm-serving.marker', 'reserved'],
])("'%s' is refused", (name, why) => expect(nameProblem(name)).toContain(why));

test('what download tools leave behind is no part of a model', () => {
  expect(['.git/HEAD', '.cache/huggingface/x.metadata', 'manifest.sha256', '.llm-serving.marker'].every(isBookkeeping)).toBe(true);
  expect(['.gitattributes', 'sub/manifest.sha256', '.cache/x', 'model.safetensors'].some(isBookkeeping)).toBe(false);
});

test('names are ordered by their UTF-8 bytes', () => {
  const names = ['b', 'a/b', 'a.b', 'a', 'B', '\u{1f600}', '\u{ff5e}', 'ab', '-'];
  const byBytes = [...names].sort((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)));
  expect([...names].sort(compareNames)).toEqual(byBytes);
});

test('a name is equal to itself', () => expect(compareNames('a/b', 'a/b')).toBe(0));
