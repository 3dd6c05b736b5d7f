import { CapacityKind } from '../../deployment/capacity-props';
import { AlertSeverity, type Alert } from '../alert';

/** A Capacity Block ends within the hour. */
export const capacityBlockEnds: Alert = {
  code: 'CAPACITY_BLOCK_ENDS',
  severity: AlertSeverity.PAGE,
  title: 'the Capacity Block ends, and takes its machines',
  runbook: {
    meaning: 'Forty minutes before the end of a Capacity Block AWS says so; ten minutes later it begins to take the machines away.',
    look: ['Whether the next source of `hardware.capacity` has taken over.', 'Whether the load can be borne without these machines.'],
    mend: ['Buy the next block, and name it in `hardware.capacity`.', 'Let another source stand in.'],
    figure: 'The event of Amazon EC2 (User Guide, "Monitor Capacity Blocks using EventBridge", read 2026-11-26), which the guide spells in two ways; both count. It names any block of the account.',
  },
  trigger: ({ service: { capacity } }) => (capacity.some(({ kind }) => kind === CapacityKind.CAPACITY_BLOCK)
    ? { of: 'event', source: 'aws.ec2', detailTypes: ['Capacity Block Expiration Warning', 'Capacity Block Reservation Expiration Warning'] }
    : 'no machine comes from a Capacity Block'),
};
