import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import { scalerQueries } from '../../../lib/scaling/promql';
import type { ScalingPlan } from '../../../lib/scaling/scaling-plan';
import { SCRAPE_SECONDS } from '../../../lib/signals/targets';
import type { ScaleTarget } from '../autoscaler';
import type { DecidedService } from '../decided-service';
import { metadataOf, type Metadata, type Pairs } from './names';
import type { PrometheusRuleManifest } from './prometheus-rule';
import { renderBehavior } from './scaling-behavior';

/** The metrics API of Kubernetes takes neither colons nor queries: what is asked is recorded under plain names, which an adapter serves as external metrics. */
export function renderRecordingRules(decided: DecidedService, scaling: ScalingPlan, operatorLabels: Pairs): PrometheusRuleManifest {
  const metadata = metadataOf(decided);
  const queries = scalerQueries(scaling, { namespace: metadata.namespace, service: metadata.name });
  const labels = { ...recordLabels(metadata), namespace: metadata.namespace };
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { ...metadata, labels: { ...metadata.labels, ...operatorLabels } },
    spec: { groups: [{ name: `${metadata.name}-scaling`, interval: `${SCRAPE_SECONDS}s`, rules: queries.map(({ name, query }) => ({ record: recordOf(name), expr: query, labels })) }] },
  };
}

/** The autoscaler of Kubernetes itself, which takes the most of all its metrics, and removes nothing while one is missing. */
export function renderPodAutoscaler(decided: DecidedService, scaling: ScalingPlan, scaleTargetRef: ScaleTarget): HorizontalPodAutoscaler & { apiVersion: 'autoscaling/v2'; kind: 'HorizontalPodAutoscaler' } {
  const metadata = metadataOf(decided);
  const queries = scalerQueries(scaling, { namespace: metadata.namespace, service: metadata.name });
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: {
      scaleTargetRef,
      minReplicas: scaling.min,
      maxReplicas: scaling.max,
      metrics: queries.map(({ name }) => ({
        type: 'External',
        external: { metric: { name: recordOf(name), selector: { matchLabels: recordLabels(metadata) } }, target: { type: 'AverageValue', averageValue: String(scaling.target) } },
      })),
      behavior: renderBehavior(decided, scaling),
    },
  };
}

const recordOf = (query: string): string => `llm_serving_${query.replace(/-/g, '_')}`;

const recordLabels = ({ name }: Metadata): Pairs => ({ llm_service: name });
