import { CfnDynamicReference, CfnDynamicReferenceService } from 'aws-cdk-lib';
import type { CfnListener, CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Access } from '../../../lib/deployment/deployment';
import type { LoginProps, TokensProps } from '../../../lib/deployment/serving-props';

/** Listeners and their rules spell actions alike. */
export type Action = CfnListener.ActionProperty & CfnListenerRule.ActionProperty;

/** Where requests go. */
export interface Targets {
  readonly targetGroupArn: string;
  /** Where an update shifts them; weights are moved by whoever updates. @default - they stay where they are */
  readonly alternateTargetGroupArn?: string;
}

/** Who is let in. */
export type Guests = Pick<Access, 'tokens' | 'login'>;

/** Forwards to a target group, after it was seen who asks. */
export function forwardTo(targets: Targets, guests: Guests): Action[] {
  const first = checkOf(guests);
  const forward = forwardOf(targets);
  return first === undefined ? [forward] : [{ ...first, order: 1 }, { ...forward, order: 2 }];
}

function forwardOf({ targetGroupArn, alternateTargetGroupArn }: Targets): Action {
  if (alternateTargetGroupArn === undefined) return { type: 'forward', targetGroupArn };
  return { type: 'forward', forwardConfig: { targetGroups: [{ targetGroupArn, weight: 1 }, { targetGroupArn: alternateTargetGroupArn, weight: 0 }] } };
}

function checkOf({ tokens, login }: Guests): Action | undefined {
  if (tokens !== undefined) return tokenCheck(tokens);
  return login && loginCheck(login);
}

/** Only whoever presents a token (ALB user guide, "Verify JWTs": signature, `iss` and `exp` are checked without being told). */
function tokenCheck({ issuer, keysUrl, audience }: TokensProps): Action {
  const additionalClaims = audience === undefined ? [] : [{ name: 'aud', format: 'single-string', values: [audience] }];
  return { type: 'jwt-validation', jwtValidationConfig: { issuer, jwksEndpoint: keysUrl, ...(additionalClaims.length > 0 && { additionalClaims }) } };
}

/** Only whoever has logged in; the secret is resolved by CloudFormation and stands in no template. */
function loginCheck({ issuer, clientId, secret, authorizationUrl, tokenUrl, userInfoUrl }: LoginProps): Action {
  const clientSecret = new CfnDynamicReference(CfnDynamicReferenceService.SECRETS_MANAGER, `${secret}:SecretString`).toString();
  const endpoints = { authorizationEndpoint: authorizationUrl, tokenEndpoint: tokenUrl, userInfoEndpoint: userInfoUrl };
  return { type: 'authenticate-oidc', authenticateOidcConfig: { issuer, clientId, clientSecret, ...endpoints, onUnauthenticatedRequest: 'authenticate' } };
}
