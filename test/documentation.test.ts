import * as fs from 'node:fs';
import * as path from 'node:path';
import { ROOT, sourcesIn, textOf } from './support/sources';

/** Rooms whose structs a user fills in. */
const PUBLIC = ['lib/deployment', 'constructs/aws', 'constructs/k8s', 'stacks'];

const structsOf = (room: string): string[] => sourcesIn(room).filter((file) => !file.includes('/private/'));

test.each(PUBLIC)('every optional prop of %s says what happens without it', (room) => {
  const silent = structsOf(room).flatMap((file) =>
    [...textOf(file).matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)?\s*readonly (\w+)\?:/g)]
      .filter(([, comment]) => !comment?.includes('@default'))
      .map(([, , name]) => `${file}: ${name}`));
  expect(silent).toEqual([]);
});

test.each(['lib', 'bin', 'constructs', 'stacks', 'test', 'examples', 'docs'])('%s/ explains itself', (room) => {
  const readme = fs.readFileSync(path.join(ROOT, room, 'README.md'), 'utf8').trim();
  expect(readme.split('\n').length).toBeLessThanOrEqual(8);
  expect(readme).toMatch(/^# /);
});

test('nothing is left for later', () => {
  expect(['lib', 'bin', 'constructs', 'stacks'].flatMap(sourcesIn).filter((file) => /\b(TODO|FIXME|XXX|HACK)\b/.test(textOf(file)))).toEqual([]);
});
