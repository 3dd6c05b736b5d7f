import { platformFacts } from '../../platform/platforms';
import { AlertSeverity, type Alert } from '../alert';

/** Early enough to turn something off; our judgement. */
const SHARE = 0.8;

/** The month will cost more than it may. */
export const spendAboveBudget: Alert = {
  code: 'SPEND_ABOVE_BUDGET',
  severity: AlertSeverity.TICKET,
  title: 'the month costs more than it may',
  runbook: {
    meaning: 'What AWS has billed for the service this month is near what it may cost, or above it.',
    look: ['The number of replicas over the month, and what kept it high.', 'Machines that nobody uses: replicas that never became ready cost as much.'],
    mend: ['Lower `scaling.max`, or let another type be searched (`hardware.objective: cheapest`).', 'Raise `observability.alerts.budgetUsdPerMonth`, if this is what the service is worth.'],
    figure: '80 % of `observability.alerts.budgetUsdPerMonth`: our judgement. Bills come up to a day late, and are told apart by the tags of the deployment.',
  },
  trigger: ({ platform, service: { observability: { alerts: { budgetUsdPerMonth } } } }) => {
    if (!platformFacts(platform).onAws) return 'the bill of this platform is not known to AWS';
    if (budgetUsdPerMonth === undefined) return 'no budget is given: observability.alerts.budgetUsdPerMonth';
    return { of: 'budget', usdPerMonth: budgetUsdPerMonth, share: SHARE };
  },
};
