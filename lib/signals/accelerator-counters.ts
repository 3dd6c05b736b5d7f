import { FIELDS } from './accelerator-sources';

/** What the exporter shows as long as nobody hands it a list (dcgm-exporter 4.5.3, etc/default-counters.csv @ d5e5f51, 2026-05-12): a list of one's own replaces all of it. */
const USUAL: { readonly [kind: string]: readonly string[] } = {
  gauge: [
    'DEV_SM_CLOCK', 'DEV_MEM_CLOCK', 'DEV_MEMORY_TEMP', 'DEV_GPU_TEMP', 'DEV_POWER_USAGE', 'DEV_GPU_UTIL', 'DEV_MEM_COPY_UTIL', 'DEV_ENC_UTIL', 'DEV_DEC_UTIL', 'DEV_XID_ERRORS',
    'DEV_FB_FREE', 'DEV_FB_USED', 'DEV_FB_RESERVED', 'DEV_VGPU_LICENSE_STATUS', 'DEV_ROW_REMAP_FAILURE',
    'PROF_GR_ENGINE_ACTIVE', 'PROF_PIPE_TENSOR_ACTIVE', 'PROF_DRAM_ACTIVE', 'PROF_PCIE_TX_BYTES', 'PROF_PCIE_RX_BYTES',
  ],
  counter: ['DEV_TOTAL_ENERGY_CONSUMPTION', 'DEV_PCIE_REPLAY_COUNTER', 'DEV_NVLINK_BANDWIDTH_TOTAL', 'DEV_UNCORRECTABLE_REMAPPED_ROWS', 'DEV_CORRECTABLE_REMAPPED_ROWS'],
  label: ['DRIVER_VERSION'],
};

/** The list that the exporter of accelerators must be handed to show every signal: one `NAME, type, help` each. */
export function acceleratorCounters(): string {
  const ours = FIELDS.map(([{ kind, title }, field]): Row => [field, kind, title]);
  const usual = Object.entries(USUAL).flatMap(([kind, names]) => names.map((name): Row => [`DCGM_FI_${name}`, kind, titleOf(name)]))
    .filter(([field]) => !ours.some(([known]) => known === field));
  // a further comma would begin a fourth column, which the exporter refuses
  return [...usual, ...ours].map(([field, kind, title]) => `${field}, ${kind}, ${title.replaceAll(',', ';')}\n`).join('');
}

type Row = [field: string, kind: string, title: string];

function titleOf(name: string): string {
  return name.replace(/^(DEV|PROF)_/, '').replaceAll('_', ' ').toLowerCase();
}
