import { SIGNALS } from '../../lib/signals/catalogue';
import { MetricSource } from '../../lib/signals/metric-source';
import type { Signal } from '../../lib/signals/signal';
import type { SignalTable } from '../../lib/signals/signal-table';
import { Exporter } from '../../lib/signals/source';
import { targetLabels } from '../../lib/signals/targets';
import { labelSelector } from '../../lib/units/label-selector';

/** Minutes of every world: six hours to look back on, and more. */
export const MINUTES = 480;

/** One series of one signal, a sample a minute. */
export interface Samples {
  readonly signal: Signal;
  /** In the notation of promtool: `3x8` is one sample and eight alike, `0+1x8` counts up, `_` is no sample, `stale` ends the series. */
  readonly values: string;
  /** Pod that shows it. @default - what stands for the whole service */
  readonly pod?: string;
  /** Of a histogram's own series. @default - the metric itself */
  readonly suffix?: string;
  /** Besides those of the source. @default - none */
  readonly labels?: { readonly [label: string]: string };
}

/** A series as promtool is fed with it. */
export interface InputSeries {
  readonly series: string;
  readonly values: string;
}

/** Two pods of one Deployment; their names are those that Kubernetes gives. */
export const PODS = ['chat-7d9f6c5b48-abcde', 'chat-7d9f6c5b48-fghij'] as const;

const all = `x${MINUTES}`;

/** What every pod of a healthy service shows: 60 answers of 300 tokens a minute, all in time. */
const OF_POD: readonly Samples[] = [
  { signal: SIGNALS.running, values: `12${all}` },
  { signal: SIGNALS.queued, values: `1${all}` },
  { signal: SIGNALS.kvUsage, values: `0.4${all}` },
  { signal: SIGNALS.preemptions, values: `0${all}` },
  { signal: SIGNALS.outputTokens, values: `0+18000${all}` },
  ...histogram(SIGNALS.timeToFirstToken, [['0.25', 30], ['1.0', 60], ['2.5', 60], ['+Inf', 60]]),
  ...histogram(SIGNALS.interTokenLatency, [['0.01', 9_000], ['0.025', 18_000], ['0.05', 18_000], ['0.1', 18_000], ['+Inf', 18_000]]),
  { signal: SIGNALS.engineUp, values: `1${all}` },
  { signal: SIGNALS.held, values: `0${all}` },
  { signal: SIGNALS.inFlight, values: `13${all}` },
  { signal: SIGNALS.answered, values: `0+60${all}`, labels: { code: '2xx' } },
  { signal: SIGNALS.failed, values: `0${all}` },
  { signal: SIGNALS.restarts, values: `0${all}` },
  { signal: SIGNALS.memoryUsed, values: `18e9${all}` },
  { signal: SIGNALS.memoryTotal, values: `26e9${all}` },
  { signal: SIGNALS.acceleratorTemperature, values: `62${all}` },
  { signal: SIGNALS.acceleratorFault, values: `0${all}` },
  { signal: SIGNALS.eccUncorrected, values: `0${all}` },
  { signal: SIGNALS.slowedByHeat, values: `0${all}` },
];

const OF_SERVICE: readonly Samples[] = [SIGNALS.replicasWanted, SIGNALS.replicasThere, SIGNALS.replicasReady].map((signal) => ({ signal, values: `2${all}` }));

/** A healthy service. */
export const HEALTHY: readonly Samples[] = [...PODS.flatMap((pod) => OF_POD.map((samples) => ({ ...samples, pod }))), ...OF_SERVICE];

/** Buckets that count up each minute. */
export function histogram(signal: Signal, perMinute: readonly [bound: string, grows: number][]): Samples[] {
  return perMinute.map(([le, grows]) => ({ signal, suffix: '_bucket', labels: { le }, values: `0+${grows}${all}` }));
}

/** The world with other values for some signals, on every pod that shows them. */
export function withValues(world: readonly Samples[], values: ReadonlyMap<Signal, string>): Samples[] {
  return world.map((samples) => ({ ...samples, values: values.get(samples.signal) ?? samples.values }));
}

/** One signal's histogram in place of another. */
export function withHistogram(world: readonly Samples[], signal: Signal, perMinute: readonly [string, number][]): Samples[] {
  return [...world.filter((samples) => samples.signal !== signal), ...PODS.flatMap((pod) => histogram(signal, perMinute).map((samples) => ({ ...samples, pod })))];
}

/** Series under the names and labels that the service's own table gives them. */
export function inputOf(world: readonly Samples[], table: SignalTable): InputSeries[] {
  return world.map(({ signal, values, pod, suffix = '', labels = {} }) => {
    const source = table.get(signal.name)?.prometheus;
    if (!source) throw new TypeError(`Prometheus does not know '${signal.name}'`);
    const own = Object.values(MetricSource).find((each) => each === source.shownBy);
    const where = { namespace: 'serving', ...(pod !== undefined && { pod }) };
    const scope = source.shownBy === Exporter.ACCELERATORS && pod === PODS[1] ? exported(where) : where;
    return { series: `${source.metric}${suffix}${labelSelector({ ...scope, ...(own && targetLabels('chat', own)), ...source.labels, ...labels })}`, values };
  });
}

/** As a scraper writes the labels of pods that keeps those of its own target. */
function exported(labels: { readonly [label: string]: string }): { [label: string]: string } {
  return { ...Object.fromEntries(Object.entries(labels).map(([label, value]) => [`exported_${label}`, value])), namespace: 'gpu-operator', pod: 'dcgm-exporter-x' };
}
