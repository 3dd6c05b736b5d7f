import { SIGNALS } from './catalogue';
import { neutral, type Shown } from './shown';
import type { Signal } from './signal';

/** Seconds between two values of a machine. */
export const HOST_SECONDS = 60;

const MIB = 2 ** 20;
const PERCENT = 0.01;

type Row = readonly [Signal, plugin: string, name: string, factor?: number];

/** Parts of the CloudWatch agent and what they measure (amazon-cloudwatch-agent @ ab55b8d, 2026-08-07); the memory of accelerators comes in MiB. */
const MACHINE: readonly Row[] = [
  [SIGNALS.memoryUsed, 'mem', 'used'],
  [SIGNALS.memoryTotal, 'mem', 'total'],
  [SIGNALS.diskUsage, 'disk', 'used_percent', PERCENT],
];

const ACCELERATORS: readonly Row[] = [
  [SIGNALS.acceleratorUtilisation, 'nvidia_gpu', 'utilization_gpu', PERCENT],
  [SIGNALS.acceleratorMemoryUsed, 'nvidia_gpu', 'memory_used', MIB],
  [SIGNALS.acceleratorMemoryTotal, 'nvidia_gpu', 'memory_total', MIB],
  [SIGNALS.acceleratorTemperature, 'nvidia_gpu', 'temperature_gpu'],
  [SIGNALS.acceleratorPower, 'nvidia_gpu', 'power_draw'],
];

/** Faults stand in the log of a machine alone. */
const UNMEASURED: readonly Shown[] = [
  SIGNALS.acceleratorFault, SIGNALS.eccUncorrected, SIGNALS.eccCorrected, SIGNALS.nvlinkTraffic, SIGNALS.slowedByHeat, SIGNALS.slowedByPower,
].map((signal) => [signal, 'the agent of a machine does not measure it']);

/** What the agent of a machine brings, under neutral names. */
export function hostSources(service: string, readable: boolean): Shown[] {
  const brought = [...MACHINE, ...(readable ? ACCELERATORS : [])].map(([signal, plugin, name, factor]) =>
    [signal, { cloudwatch: { ...neutral(signal, service), everySeconds: HOST_SECONDS, host: { plugin, name }, ...(factor !== undefined && { factor }) } }] satisfies Shown);
  return [...brought, ...(readable ? UNMEASURED : [])];
}
