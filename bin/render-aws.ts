import { parityFacts } from '../constructs/aws/parity';
import type { ParityFacts } from '../lib/review/parity';
import type { ServingStack } from '../stacks/aws/serving-stack';
import type { Loaded } from './load';
import { makeApp } from './make-app';

/** A stack in an assembly. */
export interface RenderedStack {
  /** Its template, seen from the assembly. */
  readonly templateFile: string;
  readonly unmatchedPatches: string[];
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
      unmatchedPatches: stack.unmatchedPatches,
      zonesKnown: (service) => stack.services.get(service)?.zonesKnown !== false,
      parity: (template, service) => parityFacts(JSON.parse(template), service),
    }];
  }));
}
