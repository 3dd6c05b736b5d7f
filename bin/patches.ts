import { isRenderable, withFindings, type DeploymentDecision } from '../lib/decide';
import { Platform } from '../lib/deployment/enums';
import { applyPatches } from '../lib/patch/apply-patches';
import type { Rendering } from '../lib/patch/rendering';
import { judgePatches } from '../lib/rules/patches';
import { withFramework } from './frameworks';
import type { Loaded } from './load';

/** What renders each platform; a framework is loaded only where there is a patch to judge. */
const ROOMS: { readonly [platform: string]: (decision: DeploymentDecision) => Rendering } = {
  [Platform.EC2]: (decision) => withFramework('aws-cdk-lib', () => require('./render-aws') as typeof import('./render-aws')).awsRendering(decision),
  [Platform.KUBERNETES]: (decision) => withFramework('cdk8s', () => require('./render-kubernetes') as typeof import('./render-kubernetes')).kubernetesRendering(decision),
};

/** The same deployment with what its patches change, and with everything there is to say about them. */
export function withPatchesJudged(loaded: Loaded): Loaded {
  const { decision } = loaded;
  const { deployment } = decision;
  if (!deployment || deployment.patches.length === 0 || !isRenderable(decision)) return loaded;
  const renderings = deployment.platforms.flatMap((platform) => (ROOMS[platform] ? [ROOMS[platform](decision)] : []));
  const steps = applyPatches(deployment.patches, renderings);
  return { ...loaded, decision: withFindings(decision, judgePatches(deployment, steps)), patches: steps };
}
