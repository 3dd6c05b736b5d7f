import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { watchOf } from '../../../lib/alerts/watch';
import { stepsOf } from '../../../lib/degradation/ladder';
import { watchedSignal } from '../../../lib/degradation/signals';
import type { StandbyStep } from '../../../lib/degradation/standbys';
import type { DegradationTrigger } from '../../../lib/deployment/degradation';
import { DegradationSignal } from '../../../lib/deployment/degradation-props';
import type { Platform } from '../../../lib/deployment/enums';
import { SIGNALS } from '../../../lib/signals/catalogue';
import { level, Over } from '../../../lib/signals/expression';
import { isKnownToCloudWatch, metricMath, periodsIn } from '../../../lib/signals/metric-math';
import { mathQueries, type MathQuery } from '../monitoring/math-queries';
import { frontPlaces, type Front } from './front';
import type { ServingInput } from '../serving-input';

/** Whose standby it is. */
export interface StandbyAlarmsInput {
  readonly input: ServingInput;
  readonly platform: Platform;
  readonly front: Front;
}

/** Two alarms: one rings when a step is to be taken, the other is quiet once it is to be taken back. */
export interface StandbyAlarms {
  readonly takenArn: string;
  readonly backArn: string;
}

/** When each of both sides does not hold. */
const NOT: { readonly [is in DegradationTrigger['is']]: string } = { 'above': 'LessThanOrEqualToThreshold', 'below': 'GreaterThanOrEqualToThreshold', 'at least': 'LessThanThreshold' };

/** The alarms of a standby; nothing where CloudWatch does not know the signal: then a person must act. */
export function standbyAlarms(scope: Construct, of: StandbyAlarmsInput, { step }: StandbyStep): StandbyAlarms | undefined {
  const { when, back } = stepsOf(of.input).find((each) => each.step === step) ?? {};
  const metric = when && metricOf(when, of);
  if (!when || !back || !metric) return undefined;
  const { metrics, treatMissingData } = metric;
  const periodsOf = ({ forSeconds }: DegradationTrigger): number => periodsIn(forSeconds, metric);
  const alarm = (id: string, props: Omit<cloudwatch.CfnAlarmProps, 'metrics'>): string => new cloudwatch.CfnAlarm(scope, id, { ...props, metrics }).attrArn;
  return {
    takenArn: alarm('Taken', {
      alarmDescription: `While it rings, the standby answers: ${step.action}`,
      comparisonOperator: when.is === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
      threshold: when.limit, evaluationPeriods: periodsOf(when), datapointsToAlarm: periodsOf(when), treatMissingData,
    }),
    // one bad value within the time is enough to ring: it is quiet only after all of it was good
    backArn: alarm('Back', {
      alarmDescription: `Once it is quiet, the service answers again: ${step.action}`,
      comparisonOperator: NOT[back.is],
      threshold: back.limit, evaluationPeriods: periodsOf(back), datapointsToAlarm: 1, treatMissingData: 'breaching',
    }),
  };
}

interface WatchedMetric {
  readonly metrics: MathQuery[];
  readonly periodSeconds: number;
  readonly treatMissingData: 'breaching' | 'notBreaching';
}

/** Replicas are counted by the load balancer: metrics that fail to come are no reason to lead callers away. */
function metricOf({ signal }: DegradationTrigger, { input, platform, front }: StandbyAlarmsInput): WatchedMetric | undefined {
  const { signals } = watchOf(input, platform);
  const counted = signal === DegradationSignal.REPLICAS_REPORTING;
  const expression = counted ? level(SIGNALS.healthyTargets, Over.MOST) : watchedSignal(signal).expression;
  if (!isKnownToCloudWatch(expression, signals)) return undefined;
  const math = metricMath(expression, signals);
  return { metrics: mathQueries(math, frontPlaces(front)), periodSeconds: math.periodSeconds, treatMissingData: counted ? 'breaching' : 'notBreaching' };
}
