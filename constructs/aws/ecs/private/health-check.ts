import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import type { ProbeSpec } from '../../../../lib/container/container-spec';
import { CHECK_LIMITS, checkIntervalFor, startPeriodFor } from '../../../../lib/platform/ecs-health';
import { clamp } from '../../private/front-clocks';

/** Asks a path of the task over its own loopback address and wants a 200; needs nothing but bash, which every image of a replica has. */
const ASK = 'exec 3<>"/dev/tcp/127.0.0.1/$0"; printf "GET %s HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n" "$1" >&3; read -r line <&3; [[ $line == *" 200 "* ]]';

/** One check that is patient through the start and watches afterwards: ECS has no probe of its own for either. */
export function healthCheckOf(startup: ProbeSpec, liveness: ProbeSpec): CfnTaskDefinition.HealthCheckProperty {
  const startSeconds = startup.periodSeconds * startup.failureThreshold;
  return {
    command: ['CMD', '/bin/bash', '-c', ASK, String(liveness.port), liveness.path],
    interval: checkIntervalFor(startSeconds, liveness),
    timeout: clamp(liveness.timeoutSeconds, CHECK_LIMITS.leastTimeoutSeconds, CHECK_LIMITS.mostTimeoutSeconds),
    retries: clamp(liveness.failureThreshold, 1, CHECK_LIMITS.mostRetries),
    startPeriod: startPeriodFor(startSeconds),
  };
}

/** Seconds after which a container that never was healthy is given up. */
export function patienceOf({ healthCheck }: CfnTaskDefinition.ContainerDefinitionProperty): number {
  const { startPeriod = 0, interval = 0, retries = 0 } = (healthCheck ?? {}) as CfnTaskDefinition.HealthCheckProperty;
  return startPeriod + interval * retries;
}
