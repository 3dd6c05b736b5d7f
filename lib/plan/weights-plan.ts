import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Service } from '../deployment/deployment';
import { WeightsLoad } from '../deployment/enums';
import type { EngineStreaming } from '../engine/engine';
import { checkpointFormatOf, isConverted, largestTensorBytes, type StatedFormats } from '../model/weight-format';
import { sharedFactsOf } from '../weights/shared/kinds';
import type { SharedStorageKind } from '../deployment/storage-props';
import type { WeightsPlan } from './plan';

/** Shards downloaded at once per GB/s that the network can reach in bursts: one stream of the AWS CLI carries about 100 to 200 MB/s. */
const STREAMS_PER_GBPS_BYTES = 8;

const LEAST_WORKERS = 4;
const MOST_WORKERS = 16;

/** What the way of the weights depends on. */
export interface WeightsPlanInput {
  readonly service: Service;
  readonly type: InstanceTypeFacts;
  readonly sizeGiB: number;
  /** @default - the engine cannot stream */
  readonly streaming?: EngineStreaming;
}

/** How weights get to the engine. */
export function weightsPlanFor({ service: { model, storage }, type, sizeGiB, streaming }: WeightsPlanInput): WeightsPlan {
  const wanted = Math.ceil((type.networkPeakGbps / 8) * STREAMS_PER_GBPS_BYTES);
  return {
    strategy: storage.load,
    source: model.source,
    integrity: model.integrity,
    ...(storage.shared && { shared: storage.shared.kind }),
    sizeGiB,
    workers: Math.min(MOST_WORKERS, type.vcpus, Math.max(LEAST_WORKERS, wanted)),
    ...(isConverted(model) && { convertedFrom: checkpointFormatOf(model) }),
    ...(storage.load === WeightsLoad.STREAM && streaming && { streamBufferMiB: bufferMiBFor(model, streaming) }),
  };
}

/** Disk of a machine or node that the weights take, GiB. */
export function weightsDiskGiB({ strategy, shared, sizeGiB }: WeightsPlan): number {
  if (shared !== undefined) return sharedFactsOf(shared as SharedStorageKind).onNode ? sizeGiB : 0;
  return strategy === WeightsLoad.STREAM ? 0 : sizeGiB;
}

/** Host memory of all processes that stream, MiB. */
export function streamMemoryMiB({ streamBufferMiB = 0 }: WeightsPlan, devices: number): number {
  return streamBufferMiB * devices;
}

/** No buffer is smaller than the largest tensor. */
function bufferMiBFor(model: StatedFormats, { bufferMiB }: EngineStreaming): number {
  return Math.max(bufferMiB, Math.ceil(largestTensorBytes(model.facts, checkpointFormatOf(model)) / 2 ** 20));
}
