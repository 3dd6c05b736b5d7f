import { Aws, Fn } from 'aws-cdk-lib';
import * as budgets from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import type { DecidedBudget } from '../../../lib/alerts/alert';

/** What may be spent, and who hears when it is. */
export interface BudgetProps {
  readonly decided: DecidedBudget;

  /** Topics that are told; a notification of a budget knows one. */
  readonly topicArns: readonly string[];
}

/** The tag that CloudFormation gives to everything of a stack. It counts once it is activated for the bill (Billing user guide, "AWS-generated cost allocation tags"). */
const STACK_TAG = 'aws:cloudformation:stack-name';

/** What a month of this stack may cost: told when a share of it is spent, and when the month will end above it. */
export class Budget extends Construct {
  public constructor(scope: Construct, id: string, { decided: { budget: { usdPerMonth, share } }, topicArns: [topicArn] }: BudgetProps) {
    super(scope, id);

    const told = (notificationType: string, threshold: number): budgets.CfnBudget.NotificationWithSubscribersProperty => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold, thresholdType: 'PERCENTAGE' },
      subscribers: [{ subscriptionType: 'SNS', address: topicArn }],
    });
    new budgets.CfnBudget(this, 'Resource', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: usdPerMonth, unit: 'USD' },
        costFilters: { TagKeyValue: [Fn.join('$', [STACK_TAG, Aws.STACK_NAME])] },
      },
      ...(topicArn !== undefined && { notificationsWithSubscribers: [told('ACTUAL', 100 * share), told('FORECASTED', 100)] }),
    });
  }
}
