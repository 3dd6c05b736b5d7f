import type { Alert } from './alert';
import { acceleratorFaults } from './rows/accelerator-faults';
import { acceleratorMemoryErrors } from './rows/accelerator-memory-errors';
import { acceleratorThrottled } from './rows/accelerator-throttled';
import { capacityBlockEnds } from './rows/capacity-block-ends';
import { certificateExpires } from './rows/certificate-expires';
import { diskFills } from './rows/disk-fills';
import { engineFrozen } from './rows/engine-frozen';
import { exportersSilent } from './rows/exporters-silent';
import { firstTokenBurns } from './rows/first-token-burns';
import { interTokenBurns } from './rows/inter-token-burns';
import { kvCacheFull } from './rows/kv-cache-full';
import { logsNotDelivered } from './rows/logs-not-delivered';
import { memoryFills } from './rows/memory-fills';
import { memoryLeaks } from './rows/memory-leaks';
import { noHealthyReplica } from './rows/no-healthy-replica';
import { nobodyReports } from './rows/nobody-reports';
import { queueGrows } from './rows/queue-grows';
import { replicasMissing } from './rows/replicas-missing';
import { replicasNotWatched } from './rows/replicas-not-watched';
import { requestsFail } from './rows/requests-fail';
import { requestsPreempted } from './rows/requests-preempted';
import { restartLoop } from './rows/restart-loop';
import { scalingAtMaximum } from './rows/scaling-at-maximum';
import { spendAboveBudget } from './rows/spend-above-budget';
import { spotInterrupted } from './rows/spot-interrupted';
import { startSlow } from './rows/start-slow';

/** Every alert: first whether callers are served, then how fast, then what wears out, then what is only good to know. */
export const ALERTS: readonly Alert[] = [
  noHealthyReplica, engineFrozen, requestsFail, queueGrows, nobodyReports,
  ...firstTokenBurns, ...interTokenBurns, kvCacheFull, requestsPreempted,
  replicasMissing, scalingAtMaximum, restartLoop, startSlow,
  acceleratorFaults, acceleratorMemoryErrors, acceleratorThrottled, memoryFills, memoryLeaks, diskFills,
  replicasNotWatched, ...exportersSilent, logsNotDelivered, certificateExpires,
  capacityBlockEnds, spotInterrupted, spendAboveBudget,
];
