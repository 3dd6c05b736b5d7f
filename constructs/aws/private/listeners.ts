import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { forwardTo, type Guests } from './guest-list';
import { attributesOf } from './target-group';

/** TLS 1.2 and 1.3 with forward secrecy and hybrid post-quantum key exchange: what AWS recommends (ALB user guide, "Security policies"). */
export const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';

/** What every answer tells a browser that should show it: nothing but the data. */
const HEADERS = {
  'routing.http.response.server.enabled': 'false',
  'routing.http.response.x_content_type_options.header_value': 'nosniff',
  'routing.http.response.x_frame_options.header_value': 'DENY',
  'routing.http.response.content_security_policy.header_value': "default-src 'none'; frame-ancestors 'none'",
};

/** A year, which browsers then remember to speak HTTPS for; only an answer over HTTPS may say so (RFC 6797). */
const HSTS = { 'routing.http.response.strict_transport_security.header_value': 'max-age=31536000' };

/** Where a listener stands and leads. */
export interface ListenerInput {
  readonly loadBalancerArn: string;
  readonly targetGroupArn: string;
  /** @default - plain HTTP */
  readonly certificateArn?: string;
  readonly guests: Guests;
}

/** The listener that callers use; with a certificate another one leads plain HTTP to it. */
export function listenerFor(scope: Construct, { loadBalancerArn, targetGroupArn, certificateArn, guests }: ListenerInput): elb.CfnListener {
  const secure = certificateArn !== undefined;
  const listener = new elb.CfnListener(scope, 'Listener', {
    loadBalancerArn,
    port: secure ? 443 : 80,
    protocol: secure ? 'HTTPS' : 'HTTP',
    ...(secure && { certificates: [{ certificateArn }], sslPolicy: TLS_POLICY }),
    defaultActions: forwardTo({ targetGroupArn }, guests),
    listenerAttributes: attributesOf({ ...HEADERS, ...(secure && HSTS) }),
  });
  if (secure) {
    new elb.CfnListener(scope, 'Redirect', {
      loadBalancerArn,
      port: 80,
      protocol: 'HTTP',
      defaultActions: [{ type: 'redirect', redirectConfig: { protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' } }],
      listenerAttributes: attributesOf(HEADERS),
    });
  }
  return listener;
}
