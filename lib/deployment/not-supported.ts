import type { Finding } from '../finding/finding';
import { findingOf } from './codes';
import type { PlatformFacts } from '../platform/platform';
import { platformFacts, RENDERED_PLATFORMS } from '../platform/platforms';
import { Delivery } from './eks-props';
import { Architecture } from './enums';
import type { DeploymentProps, ServiceProps } from './props';

/** Everything that is described and not yet rendered, each by its name: nothing is silently ignored. */
export function notSupportedFindings(props: DeploymentProps): Finding[] {
  const { architecture = Architecture.SINGLE_NODE, platforms, services, apiVersion, aws } = props;
  const names = Object.keys(services ?? {});
  const rendered = platforms.filter((platform) => RENDERED_PLATFORMS.includes(platform)).map(platformFacts);
  return [
    ...(architecture === Architecture.MICROSERVICE ? [refused('architecture', `architecture '${architecture}'`, `${Architecture.SINGLE_NODE} and ${Architecture.DISTRIBUTED} are`)] : []),
    ...platforms.flatMap((platform, index) => (RENDERED_PLATFORMS.includes(platform) ? [] : [refused(`platforms.${index}`, `platform '${platform}'`, `${RENDERED_PLATFORMS.join(' and ')} are`)])),
    ...(names.length > 1 ? [refused('services', `${names.length} services in one deployment`, 'one is')] : []),
    ...(aws?.eks?.delivery === Delivery.CDK ? [refused('aws.eks.delivery', "delivery 'cdk', which needs the kubectl layer: two Lambda functions and 57 MB of assets to upload,", "'gitops' is")] : []),
    ...(apiVersion === undefined || apiVersion === 'llm-serving/v1' ? [] : [refused('apiVersion', `format '${apiVersion}'`, "'llm-serving/v1' is")]),
    ...ofService(props, '', rendered),
    ...names.flatMap((name) => ofService(services?.[name] ?? {}, `services.${name}.`, rendered)),
  ];
}

/** What the platforms cannot be told of one service. */
function ofService({ scaling, hardware, access, rollout }: ServiceProps, prefix: string, platforms: readonly PlatformFacts[]): Finding[] {
  const least = scaling?.min ?? 1;
  const fixed = platforms.filter(({ elastic }) => !elastic);
  return [
    ...(hardware?.capacity ?? []).flatMap(({ kind }, index) => platforms.filter((facts) => facts.machines && !facts.capacity.includes(kind))
      .map((facts) => refused(`${prefix}hardware.capacity.${index}.kind`, `capacity of the kind '${kind}' on ${facts.words}`, `${facts.capacity.join(', ')} is`))),
    ...((hardware?.alternatives ?? []).length > 0
      ? platforms.filter(({ machines, alternatives }) => machines && !alternatives).map(({ words }) => refused(`${prefix}hardware.alternatives`, `a list of instance types on ${words}`, 'one type is'))
      : []),
    ...Object.entries({ tokens: 'a check of tokens', login: 'a login' }).filter(([field]) => access?.[field as 'tokens' | 'login'] !== undefined)
      .flatMap(([field, what]) => platforms.filter(({ loadBalanced }) => !loadBalanced).map(({ words }) => refused(`${prefix}access.${field}`, `${what} on ${words}`, 'access.apiKeys are'))),
    ...(scaling?.warmPool === undefined ? [] : platforms.filter(({ warmPools = false }) => !warmPools).map(({ words }) => refused(`${prefix}scaling.warmPool`, `a warm pool on ${words}`, 'a higher scaling.min, or a schedule, is'))),
    ...(rollout?.strategy === undefined ? [] : platforms.filter(({ rollouts }) => rollouts.every((each) => each !== rollout.strategy))
      .map(({ words }) => refused(`${prefix}rollout.strategy`, `a ${rollout.strategy} update on ${words}`, "'rolling' is; for a share of the requests, deploy the next revision under a second name and weigh both in the route of the gateway"))),
    ...(scaling?.max !== undefined && scaling.max !== least ? fixed.map(({ words }) => refused(`${prefix}scaling.max`, `a range of ${least} to ${scaling.max} replicas on ${words}`, 'the same number for min and max is')) : []),
    ...((scaling?.schedules ?? []).length > 0 ? fixed.map(({ words }) => refused(`${prefix}scaling.schedules`, `a schedule on ${words}`, 'a fixed number of replicas is')) : []),
  ];
}

function refused(path: string, what: string, instead: string): Finding {
  return findingOf({ code: 'NOT_SUPPORTED_YET', path, message: `${what} is not supported yet; ${instead}`, value: path });
}
