import type { ProbeSpec } from './container-spec';
import { GROUP_VARIABLES } from './group-variables';
import { GUARD_ADMIN_PORT } from './layout';

/** Every engine that spans machines is a Python program, so its image can ask; never through a proxy, the leader is a neighbour. */
const ASK = [
  'import os, sys, time, urllib.request as web',
  'ask = web.build_opener(web.ProxyHandler({})).open',
  `leader = "http://" + os.environ["${GROUP_VARIABLES.leader}"] + sys.argv[1]`,
];

const ANSWERS = [...ASK, 'ask(leader, timeout=float(sys.argv[2]))'].join('\n');

const UNTIL_IT_ENDS = [
  ...ASK,
  'end = time.monotonic() + float(sys.argv[2])',
  'while time.monotonic() < end:',
  '    try: ask(leader, timeout=4).close()',
  '    except OSError: break',
  '    time.sleep(2)',
].join('\n');

/** Succeeds while the leader answers on a probe's path. */
export function leaderAnswers({ path, port, timeoutSeconds }: ProbeSpec): string[] {
  // within the time of the probe, the start of the program included
  return ['python3', '-c', ANSWERS, `:${port}${path}`, String(Math.max(1, timeoutSeconds - 1))];
}

/** Returns once the leader's guard is gone, which is the last of it to end, or after so many seconds. */
export function untilLeaderEnds(guardPath: string, seconds: number): string[] {
  return ['python3', '-c', UNTIL_IT_ENDS, `:${GUARD_ADMIN_PORT}${guardPath}`, String(seconds)];
}
