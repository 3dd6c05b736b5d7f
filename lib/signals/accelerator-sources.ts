import { SIGNALS } from './catalogue';
import type { Shown } from './shown';
import type { Signal } from './signal';
import { Exporter } from './source';

const MIB = 2 ** 20;
const PERCENT = 0.01;

/**
 * Fields of NVIDIA's exporter of accelerators (dcgm-exporter 4.5.3, etc/default-counters.csv @ d5e5f51, 2026-05-12). Off unless its list of counters is longer than the
 * default: the total memory, memory errors and the time slowed. Versions differ in the unit of that time and of link traffic (UNVERIFIED): only growth can be judged.
 */
export const FIELDS: readonly [Signal, field: string, factor?: number][] = [
  [SIGNALS.acceleratorUtilisation, 'DCGM_FI_DEV_GPU_UTIL', PERCENT],
  [SIGNALS.acceleratorMemoryUsed, 'DCGM_FI_DEV_FB_USED', MIB],
  [SIGNALS.acceleratorMemoryTotal, 'DCGM_FI_DEV_FB_TOTAL', MIB],
  [SIGNALS.acceleratorTemperature, 'DCGM_FI_DEV_GPU_TEMP'],
  [SIGNALS.acceleratorPower, 'DCGM_FI_DEV_POWER_USAGE'],
  [SIGNALS.acceleratorFault, 'DCGM_FI_DEV_XID_ERRORS'],
  [SIGNALS.eccUncorrected, 'DCGM_FI_DEV_ECC_DBE_VOL_TOTAL'],
  [SIGNALS.eccCorrected, 'DCGM_FI_DEV_ECC_SBE_VOL_TOTAL'],
  [SIGNALS.nvlinkTraffic, 'DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL'],
  [SIGNALS.slowedByHeat, 'DCGM_FI_DEV_THERMAL_VIOLATION'],
  [SIGNALS.slowedByPower, 'DCGM_FI_DEV_POWER_VIOLATION'],
];

/** Every signal of an accelerator. */
export const ACCELERATOR_SIGNALS: readonly Signal[] = FIELDS.map(([signal]) => signal);

/** What the exporter shows of the accelerators that pods of a service hold. */
export function acceleratorSources(pods: string): Shown[] {
  return FIELDS.map(([signal, metric, factor]) => [signal, { prometheus: { metric, labels: {}, shownBy: Exporter.ACCELERATORS, pods, ...(factor !== undefined && { factor }) } }]);
}
