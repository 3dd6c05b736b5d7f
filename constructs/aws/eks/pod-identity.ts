import * as eks from 'aws-cdk-lib/aws-eks';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../private/acknowledge';
import { arnOf } from '../private/arn';
import { policyDocument } from '../private/policy';
import { askVersions, readWeights, WEIGHTS_WILDCARDS } from '../private/weights-statements';

/** Whose identity it is, and what it is for. */
export interface PodIdentityProps {
  /** Name of the cluster. */
  readonly clusterName: string;

  /** Namespace of the pods. */
  readonly namespace: string;

  /** Service account that the pods run as. */
  readonly serviceAccount: string;

  /** Where the weights come from: `hf`, `s3://…/` or a path. */
  readonly weightsSource: string;

  /** Whether versions of the weights are compared with a list before the engine starts. */
  readonly versionsChecked: boolean;

  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * Name of the role.
   *
   * @default - CloudFormation chooses it
   */
  readonly name?: string;
}

/** What pods of one service may do on AWS: read their weights, or nothing. Without an identity of their own they would look for that of the machine. */
export class PodIdentity extends Construct {
  /** ARN of the role. */
  public readonly roleArn: string;

  public constructor(scope: Construct, id: string, props: PodIdentityProps) {
    super(scope, id);

    const { clusterName, namespace, serviceAccount, weightsSource } = props;
    const statements = [...readWeights(weightsSource), ...(props.versionsChecked ? askVersions(weightsSource) : [])];
    const role = new iam.CfnRole(this, 'Resource', {
      description: 'Pods that serve one LLM service',
      assumeRolePolicyDocument: trust(props),
      permissionsBoundary: props.permissionsBoundary,
      roleName: props.name,
      ...(statements.length > 0 && { policies: [{ policyName: 'serve', policyDocument: policyDocument(statements) }] }),
    });
    acknowledgeWildcards(role, statements, WEIGHTS_WILDCARDS);
    this.roleArn = role.attrArn;
    new eks.CfnPodIdentityAssociation(this, 'Association', { clusterName, namespace, serviceAccount, roleArn: role.attrArn });
  }
}

/** One cluster, one namespace, one account: no other pod gets this role, not even by another association (EKS user guide, Pod Identity session tags). */
function trust({ clusterName, namespace, serviceAccount }: PodIdentityProps): object {
  const Condition = {
    StringEquals: {
      'aws:RequestTag/eks-cluster-arn': arnOf('eks', `cluster/${clusterName}`),
      'aws:RequestTag/kubernetes-namespace': namespace,
      'aws:RequestTag/kubernetes-service-account': serviceAccount,
    },
  };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'], Condition }] };
}
