import * as applicationsignals from 'aws-cdk-lib/aws-applicationsignals';
import { Construct } from 'constructs';
import type { Watch } from '../../../lib/alerts/watch';
import { increase } from '../../../lib/signals/expression';
import { SIGNALS } from '../../../lib/signals/catalogue';
import { isKnownToCloudWatch, metricMath } from '../../../lib/signals/metric-math';
import { mathQueries, type MathQuery } from './math-queries';
import type { Places } from './places';

/** What is promised. */
export interface ObjectiveProps {
  readonly watch: Watch;
  readonly places: Places;

  /**
   * Requests of a hundred that the service does not fail.
   *
   * @default 99
   */
  readonly percent?: number;
}

/** What CloudWatch asks for where nothing is said (AWS::ApplicationSignals::ServiceLevelObjective, Goal). */
const PERCENT = 99;

/** Days that the promise is held over, and minutes in which its loss is seen; our judgement. */
const ROLLING_DAYS = 28;
const LOOK_BACK_MINUTES = [60, 360];

/** Seconds of one count. */
const PERIOD_SECONDS = 60;

/** The share of requests that the service answers, as a service level objective of Application Signals. Latencies have none: no histogram reaches CloudWatch. */
export class Objective extends Construct {
  public constructor(scope: Construct, id: string, { watch: { name, signals }, places, percent = PERCENT }: ObjectiveProps) {
    super(scope, id);

    const [answered, failed] = [SIGNALS.answered, SIGNALS.failed].map((signal) => increase(signal, PERIOD_SECONDS));
    if (![answered, failed].every((expression) => isKnownToCloudWatch(expression, signals))) return;
    const counted = (expression: typeof answered): MathQuery[] => mathQueries(metricMath(expression, signals), places);
    new applicationsignals.CfnServiceLevelObjective(this, 'Resource', {
      name: `${name.replaceAll('/', '-')}-availability`,
      description: `${name}: ${percent} of 100 requests are not failed by the service`,
      requestBasedSli: { requestBasedSliMetric: { totalRequestCountMetric: counted(answered), monitoredRequestCountMetric: { badCountMetric: counted(failed) } } },
      goal: { attainmentGoal: percent, interval: { rollingInterval: { duration: ROLLING_DAYS, durationUnit: 'DAY' } } },
      burnRateConfigurations: LOOK_BACK_MINUTES.map((lookBackWindowMinutes) => ({ lookBackWindowMinutes })),
    });
  }
}
