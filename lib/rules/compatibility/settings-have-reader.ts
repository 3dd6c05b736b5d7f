import type { Deployment, Service } from '../../deployment/deployment';
import { EksNodes } from '../../deployment/eks-props';
import { WeightsCache } from '../../deployment/enums';
import type { PlatformFacts } from '../../platform/platform';
import { nodesMadeBy } from '../../platform/eks';
import { platformFacts, platformsWhere } from '../../platform/platforms';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

/** Settings that some platforms read, and which those are. */
interface Readers {
  readonly reads: (facts: PlatformFacts, deployment: Deployment) => boolean;
  readonly whose: string;
  /** What is given, by the path of its field. */
  given(deployment: Deployment, service: Service): { readonly [path: string]: unknown };
}

const under = (parent: string, fields: object = {}): { [path: string]: unknown } => Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${parent}.${field}`, value]));

const makesCluster = ({ aws }: Deployment): boolean => aws?.imports?.cluster === undefined;

/** True where machines of pods are made in one of some ways; a node class that exists decides what stands in it. */
const makesNodes = ({ pods, onAws }: PlatformFacts, { aws }: Deployment, ways: readonly EksNodes[]): boolean => pods && onAws && aws !== undefined && ways.includes(nodesMadeBy(aws));

const namesClass = ({ aws }: Deployment): boolean => aws?.eks?.nodeClass !== undefined;

const ALL_READERS: readonly Readers[] = [
  {
    reads: ({ pods }) => pods,
    whose: 'pods',
    // a namespace and a version are always there
    given: ({ kubernetes: { namespace, version, ...kubernetes } }, { storage: { cache, storageClass, existingClaim, throughputMBps } }) => ({
      ...under('kubernetes', kubernetes),
      ...under('storage', { cache: cache === WeightsCache.EPHEMERAL ? undefined : cache, storageClass, existingClaim, throughputMBps }),
    }),
  },
  {
    reads: ({ machines, pods, clusterBringsMachines = false }, deployment) => machines && !(clusterBringsMachines && !makesCluster(deployment)) && !(pods && namesClass(deployment)),
    whose: 'machines that are made here',
    given: (_, { machineImage }) => ({ 'hardware.machineImage': machineImage }),
  },
  {
    reads: ({ pods, onAws }) => pods && onAws,
    whose: 'a cluster of Kubernetes on AWS',
    given: ({ aws }) => under('aws.eks', { ...aws?.eks, administrators: undefined, nodeClass: undefined, nodeRole: undefined }),
  },
  {
    reads: (facts, deployment) => makesNodes(facts, deployment, [EksNodes.KARPENTER, EksNodes.AUTO_MODE]),
    whose: 'machines of Karpenter or Auto Mode',
    given: ({ aws }) => ({ 'aws.eks.nodeClass': aws?.eks?.nodeClass }),
  },
  {
    reads: (facts, deployment) => makesNodes(facts, deployment, [EksNodes.NODE_GROUP]) || (makesNodes(facts, deployment, [EksNodes.KARPENTER]) && !namesClass(deployment)),
    whose: 'machines of a node group, or of a node class of Karpenter that is made here',
    given: ({ aws }) => ({ 'aws.eks.nodeRole': aws?.eks?.nodeRole }),
  },
  {
    reads: (facts, deployment) => makesNodes(facts, deployment, [EksNodes.KARPENTER]) && !namesClass(deployment),
    whose: 'a node class of Karpenter that is made here',
    given: ({ aws }) => ({ 'aws.imports.cluster.securityGroups': aws?.imports?.cluster?.securityGroups }),
  },
  { reads: ({ tasks = false }) => tasks, whose: 'tasks', given: ({ aws }) => ({ 'aws.imports.cluster.capacityProvider': aws?.imports?.cluster?.capacityProvider }) },
  {
    reads: ({ pods, onAws }, deployment) => pods && onAws && makesCluster(deployment),
    whose: 'a cluster of Kubernetes on AWS that is made here',
    given: ({ aws }) => ({ 'aws.eks.administrators': aws?.eks?.administrators }),
  },
  { reads: ({ pods, tasks = false, onAws }) => onAws && (pods || tasks), whose: 'a cluster on AWS', given: ({ aws }) => ({ 'aws.imports.cluster': aws?.imports?.cluster }) },
  {
    reads: ({ pods, onAws }) => onAws && !pods,
    whose: 'machines and tasks on AWS',
    given: ({ aws: { imports: { accessLogBucket, logGroup, topic } = {} } = { region: '' } }) => under('aws.imports', { accessLogBucket, logGroup, topic }),
  },
  {
    reads: ({ pods, onAws }, deployment) => onAws && (!pods || makesCluster(deployment)),
    whose: 'logs that are kept here',
    given: ({ aws }) => ({ 'aws.logRetentionDays': aws?.logRetentionDays }),
  },
  {
    reads: ({ onAws }) => onAws,
    whose: 'what is made on AWS',
    given: ({ aws: { tags, permissionsBoundary, namePrefix, imports: { vpc, key, listener, hostedZone } = {} } = { region: '' } }) => ({
      ...under('aws', { tags, permissionsBoundary, namePrefix }),
      ...under('aws.imports', { vpc, key, listener, hostedZone }),
    }),
  },
];

export const settingsHaveReader: Rule = {
  code: 'SETTING_WITHOUT_READER',
  area: 'compatibility',
  law: 'each setting is read by a platform of the deployment',
  why: 'a field without effect says that something else was meant, such as another platform',
  severity: ALWAYS_INFO,
  check: ({ deployment, service }) => ALL_READERS.filter(({ reads }) => platformsWhere(deployment.platforms, (facts) => reads(facts, deployment)).length === 0).flatMap(({ whose, given }) => {
    const paths = Object.entries(given(deployment, service)).filter(([, value]) => value !== undefined).map(([path]) => path);
    if (paths.length === 0) return [];
    return [{
      path: paths[0],
      message: `${listed(deployment.platforms.map((platform) => platformFacts(platform).words))} takes no notice of ${listed(paths)}, which speaks of ${whose}`,
      remedy: 'remove it, or add the platform that it is meant for to platforms',
      value: listed(paths),
    }];
  }),
};
