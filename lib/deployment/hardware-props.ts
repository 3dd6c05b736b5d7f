import type { CapacitySourceProps } from './capacity-props';

/** What a search for hardware may choose from. */
export interface HardwareLimitsProps {
  /**
   * Instance types, such as `g6e.2xlarge`.
   *
   * @default - every type
   */
  readonly instanceTypes?: string[];

  /**
   * Instance families, such as `g6e`.
   *
   * @default - every family
   */
  readonly families?: string[];

  /**
   * Most that one instance may cost, USD per hour on demand.
   *
   * @default - any price
   */
  readonly maxUsdPerHour?: number;

  /**
   * Most that all replicas may cost in a month of 730 hours, USD on demand.
   *
   * @default - any price
   */
  readonly maxUsdPerMonth?: number;

  /**
   * Most devices of one instance.
   *
   * @default - any number
   */
  readonly maxDevices?: number;

  /**
   * Weight formats that may be used; the weights must exist in them, or the engine must be able to convert them while loading.
   *
   * @default - `model.quantization`
   */
  readonly quantizations?: string[];
}

/** What it runs on. */
export interface HardwareProps {
  /**
   * EC2 instance type, such as `g6e.2xlarge`. On Kubernetes it describes the node that pods are placed on.
   *
   * @default - the plan searches for one by `objective`, which is required then
   */
  readonly instanceType?: string;

  /**
   * Let the plan choose: `cheapest` or `fastest`.
   *
   * @default - the instance type is given
   */
  readonly objective?: string;

  /**
   * What the plan may choose from.
   *
   * @default - every type of the catalogue that is offered in the region and has a price there
   */
  readonly within?: HardwareLimitsProps;

  /**
   * Devices that one replica spans (tensor parallel).
   *
   * @default - the smallest legal number of devices that holds the model and the asked load
   */
  readonly tensorParallel?: number;

  /**
   * Pipeline stages of one replica: each holds a share of the layers.
   *
   * @default - one for each machine of `nodes`
   */
  readonly pipelineParallel?: number;

  /**
   * Machines that one replica spans, for a model that one machine cannot hold.
   *
   * @default 1
   */
  readonly nodes?: number;

  /**
   * Whether each device of a stage holds whole experts, in place of a part of every expert.
   *
   * @default false
   */
  readonly expertParallel?: boolean;

  /**
   * Instance types to take where `instanceType` cannot be had, best first. Each must hold a replica as it was planned.
   *
   * @default []
   */
  readonly alternatives?: string[];

  /**
   * Where machines come from, best first: a source is used up to its `replicas` before the next one is asked.
   *
   * @default - on demand
   */
  readonly capacity?: CapacitySourceProps[];

  /**
   * A pinned machine image (`ami-…`).
   *
   * @default - the newest image of the catalogue's public parameter, which moves: a finding says so
   */
  readonly machineImage?: string;
}
