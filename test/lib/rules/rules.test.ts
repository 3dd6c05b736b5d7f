import { RULES } from '../../../lib/rules';
import { judgeBy } from '../../../lib/rules/judge';
import { givenSubject } from '../../support/subject';
import type { RuleCases } from './cases';
import { alertsCases } from './alerts.cases';
import { capacityCases } from './capacity.cases';
import { compatibilityCases } from './compatibility.cases';
import { degradationCases } from './degradation.cases';
import { fitCases } from './fit.cases';
import { logsCases } from './logs.cases';
import { namesAndLimitsCases } from './names-and-limits.cases';
import { networkCases } from './network.cases';
import { nodesCases } from './nodes.cases';
import { optimizationCases } from './optimization.cases';
import { parallelismCases } from './parallelism.cases';
import { scalingCases } from './scaling.cases';
import { securityCases } from './security.cases';
import { observabilityCases } from './observability.cases';
import { olderCases, sharedStorageCases } from './shared-storage.cases';
import { speedCases } from './speed.cases';
import { startAndStopCases } from './start-and-stop.cases';
import { storageCases } from './storage.cases';
import { timeOutsCases } from './time-outs.cases';

const CASES: RuleCases = {
  ...fitCases, ...parallelismCases, ...compatibilityCases, ...startAndStopCases, ...timeOutsCases, ...speedCases, ...scalingCases, ...capacityCases, ...storageCases,
  ...optimizationCases, ...nodesCases, ...sharedStorageCases, ...networkCases, ...securityCases, ...observabilityCases, ...logsCases, ...alertsCases, ...degradationCases, ...namesAndLimitsCases,
};

test('every rule has cases, and every case a rule', () => {
  expect(Object.keys(CASES).sort()).toEqual(RULES.map(({ code }) => code).sort());
});

describe.each(RULES.map((rule) => ({ rule, code: rule.code })))('$code', ({ rule, code }) => {
  const [own, more] = [CASES, olderCases].map((cases) => cases[code] ?? { fires: [], silent: [] });
  const [fires, silent] = [[...own.fires, ...more.fires], [...own.silent, ...more.silent]];

  test('has a case that fires and one that is silent', () => {
    expect([fires.length, silent.length].every((count) => count > 0)).toBe(true);
  });

  test.each(fires)('fires when $when', ({ given, says, at, severity, times = 1 }) => {
    const subject = givenSubject(given);
    const findings = judgeBy([rule], subject);
    expect(findings).toHaveLength(times);
    expect(findings.some(({ message }) => says.test(message)) ? says : findings.map(({ message }) => message)).toBe(says);
    expect(findings.map(({ path }) => path)).toContain(at);
    expect(findings[0].severity).toBe(severity ?? rule.severity[subject.deployment.profile]);
  });

  test.each(silent)('is silent when $when', ({ given }) => {
    expect(judgeBy([rule], givenSubject(given))).toEqual([]);
  });

  test.each(fires)('speaks in a sentence without a full stop, and says what to do, when $when', ({ given }) => {
    for (const { message, remedy } of judgeBy([rule], givenSubject(given))) {
      expect(message).toMatch(/[^.\s]$/);
      expect(remedy).toMatch(/^\S.{3,}[^.\s]$/s);
      expect(`${message} ${remedy}`).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
