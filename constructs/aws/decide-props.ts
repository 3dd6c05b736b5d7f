import { decide, isRenderable, type DeploymentDecision, type ServiceDecision } from '../../lib/decide';
import { readDeployment } from '../../lib/deployment/read';
import { LlmServingError } from '../../lib/error';
import { Severity } from '../../lib/finding/severity';
import type { Lock } from '../../lib/plan/lock';
import type { InferenceServiceProps } from './inference-service';

/** From the props of a construct to a decided service, or every finding at once. */
export function decideProps({ deployment, environment, service, catalogues, lockedPlan }: InferenceServiceProps): ServiceDecision {
  // the struct and the file have the same fields, and JSON is YAML: one reader for both
  const read = readDeployment({ text: JSON.stringify(deployment), file: deployment.name, environment });
  const decision = decide({ read, catalogues, lock: lockedPlan as Lock | undefined });
  if (!isRenderable(decision)) throw refusal(decision, deployment.name);
  refusePatches(decision);
  return serviceOf(decision, service);
}

function refusal({ findings }: DeploymentDecision, name: string): LlmServingError {
  const errors = findings.filter(({ severity }) => severity === Severity.ERROR);
  return new LlmServingError('DeploymentRefused', `'${name}' has ${errors.length} errors: ${errors.map(({ path, message }) => `${path}: ${message}`).join('; ')}`, findings);
}

/** Patches reach what a whole stack renders; a construct in somebody else's stack cannot rewrite it. */
function refusePatches({ deployment }: DeploymentDecision): void {
  const [target] = (deployment?.patches ?? []).map((patch) => patch.target).filter((name) => !name.includes('/') || name.includes('::'));
  if (target !== undefined) {
    throw new LlmServingError('UnsupportedByTarget', `the patch of '${target}' has no effect in a stack of your own, use addPropertyOverride(…) there`);
  }
}

function serviceOf({ services }: DeploymentDecision, name?: string): ServiceDecision {
  const found = name === undefined && services.length === 1 ? services[0] : services.find(({ service }) => service.name === name);
  if (found) return found;
  const known = services.map(({ service }) => service.name).join(', ');
  throw new LlmServingError('InvalidInput', name === undefined ? `'service' must name one of ${known}` : `there is no service '${name}', known: ${known}`);
}
