import type { InstanceTypeFacts } from '../accelerator/instance-type';
import { nodeImageFor, type NodeImageFacts } from '../accelerator/node-image';
import { nodeSelectorOf } from '../container/placement';
import type { Deployment, Service } from '../deployment/deployment';
import type { EksNodes } from '../deployment/eks-props';
import type { Platform } from '../deployment/enums';
import type { AwsProps } from '../deployment/platform-props';
import type { Plan } from '../plan/plan';
import { budgetSeconds, STEPS } from '../plan/time-line';
import { nodesMadeBy } from '../platform/eks';
import { platformFacts } from '../platform/platforms';
import { DEPLOYMENT_TAG, SERVICE_TAG } from '../service-tag';
import { nodePoolsFor, type NodePool } from './node-pool';
import { rootVolumeFor, type RootVolume } from './root-volume';

/** The machines of a service in a cluster, and who makes them. */
export interface NodePlan {
  readonly nodes: EksNodes;
  readonly clusterName: string;
  /** Whether the cluster is there already. */
  readonly clusterExists: boolean;
  /** @default - one is made, or the cluster's own is taken */
  readonly nodeClass?: string;
  /** @default - one is made, where that is possible */
  readonly nodeRole?: string;
  /** One for each source of capacity, best first. */
  readonly pools: NodePool[];
  /** Best first. */
  readonly instanceTypes: string[];
  /** `x86_64` or `arm64`. */
  readonly cpuArchitecture: string;
  readonly acceleratorResource: string;
  readonly acceleratorsPerNode: number;
  /** What pods select machines by, besides what every machine says of itself. */
  readonly labels: { [label: string]: string };
  readonly image: NodeImageFacts;
  /** An image of the user's in its place. @default - none */
  readonly machineImage?: string;
  readonly rootVolume: RootVolume;
  /** Whether machines carry disks of their own. */
  readonly localDisks: boolean;
  /** Names of zones; empty for all of the network. */
  readonly zones: string[];
  /** Empty where the network was not imported. */
  readonly subnetIds: string[];
  /** Empty where the cluster's are taken. */
  readonly securityGroupIds: string[];
  /** Key of the volumes. @default - the account's key for EBS */
  readonly keyArn?: string;
  /** Longest time that a machine may take to let go of its pods. */
  readonly terminationGraceSeconds: number;
  /** Of machines and their volumes. */
  readonly tags: { [name: string]: string };
}

/** What the machines are planned from. */
export interface NodePlanInput {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly plan: Plan;
  readonly instanceType: InstanceTypeFacts;
}

/** Labels that a machine gets from those who make it: nobody else may set them. */
const WELL_KNOWN = /(^|\.)(kubernetes\.io|k8s\.io|karpenter\.sh|karpenter\.k8s\.aws|eks\.amazonaws\.com)\//;

/** True for a label that cannot be given to a machine. */
export const isReservedLabel = (label: string): boolean => WELL_KNOWN.test(label);

/** The machines of a service on a platform; nothing where pods find machines that somebody else made, or where there are no pods. */
export function nodePlanFor(input: NodePlanInput, platform: Platform): NodePlan | undefined {
  const { pods, machines } = platformFacts(platform);
  const { aws } = input.deployment;
  return pods && machines && aws ? planned(input, platform, aws) : undefined;
}

function planned({ deployment, service, plan, instanceType }: NodePlanInput, platform: Platform, aws: AwsProps): NodePlan {
  const { imports = {}, eks = {}, tags = {}, namePrefix = '' } = aws;
  const own = [`${namePrefix}${deployment.name}`, deployment.environment].filter((part) => part !== undefined).join('-');
  const selected = Object.entries(nodeSelectorOf(deployment.kubernetes, plan.instanceType));
  return {
    nodes: nodesMadeBy(aws),
    clusterName: imports.cluster?.name ?? own,
    clusterExists: imports.cluster !== undefined,
    ...(eks.nodeClass !== undefined && { nodeClass: eks.nodeClass }),
    ...(eks.nodeRole !== undefined && { nodeRole: eks.nodeRole }),
    pools: nodePoolsFor({ capacity: service.capacity, plan, instanceType, spareAccelerator: service.spareAccelerator }),
    instanceTypes: [instanceType.name, ...service.alternatives],
    cpuArchitecture: instanceType.cpuArchitecture,
    acceleratorResource: instanceType.accelerator.resourceName,
    acceleratorsPerNode: instanceType.accelerator.count,
    labels: Object.fromEntries(selected.filter(([label]) => !isReservedLabel(label))),
    image: nodeImageFor(instanceType),
    ...(service.machineImage !== undefined && { machineImage: service.machineImage }),
    rootVolume: rootVolumeFor(plan, instanceType),
    localDisks: instanceType.nvmeGB > 0,
    zones: imports.vpc?.zones ?? [],
    subnetIds: imports.vpc?.privateSubnets ?? [],
    securityGroupIds: imports.cluster?.securityGroups ?? [],
    ...(imports.key !== undefined && { keyArn: imports.key }),
    terminationGraceSeconds: graceFor(plan, platform),
    tags: { Name: `${deployment.name}-${service.name}`, [DEPLOYMENT_TAG]: deployment.name, [SERVICE_TAG]: service.name, ...tags },
  };
}

/** A machine may have to wait until another replica is back before it may let go of its own. */
function graceFor({ drain, startTimeLines }: Plan, platform: Platform): number {
  const line = startTimeLines[platform];
  return drain.totalSeconds + (line ? budgetSeconds(line, STEPS) : 0);
}
