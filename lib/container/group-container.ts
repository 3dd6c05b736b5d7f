import type { ContainerSpec, GroupSpec, ProbeSpec } from './container-spec';
import { engineContainer } from './engine-container';
import { fabricGate } from './fabric';
import { leaderAnswers, untilLeaderEnds } from './group-commands';
import { reference, GROUP_VARIABLES } from './group-variables';
import type { ReplicaInput } from './replica-input';

/** The machines of a replica besides the one that answers; nothing when there are none. */
export function groupOf(input: ReplicaInput): GroupSpec | undefined {
  const { engineVersion: { spread, framework }, plan: { cut: { nodes = 1 } } } = input;
  // a framework keeps the machines of a replica together by itself
  if (nodes === 1 || !spread?.group || framework) return undefined;
  const gate = fabricGate(input);
  return { size: nodes, rendezvousPort: spread.group.rendezvousPort, worker: workerContainer(input), ...(gate && { fabricGate: gate }) };
}

/** The engine on a machine that answers nobody. Its health is its leader's, so that it never outlives it. */
function workerContainer(input: ReplicaInput): ContainerSpec {
  const { guard, plan: { drain } } = input;
  const { startup, readiness, liveness, preStopSleepSeconds: _sleep, ...engine } = engineContainer(input, reference(GROUP_VARIABLES.rank));
  const asked = (probe?: ProbeSpec): ProbeSpec | undefined => probe && { ...probe, command: leaderAnswers(probe) };
  return {
    ...engine,
    name: 'worker',
    ports: [],
    startup: asked(startup),
    readiness: asked(readiness),
    liveness: asked(liveness),
    // a stage that leaves early cuts every answer of its leader
    preStop: untilLeaderEnds(guard.livenessPath, drain.deregistrationSeconds + drain.generationSeconds),
    stopSeconds: drain.teardownSeconds,
  };
}
