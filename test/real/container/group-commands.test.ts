import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { leaderAnswers, untilLeaderEnds } from '../../../lib/container/group-commands';

/** The environment of a member; the proxy is one that nobody answers on. */
const given = (leader: string): NodeJS.ProcessEnv => ({ ...process.env, LWS_LEADER_ADDRESS: leader, http_proxy: 'http://127.0.0.1:9' });

// a name that is reserved never to resolve (RFC 2606)
const run = ([program, ...args]: string[]) => execFileSync(program, args, { env: given('leader.invalid'), stdio: 'pipe', timeout: 20_000 });
const probe = { path: '/health', port: 8080, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 3 };

test('a leader that is gone is no healthy one', () => {
  expect(() => run(leaderAnswers(probe))).toThrow(/URLError/);
});

test('a leader that answers is asked past any proxy, and waited for until it ends', async () => {
  const asked: string[] = [];
  const leader = createServer((request, response) => { asked.push(request.url ?? ''); response.end('alive'); }).listen(0, '127.0.0.1');
  await once(leader, 'listening');
  const { port } = leader.address() as AddressInfo;
  const told = async ([program, ...args]: string[]) => promisify(execFile)(program, args.map((word) => word.replace(/^:8081/, `:${port}`)), { env: given('127.0.0.1') });
  await told(leaderAnswers({ ...probe, port }));
  const waiting = told(untilLeaderEnds('/guard/alive', 600));
  while (asked.length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
  leader.close();
  await waiting;

  expect(asked).toEqual(['/health', '/guard/alive']);
});

test('nobody waits for a leader that is gone', () => {
  expect(() => run(untilLeaderEnds('/guard/alive', 600))).not.toThrow();
});
