import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Plan } from '../plan/plan';
import { weightsDiskGiB } from '../plan/weights-plan';

/** The root volume of a machine that serves one replica. */
export interface RootVolume {
  /** Size, GiB. */
  readonly sizeGiB: number;

  /** Throughput, MiB/s. */
  readonly throughputMBps: number;

  /** Operations per second. */
  readonly iops: number;
}

/** Device name of the root volume of Amazon Linux 2023 images. */
export const ROOT_DEVICE = '/dev/xvda';

/** The system, its logs and the driver's image, GiB; a root volume below the image's own snapshot would be refused. Our judgement. */
const SYSTEM_GIB = 100;

/** gp3: throughput and its free share, MiB/s; operations for each MiB/s (EBS user guide, gp3). */
const GP3 = { leastMBps: 125, mostMBps: 1000, leastIops: 3000, iopsPerMBps: 4 } as const;

/** Weights stand on local NVMe where the type has it, and on the root volume where not. */
export function rootVolumeFor({ diskGiB, weights }: Pick<Plan, 'diskGiB' | 'weights'>, { nvmeGB, ebsBaselineMBps }: InstanceTypeFacts): RootVolume {
  const elsewhere = nvmeGB > 0 ? weightsDiskGiB(weights) : 0;
  const throughputMBps = Math.min(GP3.mostMBps, Math.max(GP3.leastMBps, Math.ceil(ebsBaselineMBps ?? GP3.leastMBps)));
  return {
    sizeGiB: SYSTEM_GIB + Math.max(0, Math.ceil(diskGiB - elsewhere)),
    throughputMBps,
    iops: Math.max(GP3.leastIops, throughputMBps * GP3.iopsPerMBps),
  };
}
