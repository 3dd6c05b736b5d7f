/** One kind of accelerator as an instance type carries it. */
export interface AcceleratorFacts {
  /** Its name, such as `NVIDIA L40S`. */
  readonly name: string;

  /** Who makes it: `NVIDIA` or `AWS`. */
  readonly vendor: string;

  /** Its generation, such as `ada`. */
  readonly architecture: string;

  /** Devices a container can ask for. A fraction of a device counts as one. */
  readonly count: number;

  /** Memory of one device that sizing may count on, MiB. */
  readonly memoryMiB: number;

  /**
   * Memory bandwidth of one device, GB/s.
   *
   * @default - not published
   */
  readonly bandwidthGBps?: number;

  /**
   * Dense 16-bit rate of one device, TFLOP/s.
   *
   * @default - not published
   */
  readonly bf16Tflops?: number;

  /**
   * Dense 8-bit floating point rate of one device, TFLOP/s.
   *
   * @default - not published, or the device has none
   */
  readonly fp8Tflops?: number;

  /**
   * CUDA compute capability, such as 8.9.
   *
   * @default - not a CUDA device
   */
  readonly computeCapability?: number;

  /**
   * Oldest driver branch that runs it, such as 595.
   *
   * @default - every branch that runs the images of engines does
   */
  readonly minimumDriverBranch?: number;

  /** True when devices of one node talk over NVLink. */
  readonly nvlink: boolean;

  /** The Kubernetes extended resource, such as `nvidia.com/gpu`. */
  readonly resourceName: string;
}

/** Everything the library may ask about an EC2 instance type. */
export interface InstanceTypeFacts {
  /** The API name, such as `g6e.2xlarge`. */
  readonly name: string;

  /** `x86_64` or `arm64`. */
  readonly cpuArchitecture: string;

  /** Virtual CPUs. */
  readonly vcpus: number;

  /** Host memory, MiB. */
  readonly memoryMiB: number;

  /** What it accelerates with. */
  readonly accelerator: AcceleratorFacts;

  /** Local NVMe in total, GB; 0 without. */
  readonly nvmeGB: number;

  /** Network rate that holds for hours, Gbit/s. */
  readonly networkBaselineGbps: number;

  /** Network rate in bursts, Gbit/s. */
  readonly networkPeakGbps: number;

  /**
   * Interfaces of the Elastic Fabric Adapter, through which devices of several machines talk past the kernel.
   *
   * @default - it has none, or nobody published how many
   */
  readonly efaInterfaces?: number;

  /**
   * EBS rate that holds for hours, MB/s.
   *
   * @default - not published
   */
  readonly ebsBaselineMBps?: number;

  /** On-demand Linux price by region, USD per hour; a region without an entry has no known price. */
  readonly usdPerHour: { [region: string]: number };

  /** Regions that offered it when the facts were read. */
  readonly regions: string[];

  /** Zone ids that offered it, by region; a region without an entry was not read. */
  readonly zoneIds: { [region: string]: string[] };

  /** True when it can be bought as a Capacity Block only, or has no on-demand price anywhere. An empty `usdPerHour` alone means that no price is known. */
  readonly reservedOnly: boolean;

  /** The vCPU quota that a launch counts against, such as `L-DB2E81BA`. */
  readonly quotaCode: string;

  /**
   * The vCPU quota that a spot machine counts against, such as `L-3819A6DF`.
   *
   * @default - it is not sold as spot
   */
  readonly spotQuotaCode?: string;

  /**
   * True when Capacity Blocks of it are sold.
   *
   * @default false
   */
  readonly capacityBlock?: boolean;

  /** Public SSM parameter of the machine image that carries its driver. */
  readonly imageParameter: string;

  /** Driver branch of that image, such as 580; 0 when its devices need no CUDA driver. */
  readonly driverBranch: number;

  /**
   * Why the driver of that image does not run the devices of this type, in words.
   *
   * @default - it does
   */
  readonly imageProblem?: string;

  /** Where the facts were read. */
  readonly source: string;

  /** The day they were read, as `YYYY-MM-DD`. */
  readonly asOf: string;

  /**
   * What nobody has confirmed yet, in words.
   *
   * @default - nothing is in doubt
   */
  readonly unverified?: string[];
}
