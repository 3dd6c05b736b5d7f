import { Construct } from 'constructs';
import { watchOf } from '../../../lib/alerts/watch';
import type { Platform } from '../../../lib/deployment/enums';
import type { ServingInput } from '../serving-input';
import { Alarms } from './alarms';
import type { Places } from './places';

/** What is watched, and who hears of it. */
export interface MonitoringProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** The platform that it stands on. */
  readonly platform: Platform;

  /** Resources that metrics are named after. */
  readonly places: Places;

  /** Topic that hears of alarms. */
  readonly topicArn: string;
}

/** Everything that watches over one service. */
export class Monitoring extends Construct {
  public constructor(scope: Construct, id: string, { input, platform, places, topicArn }: MonitoringProps) {
    super(scope, id);

    const watch = watchOf(input, platform);
    new Alarms(this, 'Alarms', { watch, places, topicArn });
  }
}
