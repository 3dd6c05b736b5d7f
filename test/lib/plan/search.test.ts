import { InstanceTypeCatalogue } from '../../../lib/accelerator/catalogue';
import { Catalogues } from '../../../lib/catalogues';
import { decide, isRenderable, lockOf, type DeploymentDecision } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import type { SearchPlan } from '../../../lib/plan/search/search-plan';
import { deploymentText } from '../../support/deployment-text';

const LOAD = 'inputTokens: 1500, outputTokens: 300, contextTokens: 8192';

const text = (hardware: string, workload = '', extra = '') => deploymentText({ replace: { hardware: `hardware: ${hardware}`, workload: `workload: { ${LOAD}${workload} }` }, extra });
const decided = (hardware: string, workload?: string, extra?: string): DeploymentDecision => decide({ read: readDeployment({ text: text(hardware, workload, extra), file: 'chat.yaml' }) });

function searched(hardware: string, workload?: string): SearchPlan {
  const { services, findings } = decided(hardware, workload);
  expect(findings.filter(({ code }) => code === 'NO_HARDWARE_FOUND')).toEqual([]);
  return services[0].plan.search as SearchPlan;
}

const codes = ({ findings }: DeploymentDecision) => findings.map(({ code }) => code);

test('the cheapest comes first, each further one costs as much or more, and no two have the same devices for the same work', () => {
  const { choices } = searched('{ objective: cheapest }');
  const prices = choices.map(({ usdPerHour }) => usdPerHour);
  expect(prices).toEqual([...prices].sort((a, b) => a - b));
  expect(new Set(choices.map(({ reason, tensorParallel, replicas }) => [reason.split(';')[0], tensorParallel, replicas].join())).size).toBe(choices.length);
});

test('the fastest comes first by time per token', () => {
  const { choices } = searched('{ objective: fastest }');
  const times = choices.map(({ tpotP95Ms }) => tpotP95Ms.typical);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBeLessThan(searched('{ objective: cheapest }').choices[0].tpotP95Ms.typical);
});

test('each type is either shown or refused with a reason', () => {
  const { choices, refused } = searched('{ objective: cheapest }');
  const all = [...choices.map(({ instanceType }) => instanceType), ...refused.flatMap(({ instanceTypes }) => instanceTypes)];
  expect(all.sort()).toEqual(InstanceTypeCatalogue.standard().names.sort());
  expect(choices.length).toBeLessThanOrEqual(10);
});

test('the plan stands on the first choice, and says why', () => {
  const { services } = decided('{ objective: cheapest }');
  const [{ plan, service, instanceType }] = services;
  const [first] = plan.search?.choices ?? [];
  expect([plan.instanceType, service.instanceType, instanceType.name]).toEqual(Array(3).fill(first.instanceType));
  expect(plan.cut.tensorParallel).toBe(first.tensorParallel);
  expect(plan.decisions.find(({ what }) => what === 'instanceType')?.reason).toMatch(/cheapest of those that fit/);
});

test('a rate that one replica cannot carry takes several, and the bill says so', () => {
  const [one] = searched('{ objective: cheapest, within: { families: [g6e] } }', ', requestsPerSecond: 1').choices;
  const { services } = decided('{ objective: cheapest, within: { families: [g6e], maxDevices: 1 } }', ', requestsPerSecond: 30');
  const [first] = services[0].plan.search?.choices ?? [];
  expect(first.replicas).toBeGreaterThan(one.replicas);
  expect([services[0].plan.replicas, services[0].plan.cost.instances]).toEqual([first.replicas, first.replicas]);
  expect(first.usdPerHour).toBeCloseTo(first.replicas * (services[0].plan.cost.usdPerInstanceHour ?? 0), 3);
});

test('a stricter promise never finds cheaper hardware', () => {
  const [loose, strict] = [100, 20].map((ms) => searched('{ objective: cheapest }', `, requestsPerSecond: 4, slo: { tpotP95: ${ms}ms }`).choices[0]);
  expect(strict.tpotP95Ms.typical).toBeLessThanOrEqual(20);
  expect(strict.usdPerHour).toBeGreaterThanOrEqual(loose.usdPerHour);
});

test.each([
  ['families', 'families: [g6]', ({ instanceType }: { instanceType: string }) => instanceType.startsWith('g6.')],
  ['types', 'instanceTypes: [g6e.xlarge, p5.4xlarge]', ({ instanceType }: { instanceType: string }) => ['g6e.xlarge', 'p5.4xlarge'].includes(instanceType)],
  ['price', 'maxUsdPerHour: 2.5', ({ usdPerHour, replicas }: { usdPerHour: number; replicas: number }) => usdPerHour / replicas <= 2.5],
  ['budget', 'maxUsdPerMonth: 1500', ({ usdPerMonth }: { usdPerMonth: number }) => usdPerMonth <= 1500],
])('within a limit of %s only that is chosen', (_, limit, holds) => {
  const { choices } = searched(`{ objective: cheapest, within: { ${limit} } }`);
  expect(choices.length).toBeGreaterThan(0);
  expect(choices.filter((choice) => !holds(choice as never))).toEqual([]);
});

test('formats that may be used are tried, and the chosen one is planned', () => {
  const { services } = decided('{ objective: cheapest, within: { quantizations: [bfloat16, fp8], families: [g6] } }', ', requestsPerSecond: 1');
  const { plan } = services[0];
  expect(plan.weightFormat).toBe(plan.search?.choices[0].weightFormat);
  expect(plan.weightFormat).toBe('fp8');
});

test('a format that the engine cannot make of the files is not tried', () => {
  const { services } = decided('{ objective: cheapest, within: { quantizations: [bfloat16, awq], families: [g6] } }', ', requestsPerSecond: 1');
  expect([...new Set(services[0].plan.search?.choices.map(({ weightFormat }) => weightFormat))]).toEqual(['bfloat16']);
});

test('a type without a price is left out and said', () => {
  const g6e = Catalogues.standard().instanceTypes.find('g6e.xlarge')!;
  const catalogues = Catalogues.standard().withInstanceTypes(InstanceTypeCatalogue.standard().with({ ...g6e, usdPerHour: {} }));
  const { services } = decide({ read: readDeployment({ text: text('{ objective: cheapest, within: { families: [g6e] } }'), file: 'chat.yaml' }), catalogues });
  const { choices, refused } = services[0].plan.search as SearchPlan;
  expect(refused.find(({ why }) => why.startsWith('no on-demand price'))?.instanceTypes).toEqual(['g6e.xlarge']);
  expect(choices.map(({ instanceType }) => instanceType)).not.toContain('g6e.xlarge');
});

test('nothing found is an error that says why', () => {
  const decision = decided('{ objective: cheapest, within: { maxUsdPerHour: 0.5 } }');
  expect(codes(decision)).toContain('NO_HARDWARE_FOUND');
  expect(isRenderable(decision)).toBe(false);
  expect(decision.findings.find(({ code }) => code === 'NO_HARDWARE_FOUND')?.message).toMatch(/costs more than 0.5 USD an hour/);
});

function inRegion(region: string, hardware: string): DeploymentDecision {
  const file = deploymentText({ replace: { hardware: `hardware: ${hardware}`, workload: `workload: { ${LOAD} }`, aws: `aws: { region: ${region} }` } });
  return decide({ read: readDeployment({ text: file, file: 'chat.yaml' }) });
}

test('in a region without prices the remedy names them as the cause', () => {
  const { findings } = inRegion('eu-west-3', '{ objective: cheapest }');
  expect(findings.find(({ code }) => code === 'NO_HARDWARE_FOUND')?.remedy).toMatch(/^\d+ types are out only because their prices in eu-west-3 are not known: name one of them in hardware\.instanceType \(\w+\./);
  expect(decided('{ objective: cheapest, within: { maxUsdPerHour: 0.5 } }').findings.find(({ code }) => code === 'NO_HARDWARE_FOUND')?.remedy).toMatch(/^widen/);
});

test.each(['{ objective: cheapest }', '{ instanceType: g6e.2xlarge }'])('with %s a mistyped region is said, with the nearest name', (hardware) => {
  const said = inRegion('us-esat-1', hardware).findings.filter(({ message }) => message === "nothing is known of a region 'us-esat-1'");
  expect(said).toEqual([expect.objectContaining({ severity: 'error', path: 'aws.region', remedy: 'did you mean us-east-1?', value: 'us-esat-1' })]);
});

test('a region like no other is told with all that are known', () => {
  const [said] = inRegion('mm-moonmoonmoonmoon-9', '{ objective: cheapest }').findings;
  expect(said.remedy).toMatch(/^choose one of af-south-1, .*us-west-2$/);
});

test('a locked search keeps its hardware when prices change, until something else is asked', () => {
  const file = text('{ objective: cheapest }');
  const lock = lockOf(decide({ read: readDeployment({ text: file, file: 'chat.yaml' }) }));
  const locked = lock.services.chat.plan.instanceType;
  const facts = Catalogues.standard().instanceTypes.find(locked)!;
  const dearer = Catalogues.standard().withInstanceTypes(InstanceTypeCatalogue.standard().with({ ...facts, usdPerHour: { 'us-east-1': 999 } }));
  const again = decide({ read: readDeployment({ text: file, file: 'chat.yaml' }), lock, catalogues: dearer });
  expect(again.services[0].plan.instanceType).toBe(locked);
  expect(codes(again)).not.toContain('LOCK_STALE');
  expect(codes(decide({ read: readDeployment({ text: text('{ objective: fastest }'), file: 'chat.yaml' }), lock }))).toContain('LOCK_STALE');
});

test.each([
  ['a type and a search', '{ instanceType: g6e.2xlarge, objective: cheapest }', 'HARDWARE_GIVEN_AND_SEARCHED'],
  ['a search for several machines', '{ objective: cheapest, nodes: 2 }', 'NODES_SEARCHED'],
  ['a search for several stages', '{ objective: cheapest, pipelineParallel: 2 }', 'NODES_SEARCHED'],
  ['an unknown objective', '{ objective: prettiest }', 'VALUE_NOT_ALLOWED'],
  ['an unknown format', '{ objective: cheapest, within: { quantizations: [fp7] } }', 'VALUE_NOT_ALLOWED'],
  ['neither', '{ tensorParallel: 1 }', 'MISSING_FIELD'],
])('%s is refused', (_, hardware, code) => {
  expect(codes(decided(hardware))).toContain(code);
});

test('no replica fewer would keep the promise', () => {
  const hardware = '{ objective: cheapest, within: { instanceTypes: [g6e.2xlarge] } }';
  const promise = ', requestsPerSecond: 14, slo: { ttftP95: 700ms }';
  const [{ replicas }] = searched(hardware, promise).choices;
  expect(replicas).toBeGreaterThan(2);
  const given = (count: number) => codes(decided('{ instanceType: g6e.2xlarge }', promise, `scaling: { min: ${count}, max: ${count} }`)).filter((code) => /^(PROMISE_NOT_KEPT|RATE_NOT_CARRIED)$/.test(code));
  expect(given(replicas)).toEqual([]);
  expect(given(replicas - 1)).not.toEqual([]);
});
