import { isRenderable, withFindings, type DeploymentDecision } from '../lib/decide';
import { applyPatches } from '../lib/patch/apply-patches';
import type { Rendering } from '../lib/patch/rendering';
import type { World } from '../lib/platform/platform';
import { toldIn, WORLDS } from '../lib/platform/platforms';
import { judgePatches } from '../lib/rules/patches';
import { withFramework } from './frameworks';
import type { Loaded } from './load';

/** What renders each world; a framework is loaded only where there is a patch to judge. */
const ROOMS: Record<World, (decision: DeploymentDecision) => Rendering[]> = {
  cloudformation: (decision) => withFramework('aws-cdk-lib', () => require('./render-aws') as typeof import('./render-aws')).awsRenderings(decision),
  kubernetes: (decision) => withFramework('cdk8s', () => require('./render-kubernetes') as typeof import('./render-kubernetes')).kubernetesRenderings(decision),
};

/** The same deployment with what its patches change, and with everything there is to say about them. */
export function withPatchesJudged(loaded: Loaded): Loaded {
  const { decision } = loaded;
  const { deployment } = decision;
  if (!deployment || deployment.patches.length === 0 || !isRenderable(decision)) return loaded;
  const renderings = WORLDS.filter((world) => toldIn(deployment.platforms, world).length > 0).flatMap((world) => ROOMS[world](decision));
  const steps = applyPatches(deployment.patches, renderings);
  return { ...loaded, decision: withFindings(decision, judgePatches(deployment, steps)), patches: steps };
}
