import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { decideProps } from '../../../lib/decide-props';
import type { InferenceServiceProps } from '../inference-service';
import { PATCHES, replacementsOf } from '../private/own-tree';
import { DecidedEcsService } from './decided-ecs-service';

/** One model behind one address on Amazon ECS, decided from its description. Refuses with every finding at once. */
export class EcsInferenceService extends Construct {
  /** Name of the cluster. */
  public readonly clusterName: string;

  /** Name of the service. */
  public readonly serviceName: string;

  /** Log group of engine and guard. */
  public readonly logGroupName: string;

  /** Base address of the API; nothing when no load balancer stands in front. */
  public readonly endpointUrl: string | undefined;

  public constructor(scope: Construct, id: string, props: InferenceServiceProps) {
    super(scope, id);

    const decided = new DecidedEcsService(this, 'Default', { input: decideProps(props, PATCHES), replaced: replacementsOf(props) });
    this.node.defaultChild = decided.node.defaultChild;
    this.clusterName = decided.clusterName;
    this.serviceName = decided.serviceName;
    this.logGroupName = decided.logGroupName;
    this.endpointUrl = decided.endpointUrl;
    if (this.endpointUrl !== undefined) new CfnOutput(this, 'Endpoint', { value: this.endpointUrl, description: 'Base address of the API' });
  }
}
