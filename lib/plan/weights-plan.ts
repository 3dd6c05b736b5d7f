import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { ServedModel } from '../deployment/deployment';
import type { WeightsPlan } from './plan';

/** Shards downloaded at once per GB/s that the network can reach in bursts: one stream of the AWS CLI carries about 100 to 200 MB/s. */
const STREAMS_PER_GBPS_BYTES = 8;

const LEAST_WORKERS = 4;
const MOST_WORKERS = 16;

/** How weights get to the engine. */
export function weightsPlanFor(model: ServedModel, type: InstanceTypeFacts, sizeGiB: number): WeightsPlan {
  const wanted = Math.ceil((type.networkPeakGbps / 8) * STREAMS_PER_GBPS_BYTES);
  return {
    strategy: model.source.startsWith('/') ? 'mounted' : 'local',
    source: model.source,
    integrity: model.integrity,
    sizeGiB,
    workers: Math.min(MOST_WORKERS, type.vcpus, Math.max(LEAST_WORKERS, wanted)),
  };
}
