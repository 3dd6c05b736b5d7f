import { CapacityKind } from '../../deployment/capacity-props';
import { AlertSeverity, type Alert } from '../alert';

/** AWS is likely to take a Spot machine back. */
export const spotAtRisk: Alert = {
  code: 'SPOT_AT_RISK',
  severity: AlertSeverity.INFO,
  title: 'a Spot machine may soon be taken back',
  runbook: {
    meaning: 'The group starts another machine first and lets the one at risk drain.',
    look: ['Whether another machine came: none comes where Spot has nothing left.'],
    mend: ['Where it happens often: more types that may stand in (`hardware.alternatives`), more zones, or a floor that is not Spot.'],
    figure: 'The event of Amazon EC2 (user guide, rebalance recommendations, read 2026-11-26). It names any Spot machine of the account.',
  },
  trigger: ({ service: { capacity } }) => (capacity.some(({ kind }) => kind === CapacityKind.SPOT)
    ? { of: 'event', source: 'aws.ec2', detailTypes: ['EC2 Instance Rebalance Recommendation'] }
    : 'no machine comes from Spot'),
};
