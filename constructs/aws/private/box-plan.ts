import type { ServingInput } from '../serving-input';
import { ENGINE_PORT, GUARD_ADMIN_PORT, GUARD_PORT } from '../../../lib/container/layout';
import { logCollectorImage } from '../../../lib/logs/collector-image';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { collectorOf } from './collector';
import { clocksFor } from './clocks';
import { ecrRegistryOf } from './ecr';
import { HOST, hostFolderOf, READER_FOLDER } from './host-layout';
import { VolumeKind } from '../../../lib/container/container-spec';
import { Exposure, Platform } from '../../../lib/deployment/enums';
import { fatalXidsOf } from '../../../lib/recovery/accelerator-faults';
import { labelSelector } from '../../../lib/units/label-selector';
import { needsRootSlice, ROOT_SLICE } from './root-slice';
import { environmentLine } from './systemd-words';

/** Restarts of the engine within a healthy hour before the box asks to be replaced; our judgement. */
export const MOST_RESTARTS = 3;

/** What units and scripts are told, as far as it is known at synth. */
export function planEnvironment(input: ServingInput): string {
  return Object.entries(factsOf(input)).map(([name, value]) => environmentLine(name, String(value))).join('\n').concat('\n');
}

function factsOf(input: ServingInput): { [name: string]: string | number } {
  const { plan, replica, service, engineVersion, instanceType } = input;
  const { endpoints } = engineVersion;
  const clocks = clocksFor(plan, service.access.exposure !== Exposure.NONE);
  const { engine, guard } = replica;
  const liveness = engine.liveness ?? { periodSeconds: 15, timeoutSeconds: 15, failureThreshold: 10 };
  const collector = collectorOf(input, Platform.EC2);
  const images = [engine.image, guard.image, ...(collector ? [collector.spec.image] : [])];
  const keys = replica.volumes.find(({ kind }) => kind === VolumeKind.SECRET);
  return {
    LLM_LOCAL_NVME: instanceType.nvmeGB > 0 ? 'yes' : 'no',
    LLM_ACCELERATORS: engine.accelerators,
    LLM_CONTAINER_USERS: [...new Set([engine.userId, guard.userId])].filter((user) => user !== 0).join(' '),
    LLM_ROOT_SLICE: needsRootSlice(replica) ? ROOT_SLICE : '',
    LLM_IMAGES: [...new Set(images)].join(' '),
    LLM_ECR_REGISTRIES: [...new Set([...images, logCollectorImage(input.deployment.site)].flatMap((image) => ecrRegistryOf(image)?.host ?? []))].join(' '),
    LLM_SERVED_NAMES: replica.servedNames.join(','),
    LLM_GUARD_PORT: GUARD_PORT,
    LLM_GUARD_USER: guard.userId,
    LLM_GUARD_GROUP: guard.groupId,
    LLM_KEYS_FOLDER: (keys && hostFolderOf(keys)) ?? `${HOST.run}/secrets`,
    LLM_ENGINE_PORT: ENGINE_PORT,
    LLM_ENGINE_USER: engine.userId,
    LLM_ENGINE_GROUP: engine.groupId,
    LLM_READER_FOLDER: READER_FOLDER,
    LLM_READINESS_PATH: endpoints.readinessPath,
    LLM_GUARD_METRICS: `http://127.0.0.1:${GUARD_ADMIN_PORT}${DEFAULT_GUARD.metricsPath}`,
    LLM_IN_FLIGHT_SERIES: DEFAULT_GUARD.inFlightMetric + labelSelector(DEFAULT_GUARD.metricLabels).slice(0, -1),
    LLM_GENERATION_PATH: endpoints.generationPath,
    LLM_SILENCE_SECONDS: plan.idle.longestSilenceSeconds,
    LLM_FROZEN_CODE: DEFAULT_GUARD.frozenCode,
    LLM_FATAL_XIDS: fatalXidsOf(instanceType),
    LLM_PROBE_PERIOD: liveness.periodSeconds,
    LLM_PROBE_TIMEOUT: liveness.timeoutSeconds,
    LLM_PROBE_FAILURES: liveness.failureThreshold,
    LLM_MOST_RESTARTS: MOST_RESTARTS,
    LLM_READY_SECONDS: clocks.readySeconds,
    LLM_RESTART_SECONDS: clocks.restartSeconds,
    LLM_DEREGISTRATION_SECONDS: plan.drain.deregistrationSeconds,
    LLM_GENERATION_SECONDS: plan.drain.generationSeconds,
  };
}
