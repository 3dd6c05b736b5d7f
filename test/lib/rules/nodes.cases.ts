import { CapacityKind } from '../../../lib/deployment/capacity-props';
import { EksNodes } from '../../../lib/deployment/eks-props';
import { Platform } from '../../../lib/deployment/enums';
import type { AwsProps, KubernetesProps } from '../../../lib/deployment/platform-props';
import type { RuleCases } from './cases';

const cluster = { name: 'acme' };
const vpc = { id: 'vpc-1', zones: ['us-east-1a', 'us-east-1b'], privateSubnets: ['subnet-1', 'subnet-2'] };

/** On a cluster of AWS; say how. */
const on = (aws: Partial<AwsProps> = {}, kubernetes: KubernetesProps = {}, site = {}) => ({ deployment: { platforms: [Platform.EKS], aws: { region: 'us-east-1', ...aws }, kubernetes, site } });
const existing = (eks: AwsProps['eks'] = {}) => ({ imports: { cluster }, eks });
const madeHere = (eks: AwsProps['eks'] = {}) => ({ eks });
const by = (nodes: EksNodes) => ({ nodes });
const { KARPENTER, NODE_GROUP, AUTO_MODE } = EksNodes;
const elsewhere = { when: 'nothing is made for pods', given: {} };
const MISSING = 'aws.eks.nodes';

export const nodesCases: RuleCases = {
  NODE_ROLE_MISSING: {
    fires: [{ when: 'Karpenter is not told', given: on(existing()), says: /no role is named/, at: 'aws.eks.nodeRole' }],
    silent: [
      { when: 'it is told', given: on(existing({ nodeRole: 'KarpenterNodeRole-acme' })) },
      { when: 'a node class says it', given: on(existing({ nodeClass: 'gpu' })) },
      { when: 'a node group has its own', given: on(existing(by(NODE_GROUP))) },
      elsewhere,
    ],
  },
  KARPENTER_MISSING: {
    fires: [{ when: 'the cluster is made here', given: on(madeHere(by(KARPENTER))), says: /'chat' is made here.*not run Karpenter/, at: MISSING }],
    silent: [{ when: 'it is there already', given: on(existing()) }, { when: 'AWS makes the machines', given: on(madeHere()) }, elsewhere],
  },
  NODE_GROUP_DOES_NOT_GROW: {
    fires: [{ when: 'an update starts one more', given: { ...on(existing(by(NODE_GROUP))), service: { spareAccelerator: true } }, says: /on-demand holds 1 machines.*up to 2/, at: MISSING }],
    silent: [{ when: 'the number is fixed', given: on(existing(by(NODE_GROUP))) }, { when: 'Karpenter grows', given: { ...on(existing()), service: { spareAccelerator: true } } }, elsewhere],
  },
  AUTO_MODE_CANNOT: {
    fires: [
      { when: 'an image is named', given: { ...on(madeHere()), service: { machineImage: 'ami-0123456789' } }, says: /ami-0123456789 cannot be asked for/, at: 'hardware.machineImage' },
      { when: 'a reservation is named', given: { ...on(madeHere()), service: { capacity: [{ kind: CapacityKind.RESERVED, reservation: 'cr-0123456789' }] } }, says: /names no reservation: cr-0123456789/, at: 'hardware.capacity' },
    ],
    silent: [
      { when: 'a node class of the user names it', given: { ...on(madeHere({ nodeClass: 'reserved' })), service: { capacity: [{ kind: CapacityKind.RESERVED, reservation: 'cr-0123456789' }] } } },
      { when: 'Karpenter takes the image', given: { ...on(existing()), service: { machineImage: 'ami-0123456789' } } },
      { when: 'nothing is asked', given: on(madeHere()) },
    ],
  },
  NODE_LABEL_NOT_OURS: {
    fires: [{ when: 'the domain is reserved', given: on(existing(), { nodeSelector: { 'node-role.kubernetes.io/gpu': 'true' } }), says: /no machine.*can have the label node-role\.kubernetes\.io\/gpu/, at: 'kubernetes.nodeSelector.node-role.kubernetes.io/gpu' }],
    silent: [
      { when: 'the label is of the user', given: on(existing(), { nodeSelector: { 'acme.io/pool': 'gpu' } }) },
      { when: 'every machine says it of itself', given: on(existing(), { nodeSelector: { 'topology.kubernetes.io/zone': 'us-east-1a' } }) },
      { when: 'machines are made by others', given: { deployment: { kubernetes: { nodeSelector: { 'node-role.kubernetes.io/gpu': 'true' } } } } },
    ],
  },
  NODE_SUBNETS_UNKNOWN: {
    fires: [{ when: 'the network was not imported', given: on(existing(by(NODE_GROUP))), says: /cluster 'acme', and no subnets/, at: 'aws.imports.vpc' }],
    silent: [
      { when: 'it was', given: on({ imports: { cluster, vpc }, eks: by(NODE_GROUP) }) },
      { when: 'it is made here', given: on(madeHere(by(NODE_GROUP))) },
      { when: 'Karpenter finds them by their tag', given: on(existing()) },
    ],
  },
  CLUSTER_NEEDS_INTERNET: {
    fires: [{ when: 'there is none', given: on(madeHere(), {}, { internet: false }), says: /'chat' is made here.*without internet/, at: 'site.internet' }],
    silent: [{ when: 'the cluster is there already', given: on(existing(), {}, { internet: false }) }, { when: 'there is', given: on(madeHere()) }, elsewhere],
  },
  CLUSTER_API_PRIVATE: {
    fires: [{ when: 'it is made here', given: on(madeHere()), says: /'chat'.*inside its network only/, at: 'aws.imports.cluster' }],
    silent: [{ when: 'it is there already', given: on(existing()) }, elsewhere],
  },
  CLUSTER_WITHOUT_ADMINISTRATOR: {
    fires: [{ when: 'nobody is named', given: on(madeHere()), says: /'chat'.*nobody may administer/, at: 'aws.eks.administrators' }],
    silent: [
      { when: 'somebody is', given: on(madeHere({ administrators: ['arn:aws:iam::111122223333:role/ops'] })) },
      { when: 'the cluster is there already', given: on(existing()) },
      elsewhere,
    ],
  },
  ACCOUNT_GETS_ROLE: {
    fires: [{ when: 'an account exists', given: on(existing(), { serviceAccount: 'reader' }), says: /account 'reader'/, at: 'kubernetes.serviceAccount' }],
    silent: [{ when: 'one is made', given: on(existing()) }, { when: 'AWS is told nothing of the cluster', given: { deployment: { kubernetes: { serviceAccount: 'reader' } } } }],
  },
  NODE_GROUP_IMAGE_FIXED: {
    fires: [{ when: 'an image is named', given: { ...on(existing(by(NODE_GROUP))), service: { machineImage: 'ami-0123456789' } }, says: /AL2023_x86_64_NVIDIA, ami-0123456789/, at: 'hardware.machineImage' }],
    silent: [{ when: 'none is', given: on(existing(by(NODE_GROUP))) }, { when: 'Karpenter takes it', given: { ...on(existing()), service: { machineImage: 'ami-0123456789' } } }],
  },
  DEVICE_PLUGIN_NEEDED: {
    fires: [{ when: 'machines have devices', given: on(existing()), says: /nvidia\.com\/gpu need a device plugin/, at: MISSING }],
    silent: [{ when: 'AWS brings one', given: on(madeHere(by(AUTO_MODE))) }, elsewhere],
  },
  KARPENTER_VERSION_NEEDED: {
    fires: [
      { when: 'it makes machines', given: on(existing(), { version: '1.34' }), says: /cluster of 1\.34 needs Karpenter 1\.6 or newer$/, at: MISSING },
      { when: 'the cluster is newer than the facts', given: on(existing(), { version: '1.40' }), says: /Karpenter 1\.13 or newer$/, at: MISSING },
      { when: 'a reservation is used', given: { ...on(existing(), { version: '1.31' }), service: { capacity: [{ kind: CapacityKind.RESERVED }] } }, says: /1\.0\.5 or newer, and its gate ReservedCapacity \(from 1\.6\)/, at: MISSING },
    ],
    silent: [{ when: 'somebody else does', given: on(existing(by(NODE_GROUP))) }, elsewhere],
  },
  NODE_GROUP_WITHOUT_FABRIC: {
    fires: [{ when: 'a replica spans machines', given: { ...on(existing(by(NODE_GROUP))), plan: { cut: { nodes: 2 } } }, says: /spans 2 machines/, at: MISSING }],
    silent: [{ when: 'it stands on one', given: on(existing(by(NODE_GROUP))) }, { when: 'Karpenter adds the interfaces', given: { ...on(existing()), plan: { cut: { nodes: 2 } } } }],
  },
  NODE_CLASS_TOO_SMALL: {
    fires: [{ when: 'a replica needs more', given: { ...on(madeHere()), plan: { diskGiB: 81 } }, says: /81 GiB.*'default' have 80/, at: 'aws.eks.nodeClass' }],
    silent: [
      { when: 'it does not', given: { ...on(madeHere()), plan: { diskGiB: 80 } } },
      { when: 'another class is named', given: { ...on(madeHere({ nodeClass: 'large' })), plan: { diskGiB: 500 } } },
      { when: 'Karpenter is told the size', given: { ...on(existing()), plan: { diskGiB: 500 } } },
    ],
  },
  ONLY_REPLICA_IS_MOVED: {
    fires: [{ when: 'there is one', given: on(madeHere()), says: /21 days/, at: 'scaling.min' }],
    silent: [{ when: 'there are two', given: { ...on(madeHere()), plan: { replicas: 2 } } }, { when: 'Karpenter leaves it alone', given: on(existing()) }, elsewhere],
  },
};
