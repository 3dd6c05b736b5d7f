import { execFileSync } from 'node:child_process';
import { leaderAnswers, untilLeaderEnds } from '../../../lib/container/group-commands';
import type { ReplicaSpec } from '../../../lib/container/container-spec';
import { budgetSeconds, STEPS } from '../../../lib/plan/time-line';
import { decidedFrom } from '../../support/decided-example';

const { replica, plan } = decidedFrom('distributed-multi-node.yaml');
const group = replica.group as NonNullable<ReplicaSpec['group']>;
const flag = (words: string[], name: string): string | undefined => words[words.indexOf(name) + 1];

test('a replica of two machines has a leader and one more that knows where it is', () => {
  expect([group.size, flag(replica.engine.args, '--node-rank'), flag(group.worker.args, '--node-rank')]).toEqual([2, '0', '$(LWS_WORKER_INDEX)']);
  expect([replica.engine, group.worker].map(({ args }) => flag(args, '--master-addr'))).toEqual(['$(LWS_LEADER_ADDRESS)', '$(LWS_LEADER_ADDRESS)']);
  expect([replica.engine, group.worker].map(({ addressVariable }) => addressVariable)).toEqual(['VLLM_HOST_IP', 'VLLM_HOST_IP']);
});

test('only what a member is not told by its place is left to the platform', () => {
  expect(group.worker.args.filter((word) => word.includes('$('))).toEqual(['$(LWS_WORKER_INDEX)', '$(LWS_LEADER_ADDRESS)']);
  expect(group.worker.platformVariables).toEqual(expect.arrayContaining(['LWS_WORKER_INDEX', 'LWS_LEADER_ADDRESS']));
});

test('each machine gives its own devices and interfaces', () => {
  expect([replica.engine, group.worker].map(({ accelerators, fabricInterfaces }) => [accelerators, fabricInterfaces])).toEqual([[8, 32], [8, 32]]);
});

test('every machine proves that its image reaches the fast network', () => {
  expect(group.fabricGate).toMatchObject({ image: replica.engine.image, fabricInterfaces: 32, accelerators: 0 });
  expect(group.fabricGate?.command.at(-1)).toMatch(/fi_info -p efa \|\| \{ echo ".*TCP.*" >&2; exit 1; \}/);
  expect([replica.engine.env.FI_PROVIDER, group.worker.env.FI_PROVIDER]).toEqual(['efa', 'efa']);
  expect(replica.engine.ulimits).toEqual(['memlock=-1']);
});

test('a member has no port, and is asked by a command that asks its leader', () => {
  expect(group.worker.ports).toEqual([]);
  [group.worker.startup, group.worker.readiness, group.worker.liveness].forEach((probe) => expect(probe?.command?.slice(-2)[0]).toBe(':8080/health'));
});

test('the start of each waits for the machine that comes last', () => {
  const budget = Math.max(...Object.values(plan.startTimeLines).map((line) => budgetSeconds(line, STEPS)));

  [replica.engine, group.worker].forEach(({ startup }) => expect((startup?.periodSeconds ?? 0) * (startup?.failureThreshold ?? 0)).toBeGreaterThanOrEqual(budget));
  expect(Number(replica.engine.env.VLLM_ENGINE_READY_TIMEOUT_S)).toBeGreaterThanOrEqual(budget);
});

test('a member stops after its leader, and within the drain', () => {
  const waits = Number(group.worker.preStop?.at(-1));

  expect(waits).toBe(plan.drain.deregistrationSeconds + plan.drain.generationSeconds);
  expect(waits + group.worker.stopSeconds).toBeLessThanOrEqual(plan.drain.totalSeconds);
  expect(group.worker.preStopSleepSeconds).toBeUndefined();
});

test('a replica of one machine has no group', () => {
  expect(decidedFrom('single-node.yaml').replica.group).toBeUndefined();
});

describe('the commands of a member, in the program that runs them', () => {
  // a name that is reserved never to resolve (RFC 2606)
  const run = ([program, ...args]: string[]) => execFileSync(program, args, { env: { ...process.env, LWS_LEADER_ADDRESS: 'leader.invalid', http_proxy: 'http://127.0.0.1:9' }, stdio: 'pipe', timeout: 20_000 });
  const probe = { path: '/health', port: 8080, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 };

  test('a leader that is gone is no healthy one', () => {
    expect(() => run(leaderAnswers(probe))).toThrow(/URLError/);
  });

  test('nobody waits for a leader that is gone', () => {
    expect(() => run(untilLeaderEnds('/guard/alive', 600))).not.toThrow();
  });
});
