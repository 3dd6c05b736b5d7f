import { Construct } from 'constructs';
import { Autoscaler } from './autoscaler';
import type { DecidedService } from './decided-service';
import { DeepCheckJob } from './deep-check-job';
import { GatewayRoute } from './gateway-route';
import { LogCollection } from './log-collection';
import { ModelVolume } from './model-volume';
import { Dashboards } from './dashboards';
import { Monitors } from './monitors';
import { Nodes } from './nodes';
import { Policies } from './policies';
import { ServiceEndpoint, type IServiceEndpoint } from './service-endpoint';
import { WeightsJob } from './weights-job';
import { Workload, type IWorkload } from './workload';

/** One model behind one address, once everything is decided. */
export class DecidedInferenceService extends Construct {
  /** The replicas. */
  public readonly workload: IWorkload;

  /** The address that callers use. */
  public readonly endpoint: IServiceEndpoint;

  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    const weights = ModelVolume.of(decided).bind(this, decided);
    const workload = new Workload(this, 'Workload', { decided, weights });
    this.workload = workload;
    new WeightsJob(this, 'WeightsJob', { decided, weights, serviceAccountName: this.workload.serviceAccountName });
    new DeepCheckJob(this, 'DeepCheck', { decided, weights, serviceAccountName: this.workload.serviceAccountName });
    this.endpoint = new ServiceEndpoint(this, 'Endpoint', decided);
    new GatewayRoute(this, 'Route', decided);
    new Policies(this, 'Policies', decided);
    new Monitors(this, 'Monitors', decided);
    new LogCollection(this, 'Logs', decided);
    new Dashboards(this, 'Dashboards', decided);
    new Nodes(this, 'Nodes', decided);
    new Autoscaler(this, 'Autoscaler', { decided, target: workload.scaleTarget });
  }
}
