import type { CfnListener, CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { TokensProps } from '../../../lib/deployment/serving-props';
import type { StandbyTarget } from '../standby-target';

/** Listeners and their rules spell actions alike. */
export type Action = CfnListener.ActionProperty & CfnListenerRule.ActionProperty;

/** Who is let in, and who answers. */
export interface Forwarding {
  readonly targetGroupArn: string;
  /** @default - no token is asked for */
  readonly tokens?: TokensProps;
  /** @default - nobody stands by */
  readonly standby?: StandbyTarget;
}

/** Forwards to a target group; with tokens only whoever presents one (ALB user guide, "Verify JWTs": signature, `iss` and `exp` are checked without being told). */
export function forwardTo({ targetGroupArn, tokens, standby }: Forwarding): Action[] {
  const target = standby ? shared(targetGroupArn, standby) : { targetGroupArn };
  if (tokens === undefined) return [{ type: 'forward', ...target }];
  const { issuer, keysUrl, audience } = tokens;
  const additionalClaims = audience === undefined ? [] : [{ name: 'aud', format: 'single-string', values: [audience] }];
  return [
    { type: 'jwt-validation', order: 1, jwtValidationConfig: { issuer, jwksEndpoint: keysUrl, ...(additionalClaims.length > 0 && { additionalClaims }) } },
    { type: 'forward', order: 2, ...target },
  ];
}

/** Both stand in the listener, also while one of them answers nobody. */
function shared(targetGroupArn: string, { targetGroupArn: standbyArn, weight }: StandbyTarget): Pick<Action, 'forwardConfig'> {
  return { forwardConfig: { targetGroups: [{ targetGroupArn, weight: 100 - weight }, { targetGroupArn: standbyArn, weight }] } };
}
