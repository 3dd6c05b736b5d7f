import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { ROOT_DEVICE } from '../../../lib/nodes/root-volume';
import type { NodePlan } from '../../../lib/nodes/node-plan';
import type { NodePool } from '../../../lib/nodes/node-pool';
import { labelsOf, type Pairs } from './names';
import { poolName, type NodesInput } from './node-pool';

/** The tag by which a cluster's subnets and security groups are found (Karpenter documentation, getting started). */
const DISCOVERY_TAG = 'karpenter.sh/discovery';

interface Selector {
  readonly id?: string;
  readonly tags?: Pairs;
}

type ReservationSelector = { readonly id: string } | { readonly instanceMatchCriteria: 'open' };

/** The part of `karpenter.k8s.aws/v1` EC2NodeClass that is used here (karpenter-provider-aws v1.14.1). */
export interface NodeClassManifest {
  readonly apiVersion: 'karpenter.k8s.aws/v1';
  readonly kind: 'EC2NodeClass';
  readonly metadata: { readonly name: string; readonly labels: Pairs };
  readonly spec: {
    readonly role: string;
    readonly amiFamily: 'AL2023';
    readonly amiSelectorTerms: ({ readonly alias: string } | { readonly id: string })[];
    readonly subnetSelectorTerms: Selector[];
    readonly securityGroupSelectorTerms: Selector[];
    readonly capacityReservationSelectorTerms?: ReservationSelector[];
    readonly instanceStorePolicy?: 'RAID0';
    readonly metadataOptions: { readonly httpEndpoint: 'enabled'; readonly httpTokens: 'required'; readonly httpPutResponseHopLimit: 1 };
    readonly detailedMonitoring: true;
    readonly blockDeviceMappings: object[];
    readonly tags: Pairs;
  };
}

/** How Karpenter starts a machine: image, network, disks, and a metadata service that answers the machine alone. */
export function renderNodeClass(input: NodesInput): NodeClassManifest {
  const { decided, nodes, pool } = input;
  return {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: poolName(input), labels: labelsOf(decided) },
    spec: {
      role: nodes.nodeRole ?? '',
      amiFamily: 'AL2023',
      amiSelectorTerms: [nodes.machineImage === undefined ? { alias: nodes.image.alias } : { id: nodes.machineImage }],
      subnetSelectorTerms: selectorsOf(nodes.subnetIds, nodes),
      securityGroupSelectorTerms: selectorsOf(nodes.securityGroupIds, nodes),
      ...reservationsOf(pool),
      // image, weights and kernels lie on the machine's own disks
      ...(nodes.localDisks && { instanceStorePolicy: 'RAID0' as const }),
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      detailedMonitoring: true,
      blockDeviceMappings: [rootVolume(nodes)],
      tags: nodes.tags,
    },
  };
}

function selectorsOf(ids: readonly string[], { clusterName }: NodePlan): Selector[] {
  return ids.length > 0 ? ids.map((id) => ({ id })) : [{ tags: { [DISCOVERY_TAG]: clusterName } }];
}

/** A reservation by its id, or every open one that fits; nothing for other sources. */
function reservationsOf({ source: { kind, reservation } }: NodePool): { capacityReservationSelectorTerms?: ReservationSelector[] } {
  if (reservation !== undefined) return { capacityReservationSelectorTerms: [{ id: reservation }] };
  return kind === CapacityKind.RESERVED ? { capacityReservationSelectorTerms: [{ instanceMatchCriteria: 'open' }] } : {};
}

function rootVolume({ rootVolume: { sizeGiB, throughputMBps, iops }, keyArn }: NodePlan): object {
  const ebs = { volumeSize: `${sizeGiB}Gi`, volumeType: 'gp3', throughput: throughputMBps, iops, encrypted: true, deleteOnTermination: true, ...(keyArn !== undefined && { kmsKeyID: keyArn }) };
  return { deviceName: ROOT_DEVICE, rootVolume: true, ebs };
}
