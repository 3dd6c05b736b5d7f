import type { ReplicaSpec } from './container-spec';

/** Machines that one replica spans. */
export const nodesPerReplica = ({ group, cluster }: Pick<ReplicaSpec, 'group' | 'cluster'>): number => group?.size ?? cluster?.nodes ?? 1;
