import type { CfnListener, CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { TokensProps } from '../../../lib/deployment/serving-props';

/** Listeners and their rules spell actions alike. */
export type Action = CfnListener.ActionProperty & CfnListenerRule.ActionProperty;

/** Forwards to a target group; with tokens only whoever presents one (ALB user guide, "Verify JWTs": signature, `iss` and `exp` are checked without being told). */
export function forwardTo(targetGroupArn: string, tokens?: TokensProps): Action[] {
  if (tokens === undefined) return [{ type: 'forward', targetGroupArn }];
  const { issuer, keysUrl, audience } = tokens;
  const additionalClaims = audience === undefined ? [] : [{ name: 'aud', format: 'single-string', values: [audience] }];
  return [
    { type: 'jwt-validation', order: 1, jwtValidationConfig: { issuer, jwksEndpoint: keysUrl, ...(additionalClaims.length > 0 && { additionalClaims }) } },
    { type: 'forward', order: 2, targetGroupArn },
  ];
}
