import type { CfnListener, CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { TokensProps } from '../../../lib/deployment/serving-props';

/** Listeners and their rules spell actions alike. */
export type Action = CfnListener.ActionProperty & CfnListenerRule.ActionProperty;

/** Where requests go. */
export interface Targets {
  readonly targetGroupArn: string;
  /** Where an update shifts them; weights are moved by whoever updates. @default - they stay where they are */
  readonly alternateTargetGroupArn?: string;
}

/** Forwards to a target group; with tokens only whoever presents one (ALB user guide, "Verify JWTs": signature, `iss` and `exp` are checked without being told). */
export function forwardTo({ targetGroupArn, alternateTargetGroupArn }: Targets, tokens?: TokensProps): Action[] {
  const forward: Action = { type: 'forward', ...(alternateTargetGroupArn === undefined ? { targetGroupArn } : { forwardConfig: { targetGroups: [{ targetGroupArn, weight: 1 }, { targetGroupArn: alternateTargetGroupArn, weight: 0 }] } }) };
  if (tokens === undefined) return [forward];
  const { issuer, keysUrl, audience } = tokens;
  const additionalClaims = audience === undefined ? [] : [{ name: 'aud', format: 'single-string', values: [audience] }];
  return [
    { type: 'jwt-validation', order: 1, jwtValidationConfig: { issuer, jwksEndpoint: keysUrl, ...(additionalClaims.length > 0 && { additionalClaims }) } },
    { ...forward, order: 2 },
  ];
}
