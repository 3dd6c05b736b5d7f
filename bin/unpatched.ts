import type { DeploymentDecision } from '../lib/decide';
import type { ServiceFacts } from '../lib/patch/rendering';
import type { ParityFacts } from '../lib/review/parity';

/** The decision as if nobody had patched it. */
export function withoutPatches(decision: DeploymentDecision): DeploymentDecision {
  return { ...decision, ...(decision.deployment && { deployment: { ...decision.deployment, patches: [] } }) };
}

/** What parity reads of every service; nothing for one that a patch made unreadable. */
export function factsOf({ services }: DeploymentDecision, read: (service: string) => ParityFacts | undefined): { [service: string]: ServiceFacts } {
  return Object.fromEntries(services.map(({ service: { name } }) => [name, attempted(() => read(name))]));
}

function attempted(read: () => ParityFacts | undefined): ServiceFacts {
  try {
    const facts = read();
    return facts && { ...facts };
  } catch {
    return undefined;
  }
}
