/** Figures of alerts that no plan can know. */
export interface AlertsProps {
  /**
   * What the service may cost in a month, USD. An alert is raised at 80 % of it.
   *
   * @default - spending is not watched
   */
  readonly budgetUsdPerMonth?: number;

  /**
   * Share of failed answers that callers bear, above 0 and below 1.
   *
   * @default 0.05
   */
  readonly failedShare?: number;
}
