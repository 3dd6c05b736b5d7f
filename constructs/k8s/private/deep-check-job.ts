import type { CronJob } from 'kubernetes-types/batch/v1';
import { objectName } from '../../../lib/container/object-name';
import type { DecidedService, DeepCheck } from '../decided-service';
import type { ModelVolumeConfig } from '../model-volume';
import { renderContainer } from './container';
import { checkLabels, labelsOf, metadataOf } from './names';
import { placementOf } from './placement';
import { renderVolume } from './volumes';

/** A CronJob adds eleven characters to its name, and a Job's is at most 63 (Kubernetes documentation, CronJob limitations). */
const LONGEST_NAME = 52;

const ENDING = '-check';

/** How often one check is tried: a rolling update may close one connection. Our judgement. */
const RETRIES = 1;

/** Until a pod has started and asked, besides the time that it waits for the token, seconds; our judgement. */
const START_SECONDS = 120;

/** What a check is made of. */
export interface DeepCheckJobInput {
  readonly decided: DecidedService;
  readonly check: DeepCheck;
  readonly weights: ModelVolumeConfig;
  readonly serviceAccount: string;
}

/** Asks for a token on a slow cadence, on any node, and never twice at once: a Job that failed is what monitoring sees. */
export function renderDeepCheckJob({ decided, check: { schedule, container }, weights, serviceAccount }: DeepCheckJobInput): CronJob & { apiVersion: 'batch/v1'; kind: 'CronJob' } {
  const { kubernetes, replica: { volumes, acceleratorResource } } = decided;
  const labels = { ...labelsOf(decided), ...checkLabels(decided) };
  const mounted = volumes.filter(({ name }) => container.mounts.some(({ volume }) => volume === name));
  const { imagePullSecrets } = placementOf(decided);
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { ...metadataOf(decided), name: `${objectName(decided).slice(0, LONGEST_NAME - ENDING.length)}${ENDING}`, labels },
    spec: {
      schedule,
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          backoffLimit: RETRIES,
          activeDeadlineSeconds: (Number(container.env.LLM_SECONDS) + START_SECONDS) * (RETRIES + 1),
          template: {
            metadata: { labels },
            spec: {
              restartPolicy: 'Never',
              serviceAccountName: serviceAccount,
              automountServiceAccountToken: false,
              enableServiceLinks: false,
              securityContext: { runAsNonRoot: true, fsGroup: container.groupId, seccompProfile: { type: 'RuntimeDefault' } },
              ...(imagePullSecrets && { imagePullSecrets }),
              containers: [renderContainer(container, { kubernetes, acceleratorResource })],
              volumes: mounted.map((volume) => renderVolume(volume, decided, weights)),
            },
          },
        },
      },
    },
  };
}
