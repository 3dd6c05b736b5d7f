import type { GroupSpec } from '../../lib/container/container-spec';
import { leaderAnswers, untilLeaderEnds } from '../../lib/container/group-commands';
import type { EngineSpread } from '../../lib/engine/group';
import { givenEngine } from './replica';

/** An engine that spans machines, in an image without the fast network. */
export const SPREAD: EngineSpread = {
  source: 'a test, 2026-11-01',
  wholeExperts: true,
  group: { rendezvousPort: 29501, fabricProblem: 'its image holds no userspace of EFA', fabricImages: 'registry.example.com/toy-efa' },
};

/** One replica on two machines of eight devices, a stage on each. */
export const TWO_NODES = { tensorParallel: 8, pipelineParallel: 2, devices: 16, nodes: 2 };

/** The other machine of such a replica. */
export function givenGroup(changes: Partial<GroupSpec> = {}): GroupSpec {
  const { startup, readiness, liveness, preStopSleepSeconds: _sleep, ...engine } = givenEngine({ name: 'worker', accelerators: 8, ports: [], fabricInterfaces: 32 });
  const asked = (probe = readiness!) => ({ ...probe, command: leaderAnswers(probe) });
  return {
    size: 2,
    rendezvousPort: 29501,
    worker: {
      ...engine, args: [...engine.args, '--rank', '$(LWS_WORKER_INDEX)', '--leader', '$(LWS_LEADER_ADDRESS)'], platformVariables: ['LWS_LEADER_ADDRESS', 'LWS_WORKER_INDEX'], addressVariable: 'TOY_HOST',
      startup: asked(startup), readiness: asked(readiness), liveness: asked(liveness), preStop: untilLeaderEnds('/livez', 320), stopSeconds: 30,
    },
    fabricGate: givenEngine({ name: 'fabric', command: ['/bin/sh', '-c', 'fi_info -p efa'], args: [], ports: [], mounts: [], accelerators: 0, fabricInterfaces: 32, readOnlyRoot: true, startup: undefined, readiness: undefined, liveness: undefined, preStopSleepSeconds: undefined }),
    ...changes,
  };
}
