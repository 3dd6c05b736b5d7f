import { CapacityKind } from '../../deployment/capacity-props';
import { AlertSeverity, type Alert } from '../alert';

/** AWS takes a Spot machine back. */
export const spotInterrupted: Alert = {
  code: 'SPOT_INTERRUPTED',
  severity: AlertSeverity.INFO,
  title: 'a Spot machine is taken back',
  runbook: {
    meaning: 'A machine goes in two minutes: its replica drains, and another one starts elsewhere. Normal, unless it happens often.',
    look: ['How often in the last day.', 'Whether another machine came.'],
    mend: ['Where it happens often: more types that may stand in (`hardware.alternatives`), more zones, or a floor that is not Spot.'],
    figure: 'The event of Amazon EC2 (EventBridge reference, "EC2 Spot Instance Interruption Warning", read 2026-11-26). It names any Spot machine of the account.',
  },
  trigger: ({ service: { capacity } }) => (capacity.some(({ kind }) => kind === CapacityKind.SPOT)
    ? { of: 'event', source: 'aws.ec2', detailTypes: ['EC2 Spot Instance Interruption Warning'] }
    : 'no machine comes from Spot'),
};
