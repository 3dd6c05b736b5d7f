import { EngineFact } from '../../../engine/traces';
import { Severity } from '../../../finding/severity';
import { flagOf } from '../../engines';
import { stopOf } from '../../stop';
import { ofServers, type ManifestRule } from '../rule';

export const stopLetsAnswersEnd: ManifestRule = {
  code: 'STOP_CUTS_ANSWERS',
  area: 'start and stop',
  law: 'a pod keeps serving while routers learn that it stops, and lets running answers end',
  why: 'without a pause before the signal new requests still arrive at a server that ends; without a drain running answers are cut',
  severity: Severity.WARNING,
  check: ofServers((engine) => {
    const stop = stopOf(engine);
    const drains = engine.traces.drainIsOptional !== true || (stop.drainSeconds ?? 0) > 0;
    // a hook that waits for running requests is a drain of its own
    const waits = stop.hookCommand !== undefined && /\b(while|until)\b/.test(stop.hookCommand);
    if (stop.hasHook && (drains || waits)) return [];
    const missing = [...(stop.hasHook ? [] : ['no preStop hook']), ...(drains || waits ? [] : ['no drain: the engine cuts running answers at the signal'])];
    return [{
      in: ['lifecycle'],
      message: `a stopping pod has ${missing.join(', and ')}`,
      remedy: `${stop.hasHook ? '' : 'add preStop: { sleep: { seconds: 15 } }'}${missing.length === 2 ? ' and ' : ''}${drains || waits ? '' : `tell the engine to drain (${flagOf(engine.traces, EngineFact.DRAIN_SECONDS)}), within terminationGracePeriodSeconds`}`,
      ...(stop.hasHook && { severity: Severity.INFO }),
    }];
  }),
};
