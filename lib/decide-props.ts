import type { Catalogues } from './catalogues';
import { decide, isRenderable, type DeploymentDecision, type ServiceDecision } from './decide';
import type { DeploymentProps, PatchProps } from './deployment/props';
import { readProps } from './deployment/read';
import { LlmServingError } from './error';
import { Severity } from './finding/severity';
import type { Lock } from './plan/lock';

/** What a construct is told about the service that stands in it. */
export interface DecidePropsInput {
  readonly deployment: DeploymentProps;
  /** @default - none */
  readonly environment?: string;
  /** @default - the only service */
  readonly service?: string;
  /** @default - what comes with the library */
  readonly catalogues?: Catalogues;
  /** @default - nothing is locked */
  readonly lockedPlan?: { [key: string]: any };
}

/** A construct in somebody else's tree cannot rewrite what it did not make: which patches it must refuse, and what to use there. */
export interface PatchRefusal {
  readonly reaches: (patch: PatchProps) => boolean;
  readonly instead: string;
}

/** From the props of a construct to a decided service, or every finding at once. */
export function decideProps({ deployment, environment, service, catalogues, lockedPlan }: DecidePropsInput, { reaches, instead }: PatchRefusal): ServiceDecision {
  const decision = decide({ read: readProps(deployment, { environment, models: catalogues?.models, engines: catalogues?.engines }), catalogues, lock: lockedPlan as Lock | undefined });
  if (!isRenderable(decision)) throw refusal(decision, deployment.name);
  const patch = (decision.deployment?.patches ?? []).find(reaches);
  if (patch) throw new LlmServingError('UnsupportedByTarget', `the patch of '${patch.target}' has no effect in a tree of your own, use ${instead} there`);
  return serviceOf(decision, service);
}

function refusal({ findings }: DeploymentDecision, name: string): LlmServingError {
  const errors = findings.filter(({ severity }) => severity === Severity.ERROR);
  return new LlmServingError('DeploymentRefused', `'${name}' has ${errors.length} errors: ${errors.map(({ path, message }) => `${path}: ${message}`).join('; ')}`, findings);
}

function serviceOf({ services }: DeploymentDecision, name?: string): ServiceDecision {
  const found = name === undefined && services.length === 1 ? services[0] : services.find(({ service }) => service.name === name);
  if (found) return found;
  const known = services.map(({ service }) => service.name).join(', ');
  throw new LlmServingError('InvalidInput', name === undefined ? `'service' must name one of ${known}` : `there is no service '${name}', known: ${known}`);
}
