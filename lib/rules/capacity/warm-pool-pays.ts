import { Platform, WeightsLoad } from '../../deployment/enums';
import { Severity } from '../../finding/severity';
import { rootVolumeFor } from '../../nodes/root-volume';
import { totalSeconds, type StepName } from '../../plan/time-line';
import { onBoxes } from '../questions';
import type { PlanSubject, Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const warmPoolPays: Rule = {
  code: 'WARM_POOL_HELD',
  area: 'capacity',
  law: 'a machine that is started again serves much sooner than a new one',
  why: 'stopped machines cost their volumes, hold no capacity, and lose what lay on local disks',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { service: { scaling: { warmPool } = {} }, plan, instanceType } = subject;
    const line = plan.startTimeLines[Platform.EC2];
    if (warmPool === undefined || line === undefined || !onBoxes(subject)) return [];
    const lost = losesWeights(subject);
    const kept: StepName[] = lost ? ['image-pull'] : ['image-pull', 'fetch', 'import'];
    const [saved, all] = [{ steps: line.steps.filter(({ name }) => kept.includes(name as StepName)) }, line].map((part) => Math.round(totalSeconds(part).typicalSeconds));
    const { sizeGiB } = rootVolumeFor(plan, instanceType);
    return [{
      path: 'scaling.warmPool',
      message: `${warmPool} stopped ${instanceType.name} cost their volumes of ${sizeGiB} GiB each; one that is started again is spared ${saved} of about ${all} s${lost ? `: its local disks are empty, and ${plan.weights.sizeGiB.toFixed(1)} GiB of weights are fetched again` : ''}`,
      remedy: lost ? 'stream the weights or share them (storage.load, storage.shared), or raise scaling.min instead' : 'remember that nothing reserves the accelerator of a stopped machine: its start may find none',
      value: String(warmPool),
      ...(lost && { severity: Severity.WARNING }),
    }];
  },
};

/** A stop empties local disks (AWS service facts of 2026-11-22, section 4). */
function losesWeights({ plan: { weights: { strategy, shared } }, instanceType: { nvmeGB } }: PlanSubject): boolean {
  return nvmeGB > 0 && strategy === WeightsLoad.LOCAL && shared === undefined;
}
