import fc from 'fast-check';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { decide, isRenderable } from '../lib/decide';
import { readDeployment } from '../lib/deployment/read';
import { EngineCatalogue } from '../lib/engine/registry';
import { Severity } from '../lib/finding/severity';
import { renderAll } from '../bin/render';
import { OutputFolder } from '../bin/output-folder';
import { anyDeployment } from './support/any-deployment';
import { givenFolder } from './support/run-cli';

const decided = (deployment: object) => decide({ read: readDeployment({ text: JSON.stringify(deployment), file: 'any.yaml' }), today: '2026-11-23' });
const folder = givenFolder();

test('any description is planned and judged, or refused with findings; never a crash', () => {
  let renderable = 0;
  fc.assert(fc.property(anyDeployment, (deployment) => {
    const decision = decided(deployment);
    const errors = decision.findings.filter(({ severity }) => severity === Severity.ERROR);
    renderable += Number(isRenderable(decision));
    expect(isRenderable(decision)).toBe(errors.length === 0);
    expect(decision.findings.filter(({ code, message, remedy }) => !/^[A-Z0-9_]+$/.test(code) || message.length < 10 || remedy.length < 5)).toEqual([]);
  }), { numRuns: 1000, seed: 20261123 });
  // a generator that yields refusals only would prove nothing
  expect(renderable).toBeGreaterThan(30);
}, 120000);

test('the same description gives the same decision', () => {
  fc.assert(fc.property(anyDeployment, (deployment) => {
    expect(JSON.stringify(decided(deployment))).toBe(JSON.stringify(decided(deployment)));
  }), { numRuns: 50, seed: 7 });
}, 60000);

test('whatever is not refused is rendered on its platforms with parity', () => {
  let rendered = 0;
  const engines = new Set<string>();
  const kinds = new Set<string>();
  let ranges = 0;
  fc.assert(fc.property(anyDeployment.map(decided).filter(isRenderable), (decision) => {
    const out = new OutputFolder(path.join(folder, `run-${rendered}`));
    try {
      const [{ report }] = renderAll([{ file: 'any.yaml', decision }], out);
      expect(report.services.flatMap(({ parity }) => parity.filter(({ equal }) => !equal))).toEqual([]);
      expect(fs.existsSync(path.join(out.folder, 'review'))).toBe(true);
      report.services.forEach(({ plan }) => engines.add(plan.engine));
      decision.services.forEach(({ service, plan }) => {
        service.capacity.forEach(({ kind }) => kinds.add(kind));
        ranges += Number(plan.scaling !== undefined);
      });
      rendered += 1;
    } finally {
      out.discard();
    }
  }), { numRuns: 50, seed: 42 });
  expect(rendered).toBeGreaterThanOrEqual(50);
  expect([...kinds]).toEqual(expect.arrayContaining(['on-demand', 'spot', 'reserved']));
  expect(ranges).toBeGreaterThan(0);
  expect([...engines].sort()).toEqual(EngineCatalogue.standard().names.sort());
}, 180000);
