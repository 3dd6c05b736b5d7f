import type { AlertsProps } from './alerts-props';

/** Figures of alerts, resolved. */
export interface AlertFigures {
  readonly failedShare: number;
  /** @default - spending is not watched */
  readonly budgetUsdPerMonth?: number;
}

/** Figures of alerts with their defaults. */
export function alertFiguresOf({ failedShare = 0.05, budgetUsdPerMonth }: AlertsProps = {}): AlertFigures {
  return { failedShare, ...(budgetUsdPerMonth !== undefined && { budgetUsdPerMonth }) };
}
