import type { PlanRule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const budgetAboveCost: PlanRule = {
  code: 'BUDGET_BELOW_COST',
  area: 'observability',
  law: 'a budget is larger than what the machines cost',
  why: 'an alert that rings each month is ignored in the month that matters',
  severity: ALWAYS_WARNING,
  check: ({ plan: { cost: { usdPerMonth } }, service: { observability: { alerts: { budgetUsdPerMonth } } } }) => {
    if (budgetUsdPerMonth === undefined || usdPerMonth === undefined || budgetUsdPerMonth >= usdPerMonth) return [];
    return [{
      path: 'observability.alerts.budgetUsdPerMonth',
      message: `the budget is $${budgetUsdPerMonth} a month, and the machines that are always there cost $${usdPerMonth.toFixed(0)} on demand, without storage and network`,
      remedy: 'raise it, or lower the number of replicas; machines that are reserved or from Spot cost less than this says',
      value: `$${budgetUsdPerMonth}`,
      limit: `>= $${usdPerMonth.toFixed(0)}`,
    }];
  },
};
