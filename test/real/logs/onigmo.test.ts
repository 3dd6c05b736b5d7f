import * as fc from 'fast-check';
import { sectionsOf, javaScript } from '../../support/log-router';
import { ALL_PROGRAMS, configurationOf } from '../../support/logs';
import { onigmo } from '../../support/onigmo';

const EXPRESSIONS = [false, true].flatMap((prompts) => ALL_PROGRAMS.flatMap(([, program]) =>
  sectionsOf(configurationOf(program, prompts).parsers).map(({ settings }) => Object.fromEntries(settings).Regex)));
const SAMPLES = ALL_PROGRAMS.flatMap(([, { forms }]) => forms.map(({ sample }) => sample));

/** Samples with a stretch of anything in them, as a prompt would stand there. */
function damaged(): string[] {
  const words = fc.sample(fc.string({ maxLength: 30, unit: 'grapheme' }).map((text) => text.replace(/[\n\r\0]/g, ' ')), { numRuns: SAMPLES.length, seed: 7 });
  return SAMPLES.map((sample, index) => sample.slice(0, (index * 13) % sample.length) + words[index] + sample.slice(((index * 13) % sample.length) + (index % 5)));
}

test('every rendered expression means the same to Onigmo and to JavaScript, on every known line and on damaged ones', () => {
  const pairs = EXPRESSIONS.flatMap((expression) => [...SAMPLES, ...damaged()].map((line): [string, string] => [expression, line]));
  const said = onigmo(pairs);
  const differing = pairs.filter(([expression, line], index) => JSON.stringify(said[index]) !== JSON.stringify(javaScript(expression, line) ?? null));
  expect(differing).toEqual([]);
  expect(said.filter((found) => found !== null).length).toBeGreaterThanOrEqual(SAMPLES.length);
});
