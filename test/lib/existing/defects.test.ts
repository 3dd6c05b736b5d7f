import * as fs from 'node:fs';
import * as path from 'node:path';
import { checkManifests } from '../../../lib/existing/check';
import { MANIFEST_RULES } from '../../../lib/existing/rules';
import { ROOT } from '../../support/sources';
import { marksOf } from './marks';

const FOLDER = path.join(ROOT, 'test', 'fixtures', 'existing', 'defects');
const FILES = fs.readdirSync(FOLDER);

const textOf = (file: string): string => fs.readFileSync(path.join(FOLDER, file), 'utf8');

test.each(FILES)('%s: what is wrong is found where it stands', (file) => {
  const text = textOf(file);
  const found = checkManifests([{ file, text }]).findings.map(({ code, location }) => `${location?.line} ${code}`);
  const missed = marksOf(text).filter(({ line, code }) => !found.includes(`${line} ${code}`));
  expect(marksOf(text).length).toBeGreaterThan(0);
  expect({ missed, found: missed.length > 0 ? found : [] }).toEqual({ missed: [], found: [] });
});

test('every rule speaks somewhere', () => {
  const spoken = FILES.flatMap((file) => marksOf(textOf(file)).map(({ code }) => code));
  expect(MANIFEST_RULES.map(({ code }) => code).filter((code) => !spoken.includes(code))).toEqual([]);
});
