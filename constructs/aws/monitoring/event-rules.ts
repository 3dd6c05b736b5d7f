import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { DecidedEvent } from '../../../lib/alerts/alert';

/** Who hears of what AWS says by itself. */
export interface EventRulesProps {
  /** The events. */
  readonly decided: readonly DecidedEvent[];

  /** Topic that hears of them; its policy and its key must let EventBridge in. */
  readonly topicArn: string;
}

/** Tells of what AWS says of machines, each by the code of its alert. Nobody waits for an answer: machines and their groups act by themselves. */
export class EventRules extends Construct {
  public constructor(scope: Construct, id: string, { decided, topicArn }: EventRulesProps) {
    super(scope, id);

    decided.forEach(({ alert: { code, title }, event: { source, detailTypes, detail } }) => new events.CfnRule(this, code, {
      description: `${code}: ${title}`,
      eventPattern: { source: [source], 'detail-type': detailTypes, ...(detail && { detail }) },
      targets: [{ id: 'topic', arn: topicArn }],
    }));
  }
}
