/** Constants of the formulae that belong to hardware and models and to no engine. Fitted by `scripts/fit-planner.mjs`. */
export interface Physics {
  /** Width of an expert whose products reach half of the rate of wide ones: narrow ones leave a device idle. */
  readonly expertWidth: number;
  /** One all-reduce over NVLink at least, microseconds. */
  readonly nvlinkMicroseconds: number;
  /** Rate of an all-reduce over NVLink for each device, GB/s. */
  readonly nvlinkGBps: number;
  /** One all-reduce over PCIe at least, microseconds. */
  readonly pcieMicroseconds: number;
  /** Rate of an all-reduce over the fourth generation of PCIe for each device, GB/s. */
  readonly pcieGBps: number;
  /** How the slower of memory and compute hides the other: 1 adds them up, large takes the slower alone. */
  readonly overlap: number;
  /** How many times faster products of 4-bit floating point run than those of 8 bits. */
  readonly fourBitPace: number;
  /** How the rate that is reached grows with that of the data sheet: below 1 faster devices reach less of theirs. */
  readonly rateGrowth: number;
}

export const PHYSICS: Physics = { expertWidth: 11100, nvlinkMicroseconds: 11.7, nvlinkGBps: 258, pcieMicroseconds: 69.8, pcieGBps: 14.7, overlap: 1.67, fourBitPace: 1.91, rateGrowth: 0.755 };
