import { CLOUDWATCH } from './cloudwatch';
import type { Signal } from './signal';
import type { CloudWatchSource, SignalSource } from './source';
import { SCRAPE_SECONDS } from './targets';

/** What somebody shows of a signal, or why it shows nothing. */
export type Shown = [Signal, Pick<SignalSource, 'prometheus' | 'cloudwatch'> | string];

/** Under the neutral name, where the only dimension is the service. */
export function neutral({ name }: Signal, service: string): CloudWatchSource {
  return { namespace: CLOUDWATCH.namespace, metric: name, dimensions: [{ name: CLOUDWATCH.dimension, value: service }] };
}

/** As an agent brings it from each replica, once for each scrape. */
export function broughtByAgent(signal: Signal, service: string): CloudWatchSource {
  return { ...neutral(signal, service), everySeconds: SCRAPE_SECONDS };
}
