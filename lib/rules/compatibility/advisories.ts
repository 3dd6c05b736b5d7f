import type { Advisory } from '../../engine/engine';
import { isVersion, isWithin } from '../../units/version';
import type { Subject, Violation } from '../rule';

/** The advisories that this version is subject to. */
export function advisoriesOf({ engineVersion: { advisories, version } }: Subject): Advisory[] {
  if (!isVersion(version)) return [];
  return advisories.filter(({ from, below }) => isWithin(version, from, below));
}

/** An advisory as a violation. */
export function toViolation({ engineVersion: { engineName, version } }: Subject, { id, below, effect, source }: Advisory): Violation {
  return {
    path: 'engine.version',
    message: `${id} is in ${engineName} ${version}: ${effect} (${source})`,
    remedy: below === undefined ? 'no version is known to be without it yet' : `take engine.version ${below} or newer`,
    value: version,
    ...(below !== undefined && { limit: below }),
  };
}
