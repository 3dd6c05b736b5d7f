import { movedPools } from '../../capacity/pools';
import { CapacityKind } from '../../deployment/capacity-props';
import { onBoxes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { poolsIn } from './sources';

/** What no warm pool can hold (AWS service facts of 2026-11-22, sections 3 and 4). */
const NEVER_WARM: readonly CapacityKind[] = [CapacityKind.SPOT, CapacityKind.CAPACITY_BLOCK];

export const warmPoolLegal: Rule = {
  code: 'WARM_POOL_ILLEGAL',
  area: 'capacity',
  law: 'a warm pool holds machines that stay: on demand, or reserved',
  why: 'Auto Scaling refuses a warm pool for a group with spot machines or a Capacity Block',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service: { scaling: { warmPool } = {} }, plan } = subject;
    if (warmPool === undefined || !onBoxes(subject)) return [];
    return movedPools(poolsIn(subject), plan).flatMap(({ segments }) => segments).filter(({ kind }) => NEVER_WARM.includes(kind)).map(({ kind, index }) => ({
      path: `hardware.capacity.${index}.kind`,
      message: `the group that follows the load holds ${kind} machines, and scaling.warmPool asks for ${warmPool} stopped ones`,
      remedy: 'remove scaling.warmPool, or let on-demand machines follow the load',
      value: kind,
    }));
  },
};
