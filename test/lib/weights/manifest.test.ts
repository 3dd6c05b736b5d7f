import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { nameProblem } from '../../../lib/weights/file-name';
import { formatManifest, parseManifest } from '../../../lib/weights/manifest';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
const TWO = [{ name: 'model.safetensors', size: 7, sha256: B }, { name: 'config.json', size: 2, sha256: A }];
const TEXT = `# llm-serving manifest v1 files=2 bytes=9\n# size 2\n${A}  config.json\n# size 7\n${B}  model.safetensors\n`;

const name = fc.array(fc.stringMatching(/^[a-z0-9._ -]{1,8}$/), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')).filter((x) => !nameProblem(x));
const entry = fc.record({
  name,
  size: fc.maxSafeNat().map((n) => n % 2 ** 40),
  sha256: fc.string().map((text) => createHash('sha256').update(text).digest('hex')),
});
const entries = fc.uniqueArray(entry, { selector: (x) => x.name.split('/')[0], minLength: 1, maxLength: 20 });

test('a manifest holds name, size and hash, sorted by name', () => expect(formatManifest(TWO)).toBe(TEXT));

test('a manifest is read back as it was written', () => {
  fc.assert(fc.property(entries, (list) => {
    const text = formatManifest(list);
    expect(formatManifest(parseManifest(text))).toBe(text);
    expect(parseManifest(text)).toEqual(expect.arrayContaining(list));
  }));
});

test('the order in which files are found does not change the manifest', () => {
  fc.assert(fc.property(entries, (list) => expect(formatManifest([...list].reverse())).toBe(formatManifest(list))));
});

test('a manifest that lost its tail is refused', () => {
  fc.assert(fc.property(entries, fc.nat(), (list, cut) => {
    const text = formatManifest(list);
    const kept = text.slice(0, cut % (text.length - 1));
    expect(() => parseManifest(kept)).toThrow(/manifest\.sha256/);
  }));
});

test.each([
  ['no header', TEXT.replace(/^.*\n/, ''), 'must begin with'],
  ['plain sha256sum output', `${A}  config.json\n`, 'llm-serving manifest writes it'],
  ['a hash without a size', TEXT.replace('# size 7\n', ''), "'# size <bytes>' in line 4"],
  ['a short hash', TEXT.replace(B, 'bbbb'), "'<sha256>  <name>' in line 5"],
  ['a way out', TEXT.replace('config.json', '../config.json'), 'leads out of the folder'],
  ['carriage returns', TEXT.replaceAll('\n', '\r\n'), 'must begin with'],
  ['a wrong count', TEXT.replace('files=2', 'files=3'), '3 files and 9 bytes announced, 2 and 9 listed'],
  ['a name twice', TEXT.replace('model.safetensors', 'config.json'), "lists 'config.json' twice"],
  ['no file', '# llm-serving manifest v1 files=0 bytes=0\n', 'at least one file'],
])('a manifest with %s is refused', (_, text, why) => expect(() => parseManifest(text)).toThrow(why));

test.each([
  ['a negative size', { name: 'a', size: -1, sha256: A }, 'got -1'],
  ['a size beyond exact numbers', { name: 'a', size: 2 ** 60, sha256: A }, 'whole bytes'],
  ['a hash in capitals', { name: 'a', size: 1, sha256: 'A'.repeat(64) }, '64 hex digits'],
  ['its own name', { name: 'manifest.sha256', size: 1, sha256: A }, 'is reserved'],
])('%s is not written', (_, bad, why) => expect(() => formatManifest([bad])).toThrow(why));

test('a name cannot be a file and a folder', () => {
  expect(() => formatManifest([{ name: 'a', size: 1, sha256: A }, { name: 'a/b', size: 1, sha256: A }])).toThrow("'a' as a file and as the folder of 'a/b'");
});
