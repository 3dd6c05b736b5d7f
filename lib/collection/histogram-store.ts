import type { Deployment, Service } from '../deployment/deployment';
import { HistogramStore, Profile } from '../deployment/enums';

/** Where histograms go that no Prometheus of a cluster reads. */
export function histogramStoreOf({ profile }: Pick<Deployment, 'profile'>, { observability: { histograms } }: Pick<Service, 'observability'>): HistogramStore {
  return histograms ?? (profile === Profile.DEV ? HistogramStore.NONE : HistogramStore.AMP);
}
