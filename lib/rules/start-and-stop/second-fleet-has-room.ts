import { rangeOf } from '../../capacity/segments';
import { nodesOf } from '../../plan/cut';
import { segmentsIn } from '../capacity/sources';
import { makesMachines, runsSecondFleets } from '../questions';
import type { Rule, Subject, Violation } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const secondFleetHasRoom: Rule = {
  code: 'SECOND_FLEET_WITHOUT_ROOM',
  area: 'start and stop',
  law: 'an update in steps finds as many free accelerators as the service has',
  why: 'the whole new revision runs beside the old one before the first request moves: without room for it the update waits for ever',
  severity: ALWAYS_ERROR,
  check: (subject) => (runsSecondFleets(subject) ? [...spareOf(subject), ...sourcesOf(subject)] : []),
};

function spareOf({ service: { rollout: { strategy }, spareAccelerator }, plan: { replicas, cut }, instanceType }: Subject): Violation[] {
  if (spareAccelerator) return [];
  return [{
    path: 'rollout.strategy',
    message: `a ${strategy} update runs ${replicas} more replicas beside ${replicas}, on ${replicas * nodesOf(cut)} more ${instanceType.name}, and scaling.spareAccelerator says that none is free`,
    remedy: 'set scaling.spareAccelerator to true when quota and capacity hold the service twice, or rollout.strategy to rolling',
    value: strategy,
  }];
}

/** A source without a limit may have room: nobody can tell from here. */
function sourcesOf(subject: Subject): Violation[] {
  const { service: { capacity }, plan } = subject;
  const wanted = 2 * rangeOf(plan).max;
  const held = segmentsIn(subject).reduce((total, { takesOver, replicas = Infinity }) => total + (takesOver ? 0 : replicas), 0);
  if (!makesMachines(subject) || held >= wanted) return [];
  return [{
    path: 'hardware.capacity',
    message: `the ${capacity.length === 1 ? 'source holds' : 'sources hold'} ${held} replicas, an update in steps runs up to ${wanted}`,
    remedy: 'raise the replicas of a source, leave them out of the last one, or set rollout.strategy to rolling',
    value: String(held),
    limit: String(wanted),
  }];
}
