import * as fs from 'node:fs';
import * as path from 'node:path';
import { load } from '../../../bin/load';
import { chartsOf, kubernetesFiles } from '../../../bin/render-kubernetes';
import { checkManifests } from '../../../lib/existing/check';
import type { SourceText } from '../../../lib/existing/manifest';
import { Severity } from '../../../lib/finding/severity';
import { ROOT } from '../../support/sources';

const FOLDER = path.join(ROOT, 'test', 'fixtures', 'existing', 'sound');
const EXAMPLES = fs.readdirSync(path.join(ROOT, 'examples')).filter((file) => file.endsWith('.yaml'));

const complaints = (sources: SourceText[]): string[] => checkManifests(sources).findings
  .filter(({ severity }) => severity !== Severity.INFO)
  .map(({ code, location, message }) => `${location?.line} ${code} ${message}`);

test.each(fs.readdirSync(FOLDER))('%s is left in peace', (file) => {
  expect(complaints([{ file, text: fs.readFileSync(path.join(FOLDER, file), 'utf8') }])).toEqual([]);
});

test('a deployment that leaves nothing out yields nothing but a fact about its links', () => {
  const text = fs.readFileSync(path.join(FOLDER, 'deployment.yaml'), 'utf8');
  expect(checkManifests([{ file: 'deployment.yaml', text }]).findings.map(({ code }) => code)).toEqual(['TENSOR_PARALLEL_OVER_PCIE']);
});

/** What is rendered for the examples that are told in manifests. */
const TOLD = EXAMPLES.map((example): [string, SourceText[]] => {
  const { decision } = load(path.join(ROOT, 'examples', example));
  return [example, kubernetesFiles(decision, chartsOf(decision)).map(({ name, text }) => ({ file: name, text }))];
}).filter(([, sources]) => sources.length > 0);

test.each(TOLD)('what is rendered for %s is left in peace, as one of its engines', (_, sources) => {
  // inside a framework no container runs the engine's own program
  const framed = sources.some(({ text }) => text.includes('kind: RayService'));
  expect(checkManifests(sources).engines.length > 0).toBe(!framed);
  expect(complaints(sources)).toEqual([]);
});

test.each(TOLD)('so it is for %s when nobody knows the guard by its image', (_, sources) => {
  const unknown = sources.map(({ file, text }) => ({ file, text: text.replace(/image: \S*haproxy\S*/g, 'image: registry.acme.internal/unknown:1.0') }));
  expect(complaints(unknown)).toEqual([]);
});
