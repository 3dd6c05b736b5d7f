import { Profile } from '../../../lib/deployment/enums';
import { Severity } from '../../../lib/finding/severity';
import { judge, RULES } from '../../../lib/rules';
import { judgeBy } from '../../../lib/rules/judge';
import type { Rule, Violation } from '../../../lib/rules/rule';
import { STRICTER_EACH_TIME } from '../../../lib/rules/severities';
import { givenSubject } from '../../support/subject';

const objecting = (violation: Partial<Violation> = {}): Rule => ({
  code: 'SOME_LAW', area: 'fit', law: 'a law', why: 'a reason', severity: STRICTER_EACH_TIME,
  check: () => [{ path: 'model.id', message: 'it is so', remedy: 'make it otherwise', ...violation }],
});

const severityUnder = (profile: Profile) => judgeBy([objecting()], givenSubject({ deployment: { profile } }))[0].severity;

const pathOf = (path: string, servicePath: string) => judgeBy([objecting({ path })], givenSubject({ service: { path: servicePath } }))[0].path;

test('a rule weighs by the profile', () => {
  expect([Profile.DEV, Profile.PROD, Profile.REGULATED].map(severityUnder)).toEqual([Severity.INFO, Severity.WARNING, Severity.ERROR]);
});

test('a case may weigh otherwise than its rule', () => {
  expect(judgeBy([objecting({ severity: Severity.ERROR })], givenSubject())[0].severity).toBe(Severity.ERROR);
});

test('a field of a service is named as the user wrote it', () => {
  expect(pathOf('model.id', '')).toBe('model.id');
  expect(pathOf('model.id', 'services.chat')).toBe('services.chat.model.id');
});

test('a field of the deployment is named as it is', () => {
  expect(['aws.region', 'site.noProxy', 'kubernetes.version', 'name', 'platforms'].map((path) => pathOf(path, 'services.chat')))
    .toEqual(['aws.region', 'site.noProxy', 'kubernetes.version', 'name', 'platforms']);
});

test('a finding has no value or limit that nobody gave', () => {
  expect(Object.keys(judgeBy([objecting()], givenSubject())[0])).toEqual(['code', 'severity', 'path', 'message', 'remedy']);
});

test('findings come in the order of the rules', () => {
  const codes = judge(givenSubject({ deployment: { profile: Profile.PROD } })).map(({ code }) => code);
  const order = RULES.map(({ code }) => code);
  expect(codes.map((code) => order.indexOf(code))).toEqual([...codes.map((code) => order.indexOf(code))].sort((a, b) => a - b));
});

test('a sound service has no error under dev and prod', () => {
  const errors = [Profile.DEV, Profile.PROD].flatMap((profile) => judge(givenSubject({ deployment: { profile } }))).filter(({ severity }) => severity === Severity.ERROR);
  expect(errors).toEqual([]);
});

test('no two rules share a code, and every code can be grepped', () => {
  const codes = RULES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => !/^[A-Z][A-Z0-9_]+$/.test(code))).toEqual([]);
});

test('laws and reasons are sentences without a full stop', () => {
  expect(RULES.flatMap(({ law, why }) => [law, why]).filter((text) => !/^[a-z/`].+[^.\s]$/.test(text) && !/^[A-Z/]/.test(text))).toEqual([]);
});

test('a context that does not fit is answered with the longest one that does', () => {
  const findings = judge(givenSubject({ plan: { memory: { kvCacheGiB: 0.5, sequences: 0 } } }));
  expect(findings.find(({ code }) => code === 'CONTEXT_DOES_NOT_FIT')).toMatchObject({ limit: '3822', remedy: expect.stringContaining('to 3822') });
});
