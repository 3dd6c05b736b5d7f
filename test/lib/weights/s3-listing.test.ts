import { createHash } from 'node:crypto';
import { parseManifest } from '../../../lib/weights/manifest';
import { manifestOfS3, parseS3Listing } from '../../../lib/weights/s3-listing';

const sum = (text: string) => createHash('sha256').update(text);
const object = (Key: string, body: string, type = 'FULL_OBJECT') =>
  ({ Key, Size: body.length, ETag: '"x"', ChecksumSHA256: sum(body).digest('base64'), ChecksumType: type });
const listing = (...Contents: object[]) => JSON.stringify({ Contents });

test('full-object checksums of S3 make a manifest', () => {
  const text = listing(object('m/r7/config.json', '{}'), object('m/r7/a/w.safetensors', 'weights'));
  expect(parseManifest(manifestOfS3(parseS3Listing(text), 'm/r7/'))).toEqual([
    { name: 'a/w.safetensors', size: 7, sha256: sum('weights').digest('hex') },
    { name: 'config.json', size: 2, sha256: sum('{}').digest('hex') },
  ]);
});

test('the answer of get-object-attributes is read too', () => {
  const text = listing({ Key: 'a', Size: 1, Checksum: { ChecksumSHA256: sum('x').digest('base64'), ChecksumType: 'FULL_OBJECT' } });
  expect(parseS3Listing(text)).toEqual([{ key: 'a', size: 1, sha256: sum('x').digest('hex') }]);
});

test.each([
  ['no checksum', { Key: 'm/a', Size: 1 }],
  ['a checksum of parts', object('m/a', 'x', 'COMPOSITE')],
  ['a checksum of unknown type', { ...object('m/a', 'x'), ChecksumType: undefined }],
  ['another algorithm', { Key: 'm/a', Size: 1, ChecksumCRC64NVME: 'AAAA', ChecksumType: 'FULL_OBJECT' }],
  ['a composite value', { ...object('m/a', 'x'), ChecksumSHA256: `${sum('x').digest('base64')}-3` }],
])('an object with %s stops the manifest and says what to do', (_, bad) => {
  const objects = parseS3Listing(listing(object('m/good', 'y'), bad));
  expect(() => manifestOfS3(objects, 'm/')).toThrow(/no sha256 of the whole object for a: .*llm-serving manifest over a folder/);
});

test('a long list of unknown hashes is cut, and counted', () => {
  const objects = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, size: 1 }));
  expect(() => manifestOfS3(objects, '')).toThrow('for a, b, c and 2 more');
});

test('lines of aws s3 ls give names and sizes, without hashes', () => {
  expect(parseS3Listing('2026-01-02 03:04:05       1519 m/config.json\n2026-01-02 03:04:05          0 m/a b.txt\n')).toEqual([
    { key: 'm/config.json', size: 1519 }, { key: 'm/a b.txt', size: 0 },
  ]);
});

test("a folder's placeholder and the manifest itself are left out", () => {
  const text = listing({ Key: 'm/', Size: 0 }, object('m/manifest.sha256', 'old'), object('m/a', 'x'));
  expect(parseManifest(manifestOfS3(parseS3Listing(text), 'm/')).map(({ name }) => name)).toEqual(['a']);
});

test('an object outside the prefix is refused', () => {
  expect(() => manifestOfS3(parseS3Listing(listing(object('n/a', 'x'))), 'm/')).toThrow("'n/a', which is not below the prefix 'm/'");
});

test.each([
  ['half a JSON', '{"Contents":', 'is not JSON'],
  ['no Contents', '{}', "array 'Contents'"],
  ['an object without a size', '{"Contents":[{"Key":"a"}]}', "'Key' and 'Size' in Contents[0]"],
  ['a null object', '{"Contents":[null]}', "'Key' and 'Size' in Contents[0]"],
  ['one page of more', '{"Contents":[],"IsTruncated":true}', 'only the first page'],
  ['nothing', '\n', 'is empty'],
  ['another text', 'total 4\n', "got 'total 4' in line 1"],
])('a listing of %s is refused', (_, text, why) => expect(() => parseS3Listing(text)).toThrow(why));
