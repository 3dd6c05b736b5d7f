import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DecidedService } from './decided-service';
import { renderCounters } from './private/accelerator-counters';
import { renderRoutes } from './private/alertmanager-config';
import { renderPodMonitor } from './private/pod-monitor';
import { newConfigMap } from './private/plus';
import { renderAlerts, renderRuleFile } from './private/prometheus-rule';

/** Tells a Prometheus operator what to scrape, when somebody must look and who; where there is none, the rules stand ready as a file for whoever scrapes. What the exporter of accelerators must show lies beside it. */
export class Monitors extends Construct {
  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    const { operator = true, labels = {} } = decided.kubernetes.monitoring ?? {};
    const watched = (decided.alerts ?? []).length > 0;
    if (operator) {
      new ApiObject(this, 'Resource', renderPodMonitor(decided, labels));
      if (watched) new ApiObject(this, 'Alerts', renderAlerts(decided, labels));
      const routes = renderRoutes(decided, labels);
      if (routes) new ApiObject(this, 'Routes', routes);
    } else if (watched) {
      newConfigMap(this, 'Alerts', renderRuleFile(decided));
    }
    const counters = renderCounters(decided);
    if (counters) newConfigMap(this, 'Counters', counters);
  }
}
