import { isKnownToPrometheus, promql, type Scraped } from '../signals/promql';
import type { DecidedAlert } from './alert';
import { runbookUrl } from './runbook-url';
import { comparisonsOf, signalsOf, type AlertCondition } from './trigger';

/** A rule of Prometheus that alerts. */
export interface PrometheusAlert {
  /** The alert's code. */
  readonly alert: string;

  /** PromQL that yields a series while it holds. */
  readonly expr: string;

  /** How long it must hold, seconds. */
  readonly forSeconds: number;

  /** What routes are chosen by. */
  readonly labels: { [label: string]: string };

  /** What a person reads. */
  readonly annotations: { [name: string]: string };
}

const SIGNS = { above: '>', below: '<' } as const;

/** The alerts that Prometheus can compute. */
export function prometheusAlerts(alerts: readonly DecidedAlert[], scraped: Scraped): PrometheusAlert[] {
  const { service, namespace } = scraped;
  return alerts
    .filter(({ condition }) => isKnownToPrometheus(signalsOf(condition), scraped.signals))
    .map(({ alert: { code, severity, title }, condition }) => ({
      alert: code,
      expr: exprOf(condition, scraped),
      forSeconds: condition.forSeconds,
      // a route of the operator is held to the alerts of its own namespace
      labels: { severity, llm_service: service, ...(namespace !== undefined && { namespace }) },
      annotations: { summary: `${service}: ${title}`, runbook_url: runbookUrl(code) },
    }));
}

/** No value is no alert, unless silence is as bad; a count of who reports is a value even then. */
function exprOf(condition: AlertCondition, scraped: Scraped): string {
  const holds = comparisonsOf(condition).map(({ left, is, limit }) => `${promql(left, scraped)} ${SIGNS[is]} ${limit}`).join(' and ');
  return condition.silenceFires && condition.left.of !== 'reporting' ? `${holds} or absent(${promql(condition.left, scraped)})` : holds;
}
