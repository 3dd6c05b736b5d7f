import type { Slo } from '../../deployment/deployment';
import type { EngineMetrics, HistogramBounds } from '../../engine/engine-metrics';
import { increase, quantile } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import type { Signal } from '../../signals/signal';
import { AlertSeverity, type Alert, type AlertSubject, type Runbook } from '../alert';
import type { AlertTrigger } from '../trigger';

/** A latency that is promised at the 95th percentile. */
export interface LatencyPromise {
  readonly code: string;
  /** What comes too late. */
  readonly what: string;
  /** Where it is promised. */
  readonly field: string;
  readonly signal: Signal;
  promisedMs(slo: Slo): number | undefined;
  bounds(metrics: EngineMetrics): HistogramBounds | undefined;
  readonly runbook: Pick<Runbook, 'look' | 'mend'>;
}

/** How fast what may be late is used up. */
interface Pace {
  readonly ending: string;
  readonly words: string;
  readonly severity: AlertSeverity;
  /** How many times faster than the promise allows. */
  readonly times: number;
  readonly longSeconds: number;
  readonly shortSeconds: number;
}

/** Share that may be late. */
const BUDGET = 0.05;

/** Answers below which a share means nothing; our judgement. */
const FEWEST = 20;

/** Paces and windows of two alerts that together lose few and repeat little: Google, The Site Reliability Workbook (2018), chapter 5, "Multiwindow, Multi-Burn-Rate Alerts". */
const FAST: Pace = { ending: 'BURNS_FAST', words: 'most of them', severity: AlertSeverity.PAGE, times: 14.4, longSeconds: 3600, shortSeconds: 300 };
const SLOW: Pace = { ending: 'BURNS_SLOWLY', words: 'many of them', severity: AlertSeverity.TICKET, times: 6, longSeconds: 21_600, shortSeconds: 1800 };

/** Both alerts about one promise. */
export function promiseBurns(promise: LatencyPromise): Alert[] {
  return [FAST, SLOW].map((pace) => ({
    code: `${promise.code}_${pace.ending}`,
    severity: pace.severity,
    title: `${promise.what} come later than promised, ${pace.words}`,
    runbook: {
      meaning: `More than ${lateShare(pace) * 100} % of ${promise.what} were late in the last ${pace.longSeconds / 60} minutes, and still are in the last ${pace.shortSeconds / 60}: ${pace.times} times what \`${promise.field}\` allows.`,
      ...promise.runbook,
      figure: `The limit is \`${promise.field}\`; the pace and both windows are those of the Site Reliability Workbook, chapter 5. At least ${FEWEST} answers in the longer window: our judgement. Where no two bounds of the engine's histogram enclose the limit, the alert is missing, and says so.`,
    },
    trigger: (subject) => triggerOf(promise, pace, subject),
  }));
}

/** More than a share are late when the complementary percentile is: that can be asked at any limit, not at the histogram's bounds alone. */
function triggerOf({ field, signal, promisedMs, bounds }: LatencyPromise, pace: Pace, { service, metrics }: AlertSubject): AlertTrigger | string {
  const promised = promisedMs(service.workload.slo);
  if (promised === undefined) return `nothing is promised: ${field} is not given`;
  const limit = promised / 1000;
  const known = bounds(metrics);
  if (known && (limit < known.least || limit >= known.most)) return `the engine tells ${known.least} to ${known.most} s apart, and ${limit} s are promised`;
  const late = (windowSeconds: number) => ({ left: quantile(signal, inTimeShare(pace), windowSeconds), is: 'above', limit } as const);
  const answers = { left: increase(SIGNALS.answered, pace.longSeconds), is: 'above', limit: FEWEST - 0.5 } as const;
  return { ...late(pace.longSeconds), also: [late(pace.shortSeconds), answers], forSeconds: 120 };
}

/** Rounded: binary fractions make 0.7200000000000001 of it. */
const lateShare = ({ times }: Pace): number => Number((times * BUDGET).toFixed(4));

const inTimeShare = (pace: Pace): number => Number((1 - lateShare(pace)).toFixed(4));
