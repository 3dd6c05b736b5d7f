import { repositoryOf } from './container/image-reference';
import type { Deployment, Service } from './deployment/deployment';
import type { Finding } from './finding/finding';
import { Severity } from './finding/severity';
import { askedOf, differences, LOCK_VERSION, type Drift, type Lock } from './plan/lock';
import { nodesOf } from './plan/cut';
import { damageOf } from './plan/lock-damage';
import type { ImagePlan, Plan } from './plan/plan';
import type { ScalingSchedule } from './scaling/scaling-plan';
import { planCommand } from './plan-command';
import { printableLine } from './units/printable';
import { shown } from './units/shown';

const reviewed = ({ environment }: Deployment): string => `review the plan with ${planCommand(environment)}, then write the lock again with \`--write\``;

/** Why a lock as a whole cannot be obeyed. */
export function lockFindings(deployment: Deployment, lock?: Lock): Finding[] {
  if (!lock) return [];
  if (lock.lockVersion !== LOCK_VERSION) {
    return [{
      code: 'LOCK_VERSION_UNKNOWN',
      severity: Severity.ERROR,
      path: '',
      message: `the lock has format ${printableLine(shown(lock.lockVersion))}, this library reads ${LOCK_VERSION}`,
      remedy: `write it again with ${planCommand(deployment.environment, '--write')}, or use the library version that wrote it`,
    }];
  }
  return damageOf(lock).map(({ field, problem }) => ({
    code: 'LOCK_DAMAGED',
    severity: Severity.ERROR,
    path: `lock.${field}`,
    message: `${field} in the lock ${problem}`,
    remedy: reviewed(deployment),
  }));
}

/** What the lock of a service was written for, where the deployment now asks for something else. */
export function staleLock(deployment: Deployment, service: Service, asked: object): Finding[] {
  return differences(asked, askedOf(service)).map(({ field, locked, now }) => ({
    code: 'LOCK_STALE',
    severity: Severity.ERROR,
    path: service.path,
    message: `the lock was written for ${field} ${locked}, the deployment now asks for ${now}`,
    remedy: reviewed(deployment),
    value: now,
    limit: locked,
  }));
}

/** Values that no library would have locked for this deployment: what it fixes itself, and images from another repository. */
export function foreignLock(deployment: Deployment, service: Service, { locked, fresh }: { locked: Plan; fresh: Plan }): Finding[] {
  const foreign = (drift: Drift): Finding => foreignFinding(deployment, service, drift);
  const wanted = fixedIn(service, fresh);
  const fixed = Object.entries(fixedIn(service, locked)).filter(([field, value]) => value !== wanted[field]).map(([field, value]) => foreign({ field, locked: String(value), now: String(wanted[field]) }));
  const images = Object.entries(locked.images)
    .map(([name, image]) => ({ field: `images.${name}`, locked: repositoryOf(image), now: repositoryOf(fresh.images[name as keyof ImagePlan]) }))
    .filter(({ field, locked: from, now }) => from !== now && !(field in wanted));
  return [...fixed, ...images.map((image) => foreign(image))];
}

/** What would be decided without the lock. */
export function driftFindings({ deployment, service, drift }: { readonly deployment: Deployment; readonly service: Service; readonly drift: Drift[] }): Finding[] {
  return drift.map(({ field, locked, now }) => ({
    code: 'LOCK_DRIFT',
    severity: Severity.INFO,
    path: service.path,
    message: `${field} is locked at ${locked}; without the lock it would be ${now}`,
    remedy: `nothing has to be done; ${planCommand(deployment.environment, '--write')} takes the new value`,
    value: locked,
    limit: now,
  }));
}

function foreignFinding(deployment: Deployment, { name, path }: Service, { field, locked, now }: Drift): Finding {
  return {
    code: 'LOCK_FOREIGN',
    severity: Severity.ERROR,
    path,
    message: `services.${name}.plan.${field} in the lock is ${printableLine(shown(locked))}, for this deployment it is ${printableLine(shown(now))}`,
    remedy: reviewed(deployment),
    value: printableLine(locked),
    limit: now,
  };
}

/** What the deployment itself says: no version of a library decides it otherwise. */
function fixedIn({ engine: { version, image }, scaling: given }: Service, plan: Plan): { readonly [field: string]: string | number | undefined } {
  const { service, engine, engineVersion, instanceType, dtype, contextTokens, replicas, cut, scaling, weights, images } = plan;
  return {
    service, engine, instanceType, dtype, contextTokens, replicas, 'cut.nodes': nodesOf(cut),
    'weights.strategy': weights.strategy, 'weights.source': weights.source, 'weights.integrity': weights.integrity,
    ...(weights.shared !== undefined && { 'weights.shared': weights.shared }),
    ...(scaling && {
      'scaling.min': scaling.min, 'scaling.max': scaling.max, 'scaling.target': scaling.target, 'scaling.schedules': scaling.schedules.map(scheduleText).join('; '),
      // what each replica counts for: more of it than there is, and the most replicas always run
      'scaling.signal.series': Math.max(1, ...scaling.signal.load.map(({ series }) => series)),
      // an engine version that does not show a figure has no limit of it
      'scaling.guards.kvUsage': scaling.guards.kvUsage ?? given?.kvUsage,
      'scaling.guards.ttftP95Seconds': scaling.guards.ttftP95Seconds ?? given?.ttftP95Seconds,
    }),
    ...(version !== undefined && { engineVersion }),
    ...(image !== undefined && { 'images.engine': images.engine }),
  };
}

const scheduleText = ({ days, from, to, timeZone, min }: ScalingSchedule): string => `${days.join(' ')} ${from} to ${to} ${timeZone}: ${min}`;
