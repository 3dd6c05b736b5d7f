import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { checkManifests } from '../../../lib/existing/check';
import { anyText } from '../../support/any-text';
import { ROOT } from '../../support/sources';

const FOLDER = path.join(ROOT, 'test', 'fixtures', 'existing');
const TEXTS = ['defects', 'sound'].flatMap((name) => fs.readdirSync(path.join(FOLDER, name)).map((file) => fs.readFileSync(path.join(FOLDER, name, file), 'utf8')));

const check = (text: string) => checkManifests([{ file: 'any.yaml', text }]);

/** Every finding is whole, and its place lies in the text. */
function isWhole(text: string): void {
  const lines = text.split('\n').length;
  expect(check(text).findings.filter(({ code, message, remedy, location: { line, column } = { line: NaN, column: NaN } }) =>
    !/^[A-Z_]+$/.test(code) || /undefined|NaN|\[object/.test(`${message} ${remedy}`) || !(line <= lines && column >= 1))).toEqual([]);
}

test('no text whatever breaks it', () => {
  fc.assert(fc.property(anyText(400), (text) => isWhole(`kind: Pod\n${text}`)), { numRuns: 100 });
});

const VALUE = fc.constantFrom('null', '[]', '{}', '"x"', '-1', '1e999', 'true', '[[[]]]', '{ a: { b: [null] } }', '"{{ .Values.x }}"', '*gone', '!!binary aGk=', '2026-01-01', '"$(X)"', '|\n  text');

test('a value of another type in any place breaks nothing', () => {
  fc.assert(fc.property(fc.constantFrom(...TEXTS), fc.nat(), VALUE, (text, at, value) => {
    const lines = text.split('\n');
    const line = at % lines.length;
    isWhole([...lines.slice(0, line), lines[line].replace(/(:|-) .*$/, `$1 ${value}`), ...lines.slice(line + 1)].join('\n'));
  }), { numRuns: 250 });
});

test('a line that is lost breaks nothing', () => {
  fc.assert(fc.property(fc.constantFrom(...TEXTS), fc.nat(), (text, at) => {
    const lines = text.split('\n');
    isWhole(lines.filter((_, index) => index !== at % lines.length).join('\n'));
  }), { numRuns: 100 });
});

test('a bomb of aliases and a thousand levels are said, not followed', () => {
  const bomb = `kind: Pod\napiVersion: v1\na: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((key, index) => `${key}: &${key} [${Array(10).fill(`*${'abcdefg'[index]}`).join(',')}]`).join('\n')}\n`;
  expect(check(bomb).findings.map(({ code }) => code)).toEqual(['MANIFEST_NOT_READ']);
  expect(() => check(`kind: Pod\napiVersion: v1\na: ${'['.repeat(20000)}`)).not.toThrow();
});

test('one broken document hides no other', () => {
  const text = `kind: Pod\napiVersion: v1\nmetadata: { name: {{ .Values.name }} }\n---\nkind: [\n---\n${TEXTS[0]}`;
  const { findings, objects } = check(text);
  expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['MANIFEST_IS_TEMPLATE', 'MANIFEST_NOT_READ']));
  expect(objects).toBeGreaterThan(0);
});

/** One of a thousand: every fourth is a workload, the others belong to it. */
function manifest(index: number): string {
  const app = Math.floor(index / 4);
  const head = (apiVersion: string, kind: string) => `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: app-${app}, namespace: team-${app % 10} }\n`;
  const selector = `selector: { matchLabels: { app: app-${app} } }`;
  return [
    `${head('apps/v1', 'Deployment')}spec:\n  ${selector}\n  template:\n    metadata: { labels: { app: app-${app} } }\n    spec:\n      containers:\n        - { name: engine, image: "vllm/vllm-openai:v0.32.0", args: [Qwen/Qwen3-8B, --port, "8000"], resources: { limits: { nvidia.com/gpu: 1 } } }\n`,
    `${head('v1', 'Service')}spec: { selector: { app: app-${app} }, ports: [{ port: 80, targetPort: 8000 }] }\n`,
    `${head('keda.sh/v1alpha1', 'ScaledObject')}spec: { scaleTargetRef: { name: app-${app} }, triggers: [{ type: prometheus, metadata: { query: 'vllm:num_requests_waiting{model="x"}', threshold: "5" } }] }\n`,
    `${head('policy/v1', 'PodDisruptionBudget')}spec: { minAvailable: 0, ${selector} }\n`,
  ][index % 4];
}

test('a thousand manifests take less than five seconds of a processor', () => {
  const sources = Array.from({ length: 1000 }, (_, index) => ({ file: `${index}.yaml`, text: manifest(index) }));
  const start = process.cpuUsage();
  const { objects, engines } = checkManifests(sources);
  expect([objects, engines.length]).toEqual([1000, 250]);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(5);
});
