import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Service } from '../deployment/deployment';
import { sharedStorageOf } from '../weights/shared/kinds';
import type { SharedRates } from '../weights/shared/shared-storage';
import type { WeightsPlan } from './plan';
import { networkOf, slowest, sourceOf, volumeOf } from './throughput';

/** How fast one machine is with shared weights, by what was measured where that is given; nothing when each replica keeps its own copy. */
export function sharedRatesFor({ storage, replicas, nodes = 1 }: Service, type: InstanceTypeFacts, { source, sizeGiB }: WeightsPlan): SharedRates | undefined {
  const facts = sharedStorageOf(storage);
  if (!facts || !storage.shared) return undefined;
  const rates = facts.rates({ shared: storage.shared, type, machines: replicas * nodes, sizeGiB, source: sourceOf(source, type) });
  if (storage.throughputMBps === undefined) return rates;
  const measured = slowest(networkOf(type), volumeOf(storage.throughputMBps));
  return { fill: rates.fill && (facts.filled ? slowest(sourceOf(source, type), measured) : rates.fill), read: measured };
}
