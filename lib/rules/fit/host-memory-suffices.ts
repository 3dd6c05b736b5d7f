import { Severity } from '../../finding/severity';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** System and node agents keep some; a node offers pods less than it has. Our judgement. */
const OFFERED = 0.92;

export const hostMemorySuffices: Rule = {
  code: 'HOST_MEMORY_TOO_SMALL',
  area: 'fit',
  law: 'engine and guard together ask for no more host memory than the instance type has',
  why: 'a replica that asks for more is never placed, or is killed under load',
  severity: ALWAYS_ERROR,
  check: ({ replica: { engine, guard }, instanceType }) => {
    const asked = engine.memoryMiB + guard.memoryMiB;
    if (asked <= instanceType.memoryMiB * OFFERED) return [];
    const impossible = asked > instanceType.memoryMiB;
    return [{
      path: 'hardware.instanceType',
      message: `engine and guard ask for ${engine.memoryMiB} + ${guard.memoryMiB} MiB, ${instanceType.name} has ${instanceType.memoryMiB} MiB${impossible ? '' : ', of which the system keeps some'}`,
      remedy: 'take an instance type with more memory; the guard needs less with a lower access.maxBodySize or workload.concurrency',
      value: `${asked} MiB`,
      limit: `${instanceType.memoryMiB} MiB`,
      ...(!impossible && { severity: Severity.WARNING }),
    }];
  },
};
