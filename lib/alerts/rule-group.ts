import { SCRAPE_SECONDS } from '../signals/targets';
import type { DecidedAlert } from './alert';
import { prometheusAlerts, type PrometheusAlert } from './prometheus-alerts';
import type { Scraped } from '../signals/promql';

/** A rule as Prometheus has it in a file: one that records, or one that alerts. */
export interface PrometheusRule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly [label: string]: string };
  readonly annotations?: { readonly [name: string]: string };
}

/** Rules that are judged together. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: PrometheusRule[];
}

/** Seconds between two judgements: every second scrape. */
const JUDGED_SECONDS = 2 * SCRAPE_SECONDS;

/** Alerts as one group of rules. */
export function alertGroup(name: string, alerts: readonly PrometheusAlert[]): RuleGroup {
  return {
    name,
    interval: `${JUDGED_SECONDS}s`,
    rules: alerts.map(({ alert, expr, forSeconds, labels, annotations }) => ({ alert, expr, for: `${forSeconds}s`, labels, annotations })),
  };
}

/** The text of a rule file with some groups, for a Prometheus that no operator feeds. JSON is YAML. */
export function ruleFileOf(groups: readonly RuleGroup[]): string {
  return `${JSON.stringify({ groups }, undefined, 2)}\n`;
}

/** The rule file of one service: every alert that Prometheus can compute. */
export function ruleFile(alerts: readonly DecidedAlert[], scraped: Scraped): string {
  return ruleFileOf([alertGroup(scraped.service, prometheusAlerts(alerts, scraped))]);
}
