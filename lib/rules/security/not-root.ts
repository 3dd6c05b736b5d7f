import { Severity } from '../../finding/severity';
import { containersOf, onBoxes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const notRoot: Rule = {
  code: 'RUNS_AS_ROOT',
  area: 'security',
  law: 'no container runs as root, unless its engine cannot do otherwise and says why',
  why: 'root inside a container is one hole away from root on the machine, and the restricted Pod Security Standard refuses it',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { runtime } = subject.engineVersion;
    return containersOf(subject).filter(({ userId }) => userId === 0).map(({ name }) => ({
      path: 'engine',
      message: `the ${name} runs as root${runtime.rootReason === undefined ? '' : `: ${runtime.rootReason}`}${onBoxes(subject) ? '; on a machine it shares the network of the host, where only the slice of its container keeps it from the credentials of the instance' : ''}`,
      remedy: runtime.rootReason === undefined ? 'give it a numeric user' : 'take an engine version whose image has another user; until then its namespace cannot enforce the restricted standard',
      value: '0',
      ...(runtime.rootReason !== undefined && { severity: Severity.WARNING }),
    }));
  },
};
