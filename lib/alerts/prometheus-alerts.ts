import { signalsIn } from '../signals/expression';
import { isKnownToPrometheus, promql, type Scraped } from '../signals/promql';
import type { DecidedAlert } from './alert';

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

/** Where the pages about alerts stand. */
const RUNBOOKS = 'https://github.com/cdk-llm-serving/cdk-llm-serving/blob/main/docs/runbooks';

const SIGNS = { above: '>', below: '<' } as const;

/** The alerts that Prometheus can compute. */
export function prometheusAlerts(alerts: readonly DecidedAlert[], scraped: Scraped): PrometheusAlert[] {
  return alerts
    .filter(({ condition: { left } }) => isKnownToPrometheus(signalsIn(left), scraped.signals))
    .map(({ alert: { code, severity, title }, condition: { left, is, limit, forSeconds } }) => ({
      alert: code,
      expr: `${promql(left, scraped)} ${SIGNS[is]} ${limit}`,
      forSeconds,
      labels: { severity, llm_service: scraped.service },
      annotations: { summary: `${scraped.service}: ${title}`, runbook_url: `${RUNBOOKS}/${code}.md` },
    }));
}
