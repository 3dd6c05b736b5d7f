import type { ContainerSpec, ReplicaSpec } from '../../../lib/container/container-spec';
import { unitFile } from './unit-file';

/** Slice of containers that run as root: no rule about users keeps them from the credentials of the instance. */
export const ROOT_SLICE = 'llm-container.slice';

/** True for a container that belongs into the slice. */
export const isRoot = ({ userId }: ContainerSpec): boolean => userId === 0;

/** True when a container of the replica belongs there. */
export function needsRootSlice({ preparation, engine, guard }: ReplicaSpec): boolean {
  return [preparation, engine, guard].some((spec) => spec !== undefined && isRoot(spec));
}

/** Link-local addresses and their IPv6 counterpart, the instance's metadata among them, are closed to every cgroup below (systemd.resource-control, IPAddressDeny). */
export function rootSlice(): string {
  return unitFile({
    Unit: [['Description', 'Keeps containers of root from credentials']],
    Slice: [['IPAddressDeny', '169.254.0.0/16 fd00:ec2::/32']],
  });
}
