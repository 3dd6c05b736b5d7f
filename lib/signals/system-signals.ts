import { SignalGroup, SignalKind, SignalUnit, type Signal } from './signal';

const { GAUGE, COUNTER } = SignalKind;
const { BYTES, CELSIUS, COUNT, DAYS, SECONDS, SHARE, WATTS } = SignalUnit;

const of = (name: string, title: string, [kind, unit]: [SignalKind, SignalUnit]): Signal => ({ name, title, kind, unit, group: SignalGroup.SYSTEM });

/** Accelerators. */
const ACCELERATOR_SIGNALS = {
  acceleratorUtilisation: of('accelerator_utilisation', 'Accelerators busy', [GAUGE, SHARE]),
  acceleratorMemoryUsed: of('accelerator_memory_used_bytes', 'Accelerator memory in use', [GAUGE, BYTES]),
  acceleratorMemoryTotal: of('accelerator_memory_total_bytes', 'Accelerator memory', [GAUGE, BYTES]),
  acceleratorTemperature: of('accelerator_temperature_celsius', 'Temperature of accelerators', [GAUGE, CELSIUS]),
  acceleratorPower: of('accelerator_power_watts', 'Power drawn by accelerators', [GAUGE, WATTS]),
  acceleratorFault: of('accelerator_last_fault', 'Code of the last fault (XID), 0 for none', [GAUGE, COUNT]),
  acceleratorErrors: of('accelerator_errors', 'Faults (XID) in the log of machines', [COUNTER, COUNT]),
  eccUncorrected: of('accelerator_memory_errors_uncorrected_total', 'Memory errors that could not be corrected', [COUNTER, COUNT]),
  eccCorrected: of('accelerator_memory_errors_corrected_total', 'Memory errors that were corrected', [COUNTER, COUNT]),
  nvlinkTraffic: of('accelerator_link_traffic_total', 'Traffic between accelerators (NVLink), in units of the driver', [COUNTER, COUNT]),
  slowedByHeat: of('accelerator_slowed_by_heat_total', 'Time slowed by heat, in ticks of the driver', [COUNTER, COUNT]),
  slowedByPower: of('accelerator_slowed_by_power_total', 'Time slowed by the power limit, in ticks of the driver', [COUNTER, COUNT]),
} as const satisfies { [meaning: string]: Signal };

/** Machines. */
const MACHINE_SIGNALS = {
  cpuUsage: of('cpu_usage', 'CPU in use', [GAUGE, SHARE]),
  cpuSeconds: of('cpu_seconds_total', 'CPU time', [COUNTER, SECONDS]),
  memoryUsed: of('memory_used_bytes', 'Memory in use', [GAUGE, BYTES]),
  memoryTotal: of('memory_total_bytes', 'Memory that may be used', [GAUGE, BYTES]),
  memoryUsage: of('memory_usage', 'Share of the memory in use', [GAUGE, SHARE]),
  diskUsage: of('disk_usage', 'Fullest disk', [GAUGE, SHARE]),
  networkReceived: of('network_received_bytes_total', 'Received over the network', [COUNTER, BYTES]),
  networkSent: of('network_sent_bytes_total', 'Sent over the network', [COUNTER, BYTES]),
  efaReceived: of('fabric_received_bytes_total', 'Received over the fabric (EFA)', [COUNTER, BYTES]),
  efaSent: of('fabric_sent_bytes_total', 'Sent over the fabric (EFA)', [COUNTER, BYTES]),
} as const satisfies { [meaning: string]: Signal };

/** Replicas, and what stands around them. */
const REPLICA_SIGNALS = {
  replicasWanted: of('replicas_wanted', 'Replicas wanted', [GAUGE, COUNT]),
  replicasThere: of('replicas_there', 'Replicas there, ready or not', [GAUGE, COUNT]),
  replicasReady: of('replicas_ready', 'Replicas ready', [GAUGE, COUNT]),
  restarts: of('restarts_total', 'Restarts of containers', [COUNTER, COUNT]),
  crashLooping: of('containers_crash_looping', 'Containers that wait after crashes', [GAUGE, COUNT]),
  uptime: of('uptime_seconds', 'Time since a replica started', [GAUGE, SECONDS]),
  engineUp: of('engine_up', 'Engine answers a scrape', [GAUGE, COUNT]),
  guardUp: of('guard_up', 'Guard answers a scrape', [GAUGE, COUNT]),
  healthyTargets: of('targets_healthy', 'Replicas that the load balancer calls healthy', [GAUGE, COUNT]),
  unhealthyTargets: of('targets_unhealthy', 'Replicas that the load balancer calls unhealthy', [GAUGE, COUNT]),
  alertsRinging: of('alerts_ringing', 'Alerts that ring', [GAUGE, COUNT]),
  targetRequests: of('target_requests_total', 'Requests at the load balancer', [COUNTER, COUNT]),
  targetFailures: of('target_failures_total', 'Errors (5xx) that replicas answered the load balancer with', [COUNTER, COUNT]),
  frontFailures: of('front_failures_total', 'Errors (5xx) of the load balancer itself: nobody behind it answered', [COUNTER, COUNT]),
  certificateDays: of('certificate_days_left', 'Days until the certificate expires', [GAUGE, DAYS]),
  logErrors: of('log_errors', 'Lines in the errors stream', [COUNTER, COUNT]),
  logDeliveryAge: of('log_delivery_age_seconds', 'Age of the oldest log line not archived yet', [GAUGE, SECONDS]),
} as const satisfies { [meaning: string]: Signal };

/** Whether machines and replicas are well. */
export const SYSTEM_SIGNALS = { ...ACCELERATOR_SIGNALS, ...MACHINE_SIGNALS, ...REPLICA_SIGNALS };
