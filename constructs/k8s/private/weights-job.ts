import type { Job } from 'kubernetes-types/batch/v1';
import type { PodSpec, PodTemplateSpec } from 'kubernetes-types/core/v1';
import { objectName } from '../../../lib/container/object-name';
import type { ContainerSpec } from '../../../lib/container/container-spec';
import type { DecidedService } from '../decided-service';
import { authorityVolumes, withAuthorities } from './certificate-authorities';
import { renderContainer } from './container';
import { sha256 } from './digest';
import { labelsOf, metadataOf, weightsLabels } from './names';
import { placementOf } from './placement';
import { renderVolume } from './volumes';
import type { ModelVolumeConfig } from '../model-volume';

/** Tries, each of which goes on where the last one stopped; our judgement. */
const TRIES = 6;

/** Name of a Job becomes a label of its pods: at most so long. */
const LONGEST = 63;

/** What a job must know besides what was decided. */
export interface WeightsJobInput {
  readonly decided: DecidedService;
  readonly weights: ModelVolumeConfig;
  readonly serviceAccount: string;
  /** Step that fetches. */
  readonly fetch: ContainerSpec;
}

/** Fetches and verifies the weights once for all replicas. A Job never changes: another content is another name. */
export function renderWeightsJob(input: WeightsJobInput): Job & { apiVersion: 'batch/v1'; kind: 'Job' } {
  const { decided } = input;
  const template = renderTemplate(input);
  const ending = `-weights-${sha256(JSON.stringify(template)).slice(0, 10)}`;
  const name = `${objectName(decided).slice(0, LONGEST - ending.length)}${ending}`;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...metadataOf(decided), name, labels: { ...labelsOf(decided), ...weightsLabels(decided) } },
    spec: { backoffLimit: TRIES, template },
  };
}

function renderTemplate({ decided, weights, serviceAccount, fetch }: WeightsJobInput): PodTemplateSpec {
  const { replica: { gate, volumes, acceleratorResource }, kubernetes, site } = decided;
  const context = { kubernetes, acceleratorResource };
  const tools = [...(gate ? [gate] : []), fetch];
  const mounted = volumes.filter(({ name }) => tools.some(({ mounts }) => mounts.some(({ volume }) => volume === name)));
  const spec: PodSpec = {
    restartPolicy: 'OnFailure',
    serviceAccountName: serviceAccount,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, fsGroup: fetch.groupId, fsGroupChangePolicy: 'OnRootMismatch', seccompProfile: { type: 'RuntimeDefault' } },
    ...placementOf(decided),
    ...(gate && { initContainers: [renderContainer(withAuthorities(gate, site), context)] }),
    containers: [renderContainer(withAuthorities(fetch, site), context)],
    volumes: [...mounted.map((volume) => renderVolume(volume, decided, { ...weights, source: weights.writable ?? weights.source })), ...authorityVolumes(site)],
  };
  return { metadata: { labels: { ...labelsOf(decided), ...weightsLabels(decided) } }, spec };
}
