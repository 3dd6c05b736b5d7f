import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DecidedService } from './decided-service';
import { renderPodMonitor } from './private/pod-monitor';

/** Tells a Prometheus operator what to scrape; makes nothing when no label is known that it selects by. */
export class Monitors extends Construct {
  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    const labels = decided.kubernetes.monitoring?.labels ?? {};
    if (Object.keys(labels).length > 0) new ApiObject(this, 'Resource', renderPodMonitor(decided, labels));
  }
}
