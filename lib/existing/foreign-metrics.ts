/** A metric of another program of the cluster that queries often get wrong. */
export interface ForeignMetric {
  readonly pattern: RegExp;
  /** What is wrong with it. */
  readonly problem: string;
  readonly remedy: string;
  /** True when the exporter shows it once its list of counters names it. @default false */
  readonly onDemand?: boolean;
}

/**
 * The endpoint picker renamed its metrics twice; the DCGM exporter 4.5.3 leaves a part of its counters switched off
 * (k8s facts, section 7, 2026-11-22). KEDA and others are not judged.
 */
export const FOREIGN_METRICS: readonly ForeignMetric[] = [
  { pattern: /^inference_(model|pool|objective)_/, problem: 'the endpoint picker now writes llm_d_epp_*: the older inference_* names are deprecated', remedy: 'use the llm_d_epp_* name of the endpoint picker that runs' },
  { pattern: /^DCGM_FI_DEV_ECC_.*_TOTAL$/, problem: 'the DCGM exporter does not export ECC totals unless told to', remedy: 'add it to the exporter\'s counters file, or alert on DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS', onDemand: true },
  { pattern: /^DCGM_FI_DEV_.*_VIOLATION$/, problem: 'the DCGM exporter does not export throttling counters unless told to', remedy: 'add it to the exporter\'s counters file', onDemand: true },
  { pattern: /^DCGM_(EXP_XID_ERRORS_COUNT|EXP_GPU_HEALTH_STATUS|FI_PROF_SM_ACTIVE)$/, problem: 'the DCGM exporter does not export it unless told to', remedy: 'add it to the exporter\'s counters file', onDemand: true },
  { pattern: /^DCGM_FI_DEV_FB_TOTAL$/, problem: 'the DCGM exporter does not export it unless told to', remedy: 'add DCGM_FI_DEV_FB_USED, _FREE and _RESERVED up instead', onDemand: true },
];

/** Metrics of DCGM that are percentages or last values, whatever they are recorded as. */
export const DCGM_PERCENT = /^DCGM_FI_DEV_(MEM_COPY_UTIL|GPU_UTIL|ENC_UTIL|DEC_UTIL)$/;

/** A gauge that holds the last error, not a count. */
export const DCGM_LAST_VALUE = 'DCGM_FI_DEV_XID_ERRORS';
