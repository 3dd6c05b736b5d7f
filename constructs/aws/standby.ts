import type { CfnListener } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { standbyBehind } from '../../lib/degradation/standbys';
import type { Platform } from '../../lib/deployment/enums';
import { forwardTo, type Action } from './private/guest-list';
import { standbyTargetOf, type Front } from './private/front';
import type { Ground } from './private/ground';
import { standbyAlarms } from './private/standby-alarms';
import type { ServingInput } from './serving-input';
import { StandbySwitch } from './standby-switch';

/** Whose standby it is. */
export interface StandbyProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** The platform that it stands on. */
  readonly platform: Platform;

  /** @internal */
  readonly _ground: Ground;

  /** @internal */
  readonly _front: Front;
}

/** Leads callers to a standby while the service is not well, and back; makes nothing where CloudWatch does not know the trigger. */
export class Standby extends Construct {
  public constructor(scope: Construct, id: string, { input, platform, _ground: ground, _front: front }: StandbyProps) {
    super(scope, id);

    const named = standbyBehind(input.service, 'targetGroup');
    const target = standbyTargetOf(input);
    const alarms = named && standbyAlarms(this, { input, platform, front }, named);
    if (!target || !alarms) return;
    const actions = (weight: number) => forwardTo({ targetGroupArn: front.targetGroupArn, standby: { ...target, weight } }, input.service.access).map(withoutSecret);
    new StandbySwitch(this, 'Switch', {
      ...alarms,
      ledByArn: front.ledByArn,
      isRule: ground.aws.imports?.listener !== undefined,
      permissionsBoundary: ground.aws.permissionsBoundary,
      name: ground.physicalName('-'),
      _own: actions(target.weight),
      _standby: actions(100),
    });
  }
}

/** The secret of a login stays where it is: what changes a listener would show it to whoever may read a state machine. */
function withoutSecret(action: Action): object {
  if (action.authenticateOidcConfig === undefined) return action;
  const { clientSecret: _secret, ...login } = action.authenticateOidcConfig as CfnListener.AuthenticateOidcConfigProperty;
  return { ...action, authenticateOidcConfig: { ...login, useExistingClientSecret: true } };
}
