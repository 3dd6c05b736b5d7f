import { Construct } from 'constructs';
import type { DecidedService } from './decided-service';
import { metadataOf } from './private/names';
import { newConfigMap } from './private/plus';

/** Label by which the sidecar of Grafana's chart finds dashboards, whatever their namespace (grafana/helm-charts, sidecar.dashboards). */
const FOUND_BY = { grafana_dashboard: '1' };

/** A dashboard as an object that Grafana loads; makes nothing where none is wanted. */
export class Dashboards extends Construct {
  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    if (decided.dashboard === undefined) return;
    const metadata = metadataOf(decided, 'dashboard');
    newConfigMap(this, 'Resource', {
      metadata: { ...metadata, labels: { ...metadata.labels, ...FOUND_BY } },
      // it keeps its name when it changes: one under another name would stand beside it
      data: { [`${metadata.name}.json`]: decided.dashboard },
      immutable: false,
    });
  }
}
