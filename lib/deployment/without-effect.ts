import type { Finding } from '../finding/finding';
import { nodesMadeBy } from '../platform/eks';
import type { PlatformFacts } from '../platform/platform';
import { platformFacts, RENDERED_PLATFORMS } from '../platform/platforms';
import { sharedFactsOf } from '../weights/shared/kinds';
import { findingOf } from './codes';
import { EksNodes } from './eks-props';
import { isArchivedUnlessTold } from './logging';
import { LogDestination } from './logging-props';
import { Exposure, PodScaler, WeightsCache } from './enums';
import type { DescribedService } from './normalise';
import type { DeploymentProps, ServiceProps } from './props';
import { RolloutStrategy } from './rollout-props';
import { SharedStorageKind } from './storage-props';

/** All that decides whether a field is read. */
interface Described {
  readonly deployment: DeploymentProps;
  readonly service: ServiceProps;
  readonly platforms: readonly PlatformFacts[];
}

/** A field that is read only beside others. */
interface Conditional {
  readonly field: string;
  /** What stands in it. */
  given(described: Described): unknown;
  /** Why nothing reads it, in words; nothing where something does. */
  idle(described: Described): string | undefined;
}

const unless = (read: boolean, reason: string): string | undefined => (read ? undefined : reason);

/** Nothing stands in front that could have a certificate or a name. */
const nothingInFront = ({ service: { access }, deployment: { kubernetes }, platforms }: Described): boolean =>
  access?.exposure === Exposure.NONE && !(kubernetes?.gateway !== undefined && platforms.some(({ pods }) => pods));

/** Logs reach a group of AWS that an archive stands behind. */
const reachLogGroup = ({ platforms }: Described): boolean => platforms.some(({ onAws, pods }) => onAws && !pods);

const isArchived = (described: Described): boolean =>
  reachLogGroup(described) && (described.service.observability?.logging?.archive?.enabled ?? isArchivedUnlessTold(described.deployment));

const OF_SERVICE: readonly Conditional[] = [
  {
    field: 'model.revision',
    given: ({ service: { model } }) => model?.revision,
    idle: ({ service: { model } }) => unless((model?.source ?? 'hf') === 'hf', `a revision is one of the Hub, and the weights come from ${model?.source}`),
  },
  {
    field: 'rollout.share',
    given: ({ service: { rollout } }) => rollout?.share,
    idle: ({ service: { rollout } }) => unless((rollout?.strategy ?? RolloutStrategy.ROLLING) !== RolloutStrategy.ROLLING, 'a rolling update has no steps'),
  },
  {
    field: 'rollout.bakeTime',
    given: ({ service: { rollout } }) => rollout?.bakeTime,
    idle: ({ service: { rollout, access }, platforms }) => {
      const watched = platforms.some(({ loadBalanced }) => loadBalanced) && access?.exposure !== Exposure.NONE;
      return unless(watched || (rollout?.strategy ?? RolloutStrategy.ROLLING) !== RolloutStrategy.ROLLING, 'no load balancer of the deployment counts failed answers');
    },
  },
  {
    field: 'access.certificate',
    given: ({ service: { access } }) => access?.certificate,
    idle: (described) => unless(!nothingInFront(described), 'access.exposure is none'),
  },
  {
    field: 'access.hostName',
    given: ({ service: { access } }) => access?.hostName,
    idle: (described) => unless(!nothingInFront(described), 'access.exposure is none'),
  },
  {
    field: 'storage.accessMode',
    given: ({ service: { storage } }) => storage?.accessMode,
    idle: ({ service: { storage: { cache, existingClaim, shared } = {} } }) => {
      const claimed = shared === undefined ? existingClaim !== undefined || cache === WeightsCache.CLAIM : shared.kind === SharedStorageKind.CLAIM;
      return unless(claimed, 'no claim is made or named');
    },
  },
  {
    field: 'storage.cache',
    given: ({ service: { storage } }) => (storage?.cache === WeightsCache.CLAIM ? storage.cache : undefined),
    idle: ({ service: { storage } }) => storage?.shared && `every replica reads ${sharedFactsOf(storage.shared.kind).words}`,
  },
  {
    field: 'observability.notifications',
    given: ({ service: { observability } }) => (observability?.notifications ?? [])[0],
    idle: ({ platforms, deployment: { kubernetes } }) => unless(kubernetes?.monitoring?.operator !== false || platforms.some(({ onAws }) => onAws), "without the Prometheus operator nobody reads routes: write receivers into the cluster's Alertmanager"),
  },
  {
    field: 'observability.logging.archive.enabled',
    given: ({ service: { observability } }) => observability?.logging?.archive?.enabled || undefined,
    idle: (described) => unless(reachLogGroup(described), 'whoever collects what pods print keeps it'),
  },
  ...(['days', 'objectLock'] as const).map((field): Conditional => ({
    field: `observability.logging.archive.${field}`,
    given: ({ service: { observability } }) => observability?.logging?.archive?.[field] || undefined,
    idle: (described) => unless(isArchived(described), 'no archive of logs is made'),
  })),
  ...(['address', 'collector'] as const).map((field): Conditional => ({
    field: `observability.logging.pods.${field}`,
    given: ({ service: { observability } }) => observability?.logging?.pods?.[field],
    idle: ({ service: { observability } }) => unless((observability?.logging?.pods?.destination ?? LogDestination.NONE) !== LogDestination.NONE, 'observability.logging.pods.destination is none'),
  })),
];

const OF_DEPLOYMENT: readonly Conditional[] = [
  { field: 'site.noProxy', given: ({ deployment: { site } }) => site?.noProxy, idle: ({ deployment: { site } }) => unless(site?.proxy !== undefined, 'site.proxy is not given') },
  {
    field: 'kubernetes.monitoring.prometheus',
    given: ({ deployment: { kubernetes } }) => kubernetes?.monitoring?.prometheus,
    idle: ({ deployment: { kubernetes } }) => unless(kubernetes?.autoscaler !== PodScaler.HPA, 'the autoscaler of Kubernetes asks an adapter, not Prometheus'),
  },
  {
    field: 'aws.imports.key',
    given: ({ deployment: { aws } }) => aws?.imports?.key,
    idle: ({ deployment: { aws }, platforms }) => {
      const kept = platforms.some(({ onAws, pods }) => onAws && !pods) || aws?.imports?.cluster === undefined || nodesMadeBy(aws) !== EksNodes.AUTO_MODE;
      return unless(kept, 'Auto Mode encrypts the disks of its machines itself, and the cluster stands already');
    },
  },
];

/** Fields that are given, and that nothing reads beside the others. */
export function withoutEffect(deployment: DeploymentProps, services: readonly DescribedService[]): Finding[] {
  const platforms = deployment.platforms.filter((platform) => RENDERED_PLATFORMS.includes(platform)).map(platformFacts);
  const idleAmong = (fields: readonly Conditional[], service: ServiceProps, prefix: string): Finding[] => fields.flatMap(({ field, given, idle }) => {
    const described: Described = { deployment, service, platforms };
    const reason = given(described) === undefined ? undefined : idle(described);
    return reason === undefined ? [] : [findingOf({ code: 'FIELD_WITHOUT_EFFECT', path: `${prefix}${field}`, message: `${field} has no effect: ${reason}`, value: field })];
  });
  return [...services.flatMap(({ path, props }) => idleAmong(OF_SERVICE, props, path === '' ? '' : `${path}.`)), ...idleAmong(OF_DEPLOYMENT, {}, '')];
}
