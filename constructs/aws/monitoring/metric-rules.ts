import * as aps from 'aws-cdk-lib/aws-aps';
import { Construct } from 'constructs';
import { ruleFile } from '../../../lib/alerts/rule-group';
import { isForCloudWatch } from '../../../lib/alerts/trigger';
import type { Watch } from '../../../lib/alerts/watch';
import type { IMetricStore } from './metric-store';

/** Which rules a store judges. */
export interface MetricRulesProps {
  readonly watch: Watch;
  readonly store: IMetricStore;
}

/** The rule file of one service in a store of Prometheus, with the alerts that CloudWatch cannot judge: nobody is told twice. Nothing where there is none. */
export class MetricRules extends Construct {
  public constructor(scope: Construct, id: string, { watch: { name, signals, alerts }, store }: MetricRulesProps) {
    super(scope, id);

    const own = alerts.filter(({ condition }) => !isForCloudWatch(condition, signals));
    if (own.length === 0) return;
    new aps.CfnRuleGroupsNamespace(this, 'Resource', { workspace: store.workspaceArn, name: name.replaceAll('/', '-'), data: ruleFile(own, { signals, service: name }) });
  }
}
