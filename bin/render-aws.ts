import { App } from 'aws-cdk-lib';
import { parityFacts } from '../constructs/aws/parity';
import type { DeploymentDecision } from '../lib/decide';
import { Platform } from '../lib/deployment/enums';
import type { Rendering } from '../lib/patch/rendering';
import { resourceNames } from '../lib/patch/target';
import type { ParityFacts } from '../lib/review/parity';
import { ServingStack } from '../stacks/aws/serving-stack';
import type { Loaded } from './load';
import { makeApp } from './make-app';
import { factsOf, withoutPatches } from './unpatched';

/** A stack in an assembly. */
export interface RenderedStack {
  /** Its template, seen from the assembly. */
  readonly templateFile: string;
  /** False where nobody knows which zones offer the instance type. */
  zonesKnown(service: string): boolean;
  parity(template: string, service: string): ParityFacts;
}

/** Writes the assembly of all deployments; stacks by their names. */
export function renderAws(loaded: readonly Loaded[], outdir: string): Map<string, RenderedStack> {
  const app = makeApp(loaded, outdir);
  app.synth();
  return new Map(app.node.children.map((child) => {
    const stack = child as ServingStack;
    return [stack.node.id, {
      templateFile: stack.templateFile,
      zonesKnown: (service) => stack.services.get(service)?.zonesKnown !== false,
      parity: (template, service) => parityFacts(JSON.parse(template), service),
    }];
  }));
}

/** The resources of a deployment before its patches; nothing is written. */
export function awsRendering(decision: DeploymentDecision): Rendering {
  const stack = new ServingStack(new App({ autoSynth: false }), 'Patched', { decision: withoutPatches(decision) });
  return snapshotOf(stack, decision);
}

function snapshotOf(stack: ServingStack, decision: DeploymentDecision): Rendering {
  const { resources } = stack;
  return {
    platform: Platform.EC2,
    objects: Object.entries(resources).map(([logicalId, body]) => ({ names: resourceNames(body.Type, logicalId), body: { ...body } })),
    facts: factsOf(decision, (service) => parityFacts({ Resources: resources }, service)),
    with: (patch) => {
      stack.patch(patch);
      return snapshotOf(stack, decision);
    },
  };
}
