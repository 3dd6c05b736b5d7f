import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { DecidedService } from './decided-service';
import { renderDisruptionBudget } from './private/disruption-budget';
import { renderClientPolicy, renderEgressPolicy, renderGroupPolicies, renderScrapePolicy } from './private/network-policies';

/** Who may talk to a service and to whom it may talk, and how many replicas may be moved at once. */
export class Policies extends Construct {
  public constructor(scope: Construct, id: string, decided: DecidedService) {
    super(scope, id);

    new ApiObject(this, 'Clients', renderClientPolicy(decided));
    new ApiObject(this, 'Scrape', renderScrapePolicy(decided));
    new ApiObject(this, 'Egress', renderEgressPolicy(decided));
    renderGroupPolicies(decided).forEach((policy, index) => new ApiObject(this, `Group-${index}`, policy));
    new ApiObject(this, 'Disruption', renderDisruptionBudget(decided));
  }
}
