import type { InstanceTypeFacts } from '../accelerator/instance-type';

/**
 * Errors of NVIDIA's driver (XID) after which a machine is replaced: a restart of the engine mends none of them.
 * The list on which EKS repairs nodes: aws/eks-node-monitoring-agent, pkg/system/dcgm, read 2026-11-26.
 */
const FATAL_XIDS: readonly number[] = [46, 48, 54, 62, 63, 64, 74, 79, 95, 109, 110, 119, 120, 136, 140, 142, 143, 151, 155, 156, 158];

/** As an expression over the numbers; empty where devices have another driver. */
export function fatalXidsOf({ accelerator: { vendor } }: InstanceTypeFacts): string {
  return vendor === 'NVIDIA' ? FATAL_XIDS.join('|') : '';
}
