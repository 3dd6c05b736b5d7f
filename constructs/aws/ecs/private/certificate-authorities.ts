import type { CfnTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { certificateAuthoritiesOf } from '../../../../lib/container/certificate-authorities';
import type { Deployment } from '../../../../lib/deployment/deployment';
import type { SiteProps } from '../../../../lib/deployment/platform-props';
import { networkEnvironment } from '../../private/network-environment';

const VOLUME = 'ca-bundle';

/** The company's authorities as they lie on the machine image, if there are any. */
export function authorityVolumes(site: SiteProps): CfnTaskDefinition.VolumeProperty[] {
  const { path } = certificateAuthoritiesOf(site);
  return path === undefined ? [] : [{ name: VOLUME, host: { sourcePath: path } }];
}

/** A container that reaches out, told where the company's authorities are. */
export function withAuthorities(container: CfnTaskDefinition.ContainerDefinitionProperty, deployment: Deployment): CfnTaskDefinition.ContainerDefinitionProperty {
  const { path } = certificateAuthoritiesOf(deployment.site);
  if (path === undefined) return container;
  const own = container.environment as CfnTaskDefinition.KeyValuePairProperty[];
  const mounts = container.mountPoints as CfnTaskDefinition.MountPointProperty[];
  const trusted = Object.entries(networkEnvironment(deployment)).map(([name, value]) => ({ name, value })).filter(({ name }) => own.every((each) => each.name !== name));
  return { ...container, environment: [...own, ...trusted], mountPoints: [...mounts, { sourceVolume: VOLUME, containerPath: path, readOnly: true }] };
}
