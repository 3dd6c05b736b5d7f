import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DecidedService } from './decided-service';
import { renderHttpRoute } from './private/http-route';

/** Leads a gateway that exists to the service; makes nothing when none is named. */
export class GatewayRoute extends Construct {
  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    const { gateway } = decided.kubernetes;
    if (gateway) new ApiObject(this, 'Resource', renderHttpRoute(decided, gateway));
  }
}
