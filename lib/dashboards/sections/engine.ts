import { SIGNALS } from '../../signals/catalogue';
import { increase, level, Over, per, rate } from '../../signals/expression';
import { SignalUnit } from '../../signals/signal';
import { WINDOW_SECONDS, type Panel, type Section } from '../panel';
import { halfAndMost } from './fast';

const kvCache: Panel = {
  title: 'KV cache in use', says: 'Near its end requests wait or are evicted.', unit: SignalUnit.SHARE,
  lines: [{ label: 'mean', expression: level(SIGNALS.kvUsage, Over.MEAN) }, { label: 'fullest', expression: level(SIGNALS.kvUsage, Over.MOST) }],
  limitsOf: ['KV_CACHE_FULL'],
};

const hits = (lines: Panel['lines']): Panel => ({ title: 'Found in the prefix cache', says: 'Share of prompt tokens that need not be computed again.', unit: SignalUnit.SHARE, lines });

const evictions: Panel = {
  title: 'Evictions per second', says: 'Work that is thrown away and done again.', unit: SignalUnit.COUNT,
  lines: [{ label: 'evicted', expression: rate(SIGNALS.preemptions, WINDOW_SECONDS) }],
};

export const engine: Section = {
  title: 'Engine',
  folded: true,
  slots: () => [
    [kvCache],
    [evictions],
    [
      hits([{ label: 'found', expression: per(increase(SIGNALS.prefixCacheHits, WINDOW_SECONDS), increase(SIGNALS.prefixCacheQueries, WINDOW_SECONDS)) }]),
      hits([{ label: 'found', expression: level(SIGNALS.prefixCacheHitShare, Over.MEAN) }]),
    ],
    [{ title: 'Time in the queue', says: 'What is waited before any work is done.', unit: SignalUnit.SECONDS, lines: halfAndMost(SIGNALS.queueTime) }],
    [{ title: 'Time of a whole request', says: 'It grows with the length of answers, too.', unit: SignalUnit.SECONDS, lines: halfAndMost(SIGNALS.requestLatency) }],
    [{ title: 'Answers broken off', says: 'Streams that the engine ended in their midst.', unit: SignalUnit.COUNT, lines: [{ label: 'cut', expression: increase(SIGNALS.cut, WINDOW_SECONDS) }] }],
  ],
};
