import { histogramStoreOf } from '../collection/histogram-store';
import { HistogramStore, type Platform } from '../deployment/enums';
import { platformFacts } from '../platform/platforms';
import { CLOUDWATCH } from '../signals/cloudwatch';
import { SCRAPE_SECONDS } from '../signals/targets';
import type { AlertNote } from './alert-notes';
import { watchOf } from './watch';
import type { WatchedDecision } from './watched-decision';

/** What a reviewer must know of metrics that AWS is sent: what is charged for. Pods are read by the Prometheus of their cluster. */
export function metricNotes(decision: WatchedDecision, platform: Platform): AlertNote[] {
  const { pods, onAws } = platformFacts(platform);
  if (pods || !onAws) return [];
  const own = [...watchOf(decision, platform).signals.values()].filter(({ cloudwatch }) => cloudwatch?.namespace === CLOUDWATCH.namespace);
  return [
    { subject: 'price of metrics', reason: `CloudWatch charges every month for each of ${own.length} metrics under ${CLOUDWATCH.namespace}, however many replicas send them, and for the log lines that bring them; no price is known here` },
    ...(histogramStoreOf(decision.deployment, decision.service) === HistogramStore.AMP
      ? [{ subject: 'price of histograms', reason: `Amazon Managed Service for Prometheus charges for each sample that it takes, keeps or reads for a rule, and each replica sends all its series every ${SCRAPE_SECONDS} seconds; no price is known here, and observability.histograms: none saves it` }]
      : []),
  ];
}
