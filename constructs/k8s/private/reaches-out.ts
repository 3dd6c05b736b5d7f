import { WeightsLoad } from '../../../lib/deployment/enums';
import type { DecidedService } from '../decided-service';

/** True when a container of the pod reads weights from elsewhere. */
export function reachesOut({ replica, plan }: DecidedService): boolean {
  // where replicas wait, a job of its own fetches
  if (replica.wait) return false;
  return replica.gate !== undefined || replica.fetch !== undefined || plan.weights.strategy === WeightsLoad.STREAM;
}
