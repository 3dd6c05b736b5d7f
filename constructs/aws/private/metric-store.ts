import type { Construct } from 'constructs';
import { histogramStoreOf } from '../../../lib/collection/histogram-store';
import { HistogramStore } from '../../../lib/deployment/enums';
import { MetricStore, type IMetricStore } from '../monitoring/metric-store';
import type { ServingInput } from '../serving-input';
import type { Ground } from './ground';
import type { Statement } from './policy';

/** The door that a store of Prometheus stands behind. */
export function storeEndpoints({ deployment, service }: ServingInput): string[] {
  return histogramStoreOf(deployment, service) === HistogramStore.AMP ? ['aps-workspaces'] : [];
}

/** The store of histograms: the one that stands already, or one of our own; nothing where they go elsewhere. */
export function metricStoreOf(scope: Construct, input: ServingInput, ground: Ground): IMetricStore | undefined {
  const { deployment, service } = input;
  if (histogramStoreOf(deployment, service) !== HistogramStore.AMP) return undefined;
  const given = ground.aws.imports?.prometheusWorkspace;
  if (given !== undefined) return MetricStore.fromId(given);
  const { keyArn, dev, aws, logs } = ground;
  const alias = [deployment.name, deployment.environment, service.name].filter((part) => part !== undefined).join('-');
  return new MetricStore(scope, 'MetricStore', { alias, region: aws.region, logs, keep: !dev, keyArn });
}

/** Writing to one store. */
export function storeStatements(store: IMetricStore | undefined): Statement[] {
  return store ? [{ Sid: 'Histograms', Effect: 'Allow', Action: 'aps:RemoteWrite', Resource: store.workspaceArn }] : [];
}
