import { Aws, CfnRule, Fn, Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AwsProps } from '../../../lib/deployment/platform-props';
import { LlmServingError } from '../../../lib/error';

/** Holds a service to the region and account it was decided for: now where its stack names them; a region that only a deployment will know is asserted by the template. */
export function holdDestination(scope: Construct, { region, account }: Pick<AwsProps, 'region' | 'account'>): void {
  const stack = Stack.of(scope);
  refuseOther('region', stack.region, region);
  if (account !== undefined) refuseOther('account', stack.account, account);
  if (!Token.isUnresolved(stack.region)) return;
  new CfnRule(scope, 'Region', {
    assertions: [{ assert: Fn.conditionEquals(Aws.REGION, region), assertDescription: `This service was decided for ${region}: prices, zones and images hold there` }],
  });
}

function refuseOther(field: 'region' | 'account', stands: string, decided: string): void {
  if (Token.isUnresolved(stands) || stands === decided) return;
  throw new LlmServingError('InvalidInput', `the service was decided for ${field} '${decided}', its stack stands in '${stands}': both must be the same`, [], `aws.${field}`);
}
