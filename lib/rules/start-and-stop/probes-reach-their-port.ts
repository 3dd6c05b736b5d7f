import { containersOf, makesPods, probesOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const probesReachTheirPort: Rule = {
  code: 'PROBE_ON_LOOPBACK',
  area: 'start and stop',
  law: 'every probe asks a port that listens outside the loopback address',
  why: 'a kubelet asks the address of the pod: a port on the loopback address never answers it, and the pod never becomes ready',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    if (!makesPods(subject)) return [];
    const open = containersOf(subject).flatMap(({ ports }) => ports.filter(({ loopback }) => !loopback).map(({ number }) => number));
    return containersOf(subject).flatMap((container) => probesOf(container).filter(([, { port }]) => !open.includes(port)).map(([name, { port }]) => ({
      path: 'engine',
      message: `the ${name} probe of the ${container.name} asks port ${port}, only ${open.join(', ')} listen outside the loopback address`,
      remedy: 'this is decided by the library: report it as a defect, or mend the guard or engine that was registered in code',
      value: String(port),
      limit: open.join(', '),
    })));
  },
};
