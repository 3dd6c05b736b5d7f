import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Plan } from '../plan/plan';
import { weightsDiskGiB } from '../plan/weights-plan';

/** What a replica was planned for. */
export interface PlannedOn {
  readonly plan: Plan;
  readonly instanceType: InstanceTypeFacts;
}

const BYTES_PER_GB = 1e9;
const BYTES_PER_GIB = 2 ** 30;

/** Why a machine of another type could not run a replica as it was planned, each reason in words with value and limit; empty when it could. */
export function whyNotInstead(other: InstanceTypeFacts, { plan, instanceType }: PlannedOn): string[] {
  const mine = instanceType.accelerator;
  const its = other.accelerator;
  const nvmeGiB = (other.nvmeGB * BYTES_PER_GB) / BYTES_PER_GIB;
  const weightsGiB = instanceType.nvmeGB > 0 ? weightsDiskGiB(plan.weights) : 0;
  const reasons: [boolean, string][] = [
    [other.cpuArchitecture !== instanceType.cpuArchitecture, `its processors are ${other.cpuArchitecture}, not ${instanceType.cpuArchitecture}`],
    [other.imageParameter !== instanceType.imageParameter, 'its devices need another machine image'],
    [other.imageProblem !== undefined, `${other.imageProblem}`],
    [its.count !== mine.count, `it has ${its.count} devices, not ${mine.count}`],
    [its.memoryMiB < mine.memoryMiB, `its devices have ${its.memoryMiB} MiB, less than ${mine.memoryMiB}`],
    [(its.computeCapability ?? 0) < (mine.computeCapability ?? 0), `its devices have compute capability ${its.computeCapability}, less than ${mine.computeCapability}`],
    [mine.nvlink && !its.nvlink, 'its devices are not linked'],
    [other.vcpus < instanceType.vcpus, `it has ${other.vcpus} vCPUs, less than ${instanceType.vcpus}`],
    [other.memoryMiB < plan.hostMemoryMiB, `its memory is ${other.memoryMiB} MiB, less than ${plan.hostMemoryMiB}`],
    [nvmeGiB < weightsGiB || (instanceType.nvmeGB > 0 && other.nvmeGB === 0), `its local disks hold ${nvmeGiB.toFixed(0)} GiB, less than the ${weightsGiB.toFixed(0)} of the weights`],
  ];
  return reasons.filter(([holds]) => holds).map(([, reason]) => reason);
}
