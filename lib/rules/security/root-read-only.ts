import { containersOf } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const rootReadOnly: Rule = {
  code: 'ROOT_WRITABLE',
  area: 'security',
  law: 'every container but the engine has a read-only root file system',
  why: 'who gets in can then leave nothing behind; device hooks need a writable root in the engine only',
  severity: ALWAYS_WARNING,
  check: (subject) => containersOf(subject).filter(({ name, readOnlyRoot }) => name !== 'engine' && !readOnlyRoot).map(({ name }) => ({
    path: 'engine',
    message: `the root file system of the ${name} can be written`,
    remedy: 'mount scratch volumes where it must write, and set readOnlyRoot',
    value: name,
  })),
};
