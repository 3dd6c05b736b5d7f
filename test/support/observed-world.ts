import { SignalKind, type Signal } from '../../lib/signals/signal';
import type { SignalTable } from '../../lib/signals/signal-table';
import type { CloudWatchSource } from '../../lib/signals/source';
import { metricKey, type Observed } from './alarm-evaluator';
import type { Samples } from './alert-world';

/** What CloudWatch receives of a world: the agent scrapes each replica several times a minute, and sends by how much counters grew. */
export function observedOf(world: readonly Samples[], table: SignalTable): Observed {
  const observed = new Map<string, number[][]>();
  for (const { signal, values, suffix } of world) {
    const source = table.get(signal.name)?.cloudwatch;
    if (!source || suffix !== undefined) continue;
    const key = metricKey(source.namespace, source.metric);
    const minutes = observed.get(key) ?? [];
    valuesOf(values).forEach((value, minute, all) => {
      minutes[minute] = [...(minutes[minute] ?? []), ...sent(signal, source, { value, before: all[minute - 1] })];
    });
    observed.set(key, minutes);
  }
  return observed;
}

function sent({ kind }: Signal, { everySeconds = 60, factor = 1 }: CloudWatchSource, { value, before }: { readonly value: number | undefined; readonly before: number | undefined }): number[] {
  const scrapes = 60 / everySeconds;
  if (value === undefined) return [];
  if (kind !== SignalKind.COUNTER) return Array.from({ length: scrapes }, () => value / factor);
  if (before === undefined) return [];
  const grown = value >= before ? value - before : value;
  return Array.from({ length: scrapes }, () => grown / factor / scrapes);
}

/** A sample a minute, from the notation of promtool: a value `x n` stands for itself and n more, a blank for n. */
function valuesOf(notation: string): (number | undefined)[] {
  return notation.split(' ').flatMap((word) => {
    const [, blank, blanks] = /^(_|stale)(?:x(\d+))?$/.exec(word) ?? [];
    if (blank !== undefined) return Array.from({ length: Number(blanks ?? 1) }, () => undefined);
    const [, first, step = '+0', times = '0'] = /^(-?[\d.]+(?:e\d+)?)([+-][\d.]+(?:e\d+)?)?(?:x(\d+))?$/.exec(word) ?? [];
    if (first === undefined) throw new TypeError(`promtool would not read '${word}'`);
    return Array.from({ length: Number(times) + 1 }, (_, index) => Number(first) + index * Number(step));
  });
}
