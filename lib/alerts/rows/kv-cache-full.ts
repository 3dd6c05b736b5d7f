import { level, Over } from '../../signals/expression';
import { SIGNALS } from '../../signals/catalogue';
import { AlertSeverity, type Alert } from '../alert';

/** Share from which engines begin to evict and to queue; our judgement. */
const MOST = 0.95;

/** The KV cache of the service is used up. */
export const kvCacheFull: Alert = {
  code: 'KV_CACHE_FULL',
  severity: AlertSeverity.TICKET,
  title: 'the KV cache is full',
  runbook: {
    meaning: 'Requests wait for room in the KV cache, or are evicted and computed again: answers become slow before anything fails.',
    look: ['Requests waiting and preemptions in the same minutes.', 'Whether prompts became longer than `workload.inputTokens` says.'],
    mend: ['Let more replicas run (`scaling.max`).', 'Lower `workload.contextTokens`, or store the cache in eight bits (`optimization.kvCacheDtype`).'],
    figure: 'The mean over all replicas above 95 % for five minutes: our judgement, above the share at which a scaler adds replicas (`scaling.target.kvUsage`).',
  },
  trigger: () => ({ left: level(SIGNALS.kvUsage, Over.MEAN), is: 'above', limit: MOST, forSeconds: 300 }),
};
