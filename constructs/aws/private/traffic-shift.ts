import type { TargetGroupInput } from './target-group';
import { targetGroup } from './target-group';
import type { Construct } from 'constructs';

/** What an update of a service shifts requests with. */
export interface TrafficShift {
  /** Where the next revision registers. */
  readonly alternateTargetGroupArn: string;
  /** Its name, as metrics spell it. */
  readonly alternateTargetGroupFullName: string;
  /** The rule whose weights are moved. */
  readonly ruleArn: string;
}

/** The second target group, beside which the rule is still to be made. */
export function alternateTargets(scope: Construct, input: TargetGroupInput): Omit<TrafficShift, 'ruleArn'> {
  const { ref, attrTargetGroupFullName } = targetGroup(scope, input, 'AlternateTargets');
  return { alternateTargetGroupArn: ref, alternateTargetGroupFullName: attrTargetGroupFullName };
}
