import type { InstanceTypeFacts } from './accelerator/instance-type';
import { Catalogues } from './catalogues';
import { locatedBy } from './deployment/locate';
import { imageReference } from './container/image-reference';
import { replicaFor } from './container/replica';
import type { ReplicaSpec } from './container/container-spec';
import type { Deployment, ReadDeployment, Service } from './deployment/deployment';
import type { IEngine, IEngineVersion } from './engine/engine';
import { findHardware } from './find-hardware';
import type { Finding } from './finding/finding';
import { Severity } from './finding/severity';
import { servedBy } from './framework/frameworks';
import { DEFAULT_GUARD } from './framework/guards';
import { driftFindings, foreignLock, lockFindings, staleLock } from './lock-findings';
import { askedOf, differences, obey, LOCK_VERSION, type Drift, type Lock } from './plan/lock';
import type { ImagePlan, Plan } from './plan/plan';
import { planFor } from './plan/planner';
import { judge } from './rules';
import { applyWaivers, isAboutWaiver, type WaivedFinding } from './rules/waivers';
import { FETCH_IMAGE } from './weights/fetch-image';
import { formatSize } from './units/size';
import { LIBRARY_VERSION } from './version';

/** What was decided for one service: all that a platform renders. */
export interface ServiceDecision {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly engine: IEngine;
  readonly engineVersion: IEngineVersion;
  readonly instanceType: InstanceTypeFacts;
  /** Types that may stand in for it, best first. */
  readonly alternatives: readonly InstanceTypeFacts[];
  readonly plan: Plan;
  readonly replica: ReplicaSpec;
  /** What would change if the lock were written today. Empty without a lock. */
  readonly drift: Drift[];
}

/** What was decided for a deployment, and everything there is to say about it. */
export interface DeploymentDecision {
  /** @default - it could not be read */
  readonly deployment?: Deployment;
  readonly services: ServiceDecision[];
  readonly findings: Finding[];
  readonly waived: WaivedFinding[];
  /** Where a field stands in the file. @default - it was not read from a file */
  readonly locate?: ReadDeployment['locate'];
  /** Today as `YYYY-MM-DD`. @default - not known */
  readonly today?: string;
}

export interface DecideInput {
  readonly read: ReadDeployment;
  /** @default - what comes with the library */
  readonly catalogues?: Catalogues;
  /** @default - nothing is locked */
  readonly lock?: Lock;
  /** Today as `YYYY-MM-DD`. @default - not known: no waiver expires */
  readonly today?: string;
}

/** From a read deployment to everything that is rendered or reported. Pure. */
export function decide({ read, catalogues = Catalogues.standard(), lock, today }: DecideInput): DeploymentDecision {
  const deployment = read.deployment ?? read.judged;
  if (!deployment) return { services: [], findings: read.findings, waived: [] };
  const damage = lockFindings(deployment, lock);
  const outcomes = deployment.services.map((service) => decideService(deployment, service, { catalogues, lock: damage.length === 0 ? lock : undefined }));
  const services = outcomes.flatMap(({ decision }) => (decision ? [decision] : []));
  const more = [...damage, ...outcomes.flatMap(({ findings }) => findings), ...services.flatMap((subject) => judge({ ...subject, today }))];
  if (!read.deployment) return unrendered(read, more, { waivers: deployment.waivers, today });
  const all = [...read.findings, ...more];
  const { findings, waived } = applyWaivers(all, deployment.waivers, today);
  return { deployment, services, findings: locatedBy(read.locate, findings), waived, locate: read.locate, today };
}

/** A deployment that may not be rendered: no waiver lets a secret pass, and what took its place is not judged. */
function unrendered(read: ReadDeployment, more: readonly Finding[], { waivers, today }: { readonly waivers: Deployment['waivers']; readonly today?: string }): DeploymentDecision {
  const told = new Set(read.findings.map(({ path }) => path));
  const { findings, waived } = applyWaivers(more.filter(({ path }) => !told.has(path)), waivers, today);
  return { services: [], findings: locatedBy(read.locate, [...read.findings, ...findings]), waived };
}

/** The decision with findings that only a rendering can give; waivers are judged anew. */
export function withFindings(decision: DeploymentDecision, more: readonly Finding[]): DeploymentDecision {
  const { deployment, locate, today } = decision;
  const said = decision.findings.filter(({ code }) => !isAboutWaiver(code));
  const { findings, waived } = applyWaivers([...said, ...decision.waived.map(({ finding }) => finding), ...more], deployment?.waivers ?? [], today);
  return { ...decision, findings: locatedBy(locate, findings), waived };
}

/** True when nothing stands in the way of rendering. */
export function isRenderable({ deployment, services, findings }: DeploymentDecision): boolean {
  return deployment !== undefined && services.length === deployment.services.length && findings.every(({ severity }) => severity !== Severity.ERROR);
}

/** The lock that would be written today. */
export function lockOf({ services }: DeploymentDecision): Lock {
  return {
    lockVersion: LOCK_VERSION,
    library: LIBRARY_VERSION,
    services: Object.fromEntries(services.map(({ service, plan }) => [service.name, { asked: askedOf(service), plan }])),
  };
}

interface Context {
  readonly catalogues: Catalogues;
  readonly lock?: Lock;
}

interface Outcome {
  readonly decision?: ServiceDecision;
  readonly findings: Finding[];
}

function decideService(deployment: Deployment, described: Service, { catalogues, lock }: Context): Outcome {
  const engine = catalogues.engines.find(described.engine.name);
  if (!engine) return { findings: unknownNames(described, catalogues) };
  const locked = lock && Object.hasOwn(lock.services, described.name) ? lock.services[described.name] : undefined;
  const { service, search, findings } = findHardware({ deployment, service: described, engine, catalogues, locked: locked?.plan });
  if (findings.length > 0) return { findings };
  const instanceType = catalogues.instanceTypes.find(service.instanceType);
  const alternatives = service.alternatives.flatMap((name) => catalogues.instanceTypes.find(name) ?? []);
  if (!instanceType || alternatives.length < service.alternatives.length) return { findings: unknownNames(service, catalogues) };
  if (service.access.maxBodyBytes > DEFAULT_GUARD.largestBodyBytes) return { findings: [bodyTooLarge(service)] };
  const at = (version: string): IEngineVersion => servedBy(service.framework, engine.at(version));
  const newest = at(service.engine.version ?? engine.defaultVersion);
  const fresh = planFor({ deployment, service, engineVersion: newest, instanceType, images: imagesFor(deployment, service, newest), search });
  const obeyed = locked && obey(locked.plan, fresh);
  const stale = locked ? staleLock(deployment, service, locked.asked) : [];
  const refused = obeyed && stale.length === 0 ? foreignLock(deployment, service, { locked: obeyed, fresh }) : stale;
  const plan = obeyed && refused.length === 0 ? obeyed : fresh;
  const engineVersion = plan === fresh ? newest : at(plan.engineVersion);
  const replica = replicaFor({ deployment, service, engineVersion, guard: DEFAULT_GUARD, instanceType, plan });
  const drift = locked ? differences(locked.plan, fresh) : [];
  const decision = { deployment, service, engine, engineVersion, instanceType, alternatives, plan, replica, drift };
  return { decision, findings: [...refused, ...driftFindings(decision)] };
}

function imagesFor({ site }: Deployment, { engine }: Service, { image }: IEngineVersion): ImagePlan {
  return { engine: engine.image ?? imageReference(image, site), guard: imageReference(DEFAULT_GUARD.image, site), fetch: imageReference(FETCH_IMAGE, site) };
}

function unknownNames(service: Service, { engines, instanceTypes }: Catalogues): Finding[] {
  const unknown = (field: string, name: string, known: string[], near: string[]): Finding => ({
    code: field === 'engine.name' ? 'ENGINE_UNKNOWN' : 'INSTANCE_TYPE_UNKNOWN',
    severity: Severity.ERROR,
    path: pathOf(service, field),
    message: `nothing is known of '${name}'`,
    remedy: near.length > 0 ? `did you mean ${near.join(', ')}?` : `choose one of ${known.slice(0, 12).join(', ')}, or register your own in code`,
    value: name,
  });
  return [
    ...(engines.find(service.engine.name) ? [] : [unknown('engine.name', service.engine.name, engines.names, engines.nearest(service.engine.name))]),
    ...[...(service.search ? [] : [{ field: 'hardware.instanceType', name: service.instanceType }]), ...service.alternatives.map((name, index) => ({ field: `hardware.alternatives.${index}`, name }))]
      .filter(({ name }) => !instanceTypes.find(name))
      .map(({ field, name }) => unknown(field, name, instanceTypes.names, instanceTypes.nearest(name))),
  ];
}

function bodyTooLarge(service: Service): Finding {
  const { maxBodyBytes } = service.access;
  return {
    code: 'BODY_TOO_LARGE_FOR_GUARD',
    severity: Severity.ERROR,
    path: pathOf(service, 'access.maxBodySize'),
    message: `a request body of ${formatSize(maxBodyBytes)} is more than the ${formatSize(DEFAULT_GUARD.largestBodyBytes)} that the guard checks in memory`,
    remedy: `allow at most ${formatSize(DEFAULT_GUARD.largestBodyBytes)}; a prompt of 100,000 tokens is about half a MiB`,
    value: String(maxBodyBytes),
    limit: String(DEFAULT_GUARD.largestBodyBytes),
  };
}

function pathOf(service: Service, field: string): string {
  return [service.path, field].filter((part) => part !== '').join('.');
}
