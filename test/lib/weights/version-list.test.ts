import { createHash } from 'node:crypto';
import { isVersionListing, versionListOf } from '../../../lib/weights/version-list';

const version = (Key: string, changes: object = {}) => ({ Key, Size: 7, VersionId: `v-${Key.length}`, ETag: '"0abc-2"', IsLatest: true, ...changes });
const listing = (...Versions: object[]) => JSON.stringify({ Versions });
const sum = createHash('sha256').update('x').digest('base64');

test('each served object is one line, in the order of names, and the head counts them', () => {
  expect(versionListOf(listing(version('m/b c.json', { Size: 2 }), version('m/a.safetensors')), 'm/')).toBe(
    '# llm-serving object versions v1 files=2 bytes=9\n7 v-15 0abc-2 - a.safetensors\n2 v-10 0abc-2 - b c.json\n',
  );
});

test('the checksum of a whole object is listed, of parts it is not', () => {
  const text = versionListOf(listing(version('a', { ChecksumSHA256: sum, ChecksumType: 'FULL_OBJECT' }), version('b', { ChecksumSHA256: sum, ChecksumType: 'COMPOSITE' })), '');
  expect(text.split('\n').slice(1, 3)).toEqual([`7 v-1 0abc-2 ${sum} a`, '7 v-1 0abc-2 - b']);
});

test('older versions, placeholders and both lists are left out', () => {
  const text = versionListOf(listing(version('m/a'), version('m/a', { IsLatest: false, VersionId: 'old' }), version('m/', { Size: 0 }), version('m/manifest.sha256'), version('m/object-versions.txt')), 'm/');
  expect(text).toBe('# llm-serving object versions v1 files=1 bytes=7\n7 v-3 0abc-2 - a\n');
});

test('a listing of versions is told from one of objects', () => {
  expect([listing(), '{"DeleteMarkers":[]}', '{"Contents":[]}', '2026-01-02 03:04:05 1 a\n'].map(isVersionListing)).toEqual([true, true, false, false]);
});

test.each([
  ['nothing that is served', listing(version('a', { IsLatest: false })), /holds no object that is served/],
  ['nothing but delete markers', '{"DeleteMarkers":[{"Key":"a"}]}', /holds no object that is served/],
  ['a bucket without versioning', listing(version('a', { VersionId: 'null' })), /'a' without a version of its own: switch versioning on/],
  ['an object outside the prefix', listing(version('n/a')), /'n\/a', which is not below the prefix 'm\/'/],
  ['no array', '{"Versions":{}}', /array 'Versions'/],
  ['an object without an ETag', listing(version('a', { ETag: undefined })), /'ETag' and 'IsLatest' in Versions\[0\]/],
  ['a null object', '{"Versions":[null]}', /in Versions\[0\]/],
  ['one page of more', '{"Versions":[],"NextToken":"x"}', /only the first page/],
  ['a name that leads out', listing(version('m/../x')), /'\.\.\/x' leads out/],
  ['notes of ours', listing(version('m/.llm-serving.x.safetensors')), /'\.llm-serving\.x\.safetensors' is reserved/],
])('%s is refused', (_, text, why) => expect(() => versionListOf(text, text.includes('"n/') || text.includes('"m/') ? 'm/' : '')).toThrow(why));
