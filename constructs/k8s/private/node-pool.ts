import { objectName } from '../../../lib/container/object-name';
import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { EksNodes } from '../../../lib/deployment/eks-props';
import type { NodePlan } from '../../../lib/nodes/node-plan';
import type { NodePool } from '../../../lib/nodes/node-pool';
import type { DecidedService } from '../decided-service';
import { namespaceOf } from './cluster';
import { sha256 } from './digest';
import { labelsOf, type Pairs } from './names';

/** What objects about machines are made of. */
export interface NodesInput {
  readonly decided: DecidedService;
  readonly nodes: NodePlan;
  readonly pool: NodePool;
}

/** Names of pools become values of labels. */
const LONGEST_NAME = 63;
const DIGEST_LENGTH = 8;

/** An empty machine stays so long: a replica that is replaced finds it warm. Our judgement. */
const CONSOLIDATE_AFTER = '10m';

/** Weight of the best pool; each after it has this much less. Karpenter takes 1 to 100. */
const WEIGHT = { best: 100, step: 10 } as const;

/** As the label `karpenter.sh/capacity-type` calls the sources. */
const CAPACITY_TYPES: { readonly [kind in CapacityKind]: string } = {
  [CapacityKind.ON_DEMAND]: 'on-demand',
  [CapacityKind.SPOT]: 'spot',
  [CapacityKind.RESERVED]: 'reserved',
  [CapacityKind.CAPACITY_BLOCK]: 'reserved',
};

const ARCHITECTURES: Pairs = { x86_64: 'amd64', arm64: 'arm64' };

const ZONE_LABEL = 'topology.kubernetes.io/zone';
const ZONE_ID_LABEL = 'topology.k8s.aws/zone-id';

interface Requirement {
  readonly key: string;
  readonly operator: 'In';
  readonly values: string[];
}

/** The part of `karpenter.sh/v1` NodePool that is used here (karpenter-provider-aws v1.14.1). */
export interface NodePoolManifest {
  readonly apiVersion: 'karpenter.sh/v1';
  readonly kind: 'NodePool';
  readonly metadata: { readonly name: string; readonly labels: Pairs };
  readonly spec: {
    readonly weight: number;
    readonly limits: Pairs;
    readonly disruption: { readonly consolidationPolicy: 'WhenEmpty'; readonly consolidateAfter: string; readonly budgets: { readonly nodes: string }[] };
    readonly template: {
      readonly metadata?: { readonly labels: Pairs };
      readonly spec: {
        readonly nodeClassRef: { readonly group: string; readonly kind: string; readonly name: string };
        readonly requirements: Requirement[];
        readonly taints: { readonly key: string; readonly value: string; readonly effect: 'NoSchedule' }[];
        readonly expireAfter: string;
        readonly terminationGracePeriod: string;
      };
    };
  };
}

/** Auto Mode lets a machine live this long at most (EKS user guide, Auto Mode; 2026-10). */
const AUTO_MODE_LIFE = '504h';

/** Machines of one source: as many as replicas may need, for pods that ask for their devices, and none of them taken away under a replica that serves. */
export function renderNodePool(input: NodesInput): NodePoolManifest {
  const { decided, nodes, pool } = input;
  const byUs = nodes.nodes === EksNodes.KARPENTER;
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name: poolName(input), labels: labelsOf(decided) },
    spec: {
      weight: Math.max(1, WEIGHT.best - WEIGHT.step * nodes.pools.indexOf(pool)),
      limits: { [nodes.acceleratorResource]: String(pool.most * nodes.acceleratorsPerNode) },
      // the default moves engines about to save a machine
      disruption: { consolidationPolicy: 'WhenEmpty', consolidateAfter: CONSOLIDATE_AFTER, budgets: [{ nodes: '1' }] },
      template: {
        ...(Object.keys(nodes.labels).length > 0 && { metadata: { labels: nodes.labels } }),
        spec: {
          nodeClassRef: byUs
            ? { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: nodes.nodeClass ?? poolName(input) }
            : { group: 'eks.amazonaws.com', kind: 'NodeClass', name: nodes.nodeClass ?? 'default' },
          requirements: requirementsOf(nodes, pool),
          taints: [{ key: nodes.acceleratorResource, value: 'present', effect: 'NoSchedule' }],
          // the end of a life comes at once and asks no budget; another image does, and replaces machine by machine
          expireAfter: byUs ? 'Never' : AUTO_MODE_LIFE,
          terminationGracePeriod: `${nodes.terminationGraceSeconds}s`,
        },
      },
    },
  };
}

function requirementsOf({ instanceTypes, cpuArchitecture, zones }: NodePlan, { source }: NodePool): Requirement[] {
  const places = source.zone === undefined ? zones : [source.zone];
  return [
    requirement('node.kubernetes.io/instance-type', instanceTypes),
    requirement('karpenter.sh/capacity-type', [CAPACITY_TYPES[source.kind]]),
    requirement('kubernetes.io/arch', [ARCHITECTURES[cpuArchitecture]]),
    requirement('kubernetes.io/os', ['linux']),
    ...(places.length > 0 ? [requirement(places.some(isZoneId) ? ZONE_ID_LABEL : ZONE_LABEL, places)] : []),
  ];
}

/** Ids such as `use1-az4`, names such as `us-east-1a`: machines carry a label for each (Karpenter documentation, well-known labels). */
const isZoneId = (zone: string): boolean => /^[a-z]{2,5}\d+-az\d+$/.test(zone);

const requirement = (key: string, values: string[]): Requirement => ({ key, operator: 'In', values });

/** Pools stand in no namespace, so the name says which one they are for. */
export function poolName({ decided, pool }: NodesInput): string {
  const name = [namespaceOf(decided.kubernetes), objectName(decided), pool.name].join('-');
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - DIGEST_LENGTH - 1)}-${sha256(name).slice(0, DIGEST_LENGTH)}`;
}
