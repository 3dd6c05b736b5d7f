import { platformFacts } from '../../platform/platforms';
import { AlertSeverity, type Alert } from '../alert';

/** AWS will stop, retire or maintain a machine on a day to come. */
export const maintenanceAnnounced: Alert = {
  code: 'MAINTENANCE_ANNOUNCED',
  severity: AlertSeverity.INFO,
  title: 'maintenance of machines is announced',
  runbook: {
    meaning: 'On a day to come AWS stops or retires machines of the account. Those of this service ask to be replaced before it, one after another.',
    look: ['Which machines the event names.', 'Whether the group has replaced those of this service: `llm-machine.service` writes why it asked.'],
    mend: ['A machine that was not replaced: terminate it, its replica drains first.', 'On nodes of a cluster that stands already: drain the node before its day.'],
    figure: 'The event of AWS Health (user guide, events in EventBridge, read 2026-11-26). It names any machine of EC2 in the account.',
  },
  trigger: ({ platform }) => (platformFacts(platform).onAws
    ? { of: 'event', source: 'aws.health', detailTypes: ['AWS Health Event'], detail: { service: ['EC2'], eventTypeCategory: ['scheduledChange'] } }
    : 'no machine of AWS is known'),
};
