import { at, fieldsAt, listAt, numberAt, textAt, type FieldPath } from './fields';
import type { ManifestObject } from './manifest';
import { readExpression, type ReadExpression } from './promql';
import { quantityOf } from './units';

/** Something that asks for a metric. */
export interface MetricQuery {
  readonly object: ManifestObject;
  /** Where the query stands. */
  readonly at: FieldPath;
  /** The query, or the bare name of a metric. */
  readonly text: string;
  readonly expression: ReadExpression;
  /** `promql`: an expression; `api`: a name of a Kubernetes metrics API; `pod`: a name as the engine shows it, its prefix may be missing. */
  readonly form: 'promql' | 'api' | 'pod';
  readonly use: 'scaler' | 'alert' | 'record' | 'adapter';
  /** What it is compared with. @default - nothing, or not readable */
  readonly threshold?: number;
  /** Where that stands. @default - there is none */
  readonly thresholdAt?: FieldPath;
  /** True when the figure is divided by the replicas. @default false */
  readonly averaged?: boolean;
  /** What it is called in its object. */
  readonly label: string;
}

/** Every query of a metric in everything that was read. */
export function queriesOf(objects: readonly ManifestObject[]): MetricQuery[] {
  return objects.flatMap((object) => READERS[object.kind]?.(object) ?? []);
}

function ofScaledObject(object: ManifestObject): MetricQuery[] {
  return listAt(object.body, 'spec', 'triggers').flatMap((trigger, index) => {
    const text = textAt(trigger, 'metadata', 'query');
    if (textAt(trigger, 'type') !== 'prometheus' || text === undefined) return [];
    const base = ['spec', 'triggers', index, 'metadata'];
    const threshold = quantityOf(textAt(trigger, 'metadata', 'threshold'));
    return [{
      object, at: [...base, 'query'], text, expression: readExpression(text), form: 'promql' as const, use: 'scaler' as const, label: `trigger ${index}`,
      averaged: (textAt(trigger, 'metricType') ?? 'AverageValue') === 'AverageValue',
      ...(threshold !== undefined && { threshold, thresholdAt: [...base, 'threshold'] }),
    }];
  });
}

function ofHpa(object: ManifestObject): MetricQuery[] {
  return listAt(object.body, 'spec', 'metrics').flatMap((metric, index) => {
    const kind = ['pods', 'object', 'external'].find((candidate) => at(metric, candidate) !== undefined);
    const text = kind && textAt(metric, kind, 'metric', 'name');
    if (kind === undefined || text === undefined) return [];
    const target = ['averageValue', 'value'].find((field) => textAt(metric, kind, 'target', field) !== undefined);
    const threshold = target === undefined ? undefined : quantityOf(textAt(metric, kind, 'target', target));
    return [{
      object, at: ['spec', 'metrics', index, kind, 'metric', 'name'], text, expression: { metrics: [{ name: text, labels: [] }], calls: [], groupedBy: [] },
      form: 'api' as const, use: 'scaler' as const, label: `metric ${index}`,
      ...(target !== undefined && threshold !== undefined && { threshold, thresholdAt: ['spec', 'metrics', index, kind, 'target', target] }),
    }];
  });
}

/** The autoscaler of AIBrix reads a metric from the pods themselves. */
function ofPodAutoscaler(object: ManifestObject): MetricQuery[] {
  return listAt(object.body, 'spec', 'metricsSources').flatMap((source, index) => {
    const text = textAt(source, 'targetMetric');
    if (text === undefined) return [];
    const threshold = quantityOf(textAt(source, 'targetValue'));
    return [{
      object, at: ['spec', 'metricsSources', index, 'targetMetric'], text, expression: { metrics: [{ name: text, labels: [] }], calls: [], groupedBy: [] },
      form: 'pod' as const, use: 'scaler' as const, label: `metric source ${index}`,
      ...(threshold !== undefined && { threshold, thresholdAt: ['spec', 'metricsSources', index, 'targetValue'] }),
    }];
  });
}

function ofPrometheusRule(object: ManifestObject): MetricQuery[] {
  return listAt(object.body, 'spec', 'groups').flatMap((group, groupIndex) => listAt(group, 'rules').flatMap((rule, index) => {
    const text = textAt(rule, 'expr');
    if (text === undefined) return [];
    const alert = textAt(rule, 'alert');
    const threshold = /[<>]=?\s*(\d+(?:\.\d+)?)\s*$/.exec(text.trim())?.[1];
    const where = ['spec', 'groups', groupIndex, 'rules', index, 'expr'];
    return [{
      object, at: where, text, expression: readExpression(text), form: 'promql' as const, use: alert === undefined ? 'record' as const : 'alert' as const,
      label: alert ?? textAt(rule, 'record') ?? `rule ${index}`,
      ...(threshold !== undefined && !/\*\s*100\b/.test(text) && { threshold: Number(threshold), thresholdAt: where }),
    }];
  }));
}

/** Rules of the Prometheus adapter lie as text in a ConfigMap. */
function ofAdapter(object: ManifestObject): MetricQuery[] {
  return Object.entries(fieldsAt(object.body, 'data')).flatMap(([key, value]) => {
    if (typeof value !== 'string' || !value.includes('metricsQuery:')) return [];
    return [...value.matchAll(/^\s*-?\s*(?:metricsQuery|seriesQuery):\s*(.+)$/gm)].map(([, query]) => {
      const text = query.trim().replace(/^(['"])(.*)\1$/, '$2');
      return { object, at: ['data', key], text, expression: readExpression(text), form: 'promql' as const, use: 'adapter' as const, label: key };
    });
  });
}

/** What holds queries, by kind. */
const READERS: { readonly [kind: string]: (object: ManifestObject) => MetricQuery[] } = {
  ScaledObject: ofScaledObject, ScaledJob: ofScaledObject, HorizontalPodAutoscaler: ofHpa, PodAutoscaler: ofPodAutoscaler, PrometheusRule: ofPrometheusRule, ConfigMap: ofAdapter,
};

/** The most replicas that a scaler may ask for; nothing when it does not say. */
export function mostReplicas({ kind, body }: ManifestObject): number | undefined {
  return numberAt(body, 'spec', kind === 'ScaledObject' ? 'maxReplicaCount' : 'maxReplicas') ?? (kind === 'ScaledObject' ? KEDA_MOST : undefined);
}

/** KEDA's default of maxReplicaCount. */
const KEDA_MOST = 100;
