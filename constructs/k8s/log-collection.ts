import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LogCollector } from '../../lib/deployment/logging-props';
import type { DecidedService } from './decided-service';
import { renderCollector, renderCollectorNamespace, renderHandedOver } from './private/log-collector';

/** Brings what pods print to its destination: by a collector of ours, or by the configuration for one of the cluster. Makes nothing where that is left to the cluster. */
export class LogCollection extends Construct {
  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    const { logs } = decided;
    if (logs === undefined) return;
    if (logs.collector === LogCollector.CLUSTER) {
      new ApiObject(this, 'Resource', renderHandedOver(decided, logs));
      return;
    }
    new ApiObject(this, 'Namespace', renderCollectorNamespace(decided));
    const [account, files, daemons] = renderCollector(decided, logs);
    new ApiObject(this, 'Account', account);
    new ApiObject(this, 'Files', files);
    new ApiObject(this, 'Resource', daemons);
  }
}
