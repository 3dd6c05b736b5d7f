import { App } from 'aws-cdk-lib';
import type { DeploymentDecision } from '../lib/decide';
import type { Platform } from '../lib/deployment/enums';
import type { Rendering } from '../lib/patch/rendering';
import { resourceNames } from '../lib/patch/target';
import { toldIn } from '../lib/platform/platforms';
import type { ParityFacts } from '../lib/review/parity';
import { ServingStack } from '../stacks/aws/serving-stack';
import type { StackNote } from '../stacks/aws/tenancy';
import type { Loaded } from './load';
import { addStacks, makeApp } from './make-app';
import { factsOf, withoutPatches } from './unpatched';

/** A stack in an assembly. */
export interface RenderedStack {
  readonly platform: Platform;
  /** Its template, seen from the assembly. */
  readonly templateFile: string;
  notesOf(service: string): StackNote[];
  /** Nothing where the replicas stand in manifests. */
  parity(template: string, service: string): ParityFacts | undefined;
}

/** Writes the assembly of all deployments; the stacks of each. */
export function renderAws(loaded: readonly Loaded[], outdir: string): Map<Loaded, RenderedStack[]> {
  const app = makeApp([], outdir);
  const stacks = new Map(loaded.map((each) => [each, addStacks(app, each).map(renderedStack)]));
  app.synth();
  return stacks;
}

function renderedStack({ platform, templateFile, tenants }: ServingStack): RenderedStack {
  return {
    platform,
    templateFile,
    notesOf: (service) => tenants.notesOf(service),
    parity: (template, service) => tenants.parityOf?.(JSON.parse(template), service),
  };
}

/** The resources of a deployment before its patches, by platform; nothing is written. */
export function awsRenderings(decision: DeploymentDecision): Rendering[] {
  return toldIn(decision.deployment?.platforms ?? [], 'cloudformation')
    .map((platform) => snapshotOf(new ServingStack(new App({ autoSynth: false }), 'Patched', { decision: withoutPatches(decision), platform }), decision));
}

function snapshotOf(stack: ServingStack, decision: DeploymentDecision): Rendering {
  const { resources, tenants } = stack;
  return {
    platform: stack.platform,
    world: 'cloudformation',
    objects: Object.entries(resources).map(([logicalId, body]) => ({ names: resourceNames(body.Type, logicalId), body: { ...body } })),
    facts: tenants.parityOf ? factsOf(decision, (service) => tenants.parityOf?.({ Resources: resources }, service)) : {},
    with: (patch) => {
      stack.patch(patch);
      return snapshotOf(stack, decision);
    },
  };
}
