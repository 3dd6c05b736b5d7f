import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { READING_CODES } from '../../../lib/deployment/codes';
import { EXISTING_READING_CODES } from '../../../lib/existing/codes';
import { MANIFEST_RULES } from '../../../lib/existing/rules';
import { TEMPLATE_RULES } from '../../../lib/existing/rules/template';
import { RULES } from '../../../lib/rules';
import { PATCH_RULES } from '../../../lib/rules/patches';
import { allSources, ROOT, textOf } from '../../support/sources';

const DOC = 'docs/findings.md';

/** Sources that make findings without a rule or a code of the reader. */
const MAKERS = ['lib/decide.ts'];

test('docs/findings.md is what the rules say today', () => {
  const printed = execFileSync(process.execPath, [path.join(ROOT, 'scripts', 'generate-findings-doc.mjs'), '--print'], { encoding: 'utf8', env: {} });
  expect(textOf(DOC)).toBe(printed);
});

test('every code that can be met stands there once', () => {
  const met = [...[...RULES, ...PATCH_RULES].map(({ code }) => code), ...READING_CODES.map(({ code }) => code), ...[...MANIFEST_RULES, ...TEMPLATE_RULES].map(({ code }) => code), ...EXISTING_READING_CODES.map(({ code }) => code)];
  const wrong = met.filter((code) => [...textOf(DOC).matchAll(new RegExp(`^\\| \`${code}\``, 'gm'))].length !== 1);
  expect(wrong).toEqual([]);
});

test('findings outside of rules stand there too', () => {
  const made = allSources().filter((file) => MAKERS.includes(file)).flatMap((file) => [...textOf(file).matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)].map(([, code]) => code));
  expect(made.length).toBeGreaterThan(0);
  expect(made.filter((code) => !textOf(DOC).includes(`\`${code}\``))).toEqual([]);
});
