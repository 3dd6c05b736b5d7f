import type { Finding } from '../../../lib/finding/finding';
import { Severity } from '../../../lib/finding/severity';
import { RULES } from '../../../lib/rules';
import { applyWaivers } from '../../../lib/rules/waivers';
import { NEVER_WAIVED, WAIVER_LAWS } from '../../../lib/rules/waiver-codes';

const finding = (code: string, path = 'model'): Finding => ({ code, severity: Severity.ERROR, path, message: 'it is so', remedy: 'mend it' });
const waiver = (changes: { code?: string; reason?: string; until?: string } = {}) => ({ code: 'WEIGHTS_NOT_VERIFIED', reason: 'a trial', until: '2027-03-01', ...changes });

const FOUND = finding('WEIGHTS_NOT_VERIFIED');

const codesLeft = (waivers: ReturnType<typeof waiver>[], { today, found = [FOUND] }: { today?: string; found?: Finding[] } = {}) =>
  applyWaivers(found, waivers, today).findings.map(({ code }) => code);

test('an accepted finding is set aside with its reason and last day', () => {
  expect(applyWaivers([FOUND, finding('OTHER')], [waiver()], '2027-03-01')).toEqual({
    findings: [finding('OTHER')], waived: [{ finding: FOUND, reason: 'a trial', until: '2027-03-01' }],
  });
});

test('every finding of the code is accepted', () => {
  expect(applyWaivers([FOUND, finding('WEIGHTS_NOT_VERIFIED', 'services.b.model')], [waiver()]).waived).toHaveLength(2);
});

test('after its last day the finding is back, and so is the waiver', () => {
  expect(codesLeft([waiver()], { today: '2027-03-02' })).toEqual(['WEIGHTS_NOT_VERIFIED', 'WAIVER_EXPIRED']);
});

test('where nobody knows the day, nothing expires', () => {
  expect(codesLeft([waiver({ until: '2001-01-01' })])).toEqual([]);
});

test('a waiver that covers nothing is reported', () => {
  expect(codesLeft([waiver({ code: 'TYPO' })])).toEqual(['WEIGHTS_NOT_VERIFIED', 'WAIVER_UNUSED']);
});

test.each(['MODEL_DOES_NOT_FIT', 'SECRET_INLINE', 'WAIVER_EXPIRED'])('%s is never accepted', (code) => {
  const outcome = applyWaivers([finding(code)], [waiver({ code })]);
  expect(outcome.findings.map(({ code: left }) => left)).toEqual([code, 'WAIVER_REFUSED']);
  expect(outcome.findings[1].severity).toBe(Severity.ERROR);
});

test.each([{ reason: ' ' }, { until: 'soon' }, { until: '2027-02-30' }, { until: '2027-3-1' }, { until: '2027-03-01T00:00' }])('%o makes no waiver', (changes) => {
  expect(codesLeft([waiver(changes)])).toEqual(['WEIGHTS_NOT_VERIFIED', 'WAIVER_REFUSED']);
});

test('a finding about a waiver names its place and its code', () => {
  expect(applyWaivers([], [waiver(), waiver({ code: 'TYPO' })]).findings[1]).toMatchObject({ path: 'waivers.1', value: 'TYPO' });
});

test('one good waiver is enough', () => {
  expect(codesLeft([waiver({ until: '2026-01-01' }), waiver()], { today: '2026-12-01' })).toEqual(['WAIVER_EXPIRED']);
});

test('what a rule only warns of can always be accepted', () => {
  const mild = RULES.filter(({ severity }) => severity.regulated !== Severity.ERROR).map(({ code }) => code);
  expect(mild.filter((code) => NEVER_WAIVED.includes(code))).toEqual([]);
});

test('codes about waivers are not codes of rules', () => {
  const codes = RULES.map(({ code }) => code);
  expect(Object.values(WAIVER_LAWS).filter(({ code }) => codes.includes(code))).toEqual([]);
});
