import type { Finding } from '../finding/finding';
import { findingOf } from './codes';
import { Architecture, Platform } from './enums';
import type { DeploymentProps, ServiceProps } from './props';

const RENDERED: readonly Platform[] = [Platform.EC2, Platform.KUBERNETES];

/** Everything that is described and not yet rendered, each by its name: nothing is silently ignored. */
export function notSupportedFindings(props: DeploymentProps): Finding[] {
  const { architecture = Architecture.SINGLE_NODE, platforms, services, apiVersion } = props;
  const names = Object.keys(services ?? {});
  return [
    ...(architecture === Architecture.SINGLE_NODE ? [] : [refused('architecture', `architecture '${architecture}'`, `'${Architecture.SINGLE_NODE}' is`)]),
    ...platforms.flatMap((platform, index) => (RENDERED.includes(platform) ? [] : [refused(`platforms.${index}`, `platform '${platform}'`, `${RENDERED.join(' and ')} are`)])),
    ...(names.length > 1 ? [refused('services', `${names.length} services in one deployment`, 'one is')] : []),
    ...(apiVersion === undefined || apiVersion === 'llm-serving/v1' ? [] : [refused('apiVersion', `format '${apiVersion}'`, "'llm-serving/v1' is")]),
    ...ofService(props, ''),
    ...names.flatMap((name) => ofService(services?.[name] ?? {}, `services.${name}.`)),
  ];
}

function ofService({ scaling }: ServiceProps, prefix: string): Finding[] {
  const least = scaling?.min ?? 1;
  return [
    ...(scaling?.target === undefined ? [] : [refused(`${prefix}scaling.target`, 'an autoscaler', 'a fixed number of replicas is')]),
    ...(scaling?.max !== undefined && scaling.max !== least ? [refused(`${prefix}scaling.max`, `a range of ${least} to ${scaling.max} replicas`, 'the same number for min and max is')] : []),
  ];
}

function refused(path: string, what: string, instead: string): Finding {
  return findingOf({ code: 'NOT_SUPPORTED_YET', path, message: `${what} is not supported yet; ${instead}`, value: path });
}
