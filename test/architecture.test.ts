import * as fs from 'node:fs';
import * as path from 'node:path';
import { allSources, importsOf, ROOT, ROOMS, sourcesIn, textOf } from './support/sources';

/** A room, and what its files may import from outside it. */
const DOORS: Record<(typeof ROOMS)[number], RegExp> = {
  'lib': /^$/,
  'constructs/aws': /^(lib\/|aws-cdk-lib|constructs$|node:crypto$)/,
  'constructs/k8s': /^(lib\/|cdk8s$|cdk8s-plus-27$|kubernetes-types\/|constructs$|node:crypto$)/,
  'stacks': /^(lib\/|constructs\/|aws-cdk-lib|cdk8s$|constructs$)/,
  'bin': /^(lib\/|stacks\/|aws-cdk-lib|cdk8s$|node:|commander$|cli-table3$|cli-progress$|picocolors$)/,
};

/** Libraries that one corner of a room may use besides. */
const CORNERS: [file: RegExp, allowed: RegExp][] = [
  [/^lib\/deployment\//, /^(yaml|ajv|schema\/deployment\.validator)$/],
  [/^lib\/plan\/lock-damage\.ts$/, /^schema\/lock\.validator$/],
  [/^lib\/existing\/definitions\.ts$/, /^schema\/custom-resources\.validator$/],
  [/^lib\/existing\/(document|template\/read-template)\.ts$/, /^yaml$/],
  [/^lib\/units\/yaml-documents\.ts$/, /^yaml$/],
  [/^lib\/units\/csv\.ts$/, /^csv-parse\/sync$/],
  [/^bin\//, /^constructs\/(aws|k8s)\/parity$/],
];

test.each(Object.entries(DOORS))('%s imports only what it may see', (room, allowed) => {
  const strays = sourcesIn(room).flatMap((file) => importsOf(file)
    .filter((to) => !to.startsWith(`${room}/`) && !allowed.test(to))
    .filter((to) => !CORNERS.some(([corner, also]) => corner.test(file) && also.test(to)))
    .map((to) => `${file} -> ${to}`));
  expect(strays).toEqual([]);
});

test('cdk8s-plus stands behind one file', () => {
  const users = sourcesIn('constructs/k8s').filter((file) => importsOf(file).includes('cdk8s-plus-27'));
  expect(users).toEqual(['constructs/k8s/private/plus.ts']);
});

test('private folders are entered from their own parent only', () => {
  const strays = allSources().flatMap((file) => importsOf(file)
    .filter((to) => to.includes('/private/') && !file.startsWith(to.slice(0, to.indexOf('/private/') + 1)))
    .map((to) => `${file} -> ${to}`));
  expect(strays).toEqual([]);
});

test('no import runs in a ring', () => {
  const edges = new Map(allSources().map((file) => [file, importsOf(file, { types: false }).map((to) => `${to}.ts`)]));
  expect(ringsOf(edges)).toEqual([]);
});

test("'constructs' still means the npm package", () => {
  expect(require.resolve('constructs')).toMatch(/node_modules/);
  expect(fs.existsSync(path.join(ROOT, 'constructs', 'index.ts'))).toBe(false);
});

const WORLD = /process\.(env|argv|cwd)|Date\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/;

test.each(['lib', 'constructs/aws', 'constructs/k8s', 'stacks'])('%s sees no clock, environment, chance or network', (room) => {
  expect(sourcesIn(room).filter((file) => WORLD.test(textOf(file)))).toEqual([]);
});

test('nothing throws a plain error', () => {
  expect(allSources().filter((file) => /throw new (Type|Range)?Error\(/.test(textOf(file)))).toEqual([]);
});

const NAMES: [what: string, room: RegExp, names: RegExp][] = [
  ['an engine', /^lib\/(engine|weights\/manifest)/, /'[^'\n]*\b(vllm|sglang|ollama|trtllm|tensorrt-llm|tgi)\b[^'\n]*'/i],
  ['an instance family', /^lib\/accelerator\//, /'(p\d|g\d|trn\d|inf\d)[a-z0-9-]*\.[a-z0-9]+'/],
  ['a proxy', /^lib\/framework\//, /'[^'\n]*\b(haproxy|nginx|envoy)\b[^'\n]*'/i],
];

test.each(NAMES)('%s is named in its own room only', (_, room, names) => {
  expect(allSources().filter((file) => !room.test(file) && names.test(withoutComments(textOf(file))))).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function ringsOf(edges: Map<string, string[]>): string[] {
  const done = new Set<string>();
  const rings: string[] = [];
  const visit = (file: string, trail: string[]): void => {
    if (trail.includes(file)) {
      rings.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    (edges.get(file) ?? []).filter((to) => edges.has(to)).forEach((to) => visit(to, [...trail, file]));
    done.add(file);
  };
  [...edges.keys()].forEach((file) => visit(file, []));
  return rings;
}
