import type { InstanceTypeFacts } from './instance-type';

/** The image that the nodes of an EKS cluster start from. */
export interface NodeImageFacts {
  /** As a managed node group names it (`AWS::EKS::Nodegroup`, `amiType`). */
  readonly amiType: string;

  /** As Karpenter names it: family and release. */
  readonly alias: string;

  /** Driver branch; 0 when the devices need no CUDA driver. */
  readonly driverBranch: number;

  /**
   * Why its driver does not run the devices, in words.
   *
   * @default - it does
   */
  readonly problem?: string;
}

/** Release of 2026-07-14: driver 580.159.03, containerd 2.2.4 (awslabs/amazon-eks-ami @81fec2e, 2026-07-23). */
const RELEASE = { alias: 'al2023@v20260714', driverBranch: 580 } as const;

/** By who makes the devices and by processor (enum of `amiType` in aws-cdk-lib 2.276.0). Karpenter finds the same variants by itself (pkg/providers/amifamily/al2023.go). */
const AMI_TYPES: { readonly [key: string]: string } = {
  'NVIDIA x86_64': 'AL2023_x86_64_NVIDIA',
  'NVIDIA arm64': 'AL2023_ARM_64_NVIDIA',
  'AWS x86_64': 'AL2023_x86_64_NEURON',
};

/** The image that drives the devices of an instance type. */
export function nodeImageFor({ cpuArchitecture, accelerator: { name, vendor, minimumDriverBranch = 0 } }: InstanceTypeFacts): NodeImageFacts {
  return {
    amiType: AMI_TYPES[`${vendor} ${cpuArchitecture}`],
    alias: RELEASE.alias,
    driverBranch: vendor === 'NVIDIA' ? RELEASE.driverBranch : 0,
    ...(vendor === 'NVIDIA' && RELEASE.driverBranch < minimumDriverBranch && { problem: `it carries driver branch ${RELEASE.driverBranch}, ${name} needs ${minimumDriverBranch}` }),
  };
}
