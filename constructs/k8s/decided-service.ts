import type { PrometheusAlert } from '../../lib/alerts/prometheus-alerts';
import type { ContainerSpec, ReplicaSpec } from '../../lib/container/container-spec';
import type { Exposure, Platform } from '../../lib/deployment/enums';
import type { NotificationProps, QuietHoursProps } from '../../lib/deployment/notification-props';
import type { KubernetesProps, SiteProps } from '../../lib/deployment/platform-props';
import type { StorageProps } from '../../lib/deployment/storage-props';
import type { PodLogs } from '../../lib/logs/pod-collector';
import type { NodePlan } from '../../lib/nodes/node-plan';
import type { Plan } from '../../lib/plan/plan';

/** A request for one token, from outside and now and then. */
export interface DeepCheck {
  /** When, as cron says it. */
  readonly schedule: string;

  /** Asks once, and ends with an error where no token comes. */
  readonly container: ContainerSpec;
}

/** Another Service that answers a share of the requests. */
export interface StandbyRoute {
  /** Its name, in the same namespace. */
  readonly service: string;

  /** Its part of a hundred requests. */
  readonly weight: number;
}

/** One service with everything decided: the input of every construct in this folder. */
export interface DecidedService {
  /** The platform that its pods run on. */
  readonly platform: Platform;

  /** Name of the deployment it belongs to. */
  readonly deployment: string;

  /** Name of the service. */
  readonly service: string;

  /** Id of the model, such as `Qwen/Qwen3-8B`. */
  readonly modelId: string;

  /**
   * Commit of the model.
   *
   * @default - the source is not the Hub
   */
  readonly modelRevision?: string;

  /**
   * Digest of the model's manifest, 64 hex digits.
   *
   * @default - the weights are not verified
   */
  readonly manifestDigest?: string;

  /** Who can reach the service. */
  readonly exposure: Exposure;

  /**
   * Host name that callers use.
   *
   * @default - every host of a gateway's listener
   */
  readonly hostName?: string;

  /**
   * Who stands by behind the same route.
   *
   * @default - nobody
   */
  readonly standby?: StandbyRoute;

  /**
   * Who asks it for a token from outside.
   *
   * @default - nobody
   */
  readonly deepCheck?: DeepCheck;

  /** Whether an accelerator is free while an update rolls. */
  readonly spareAccelerator: boolean;

  /** Where weights are kept. */
  readonly storage: StorageProps;

  /** What was decided for it. */
  readonly plan: Plan;

  /** Its containers, in words that mean the same on every platform. */
  readonly replica: ReplicaSpec;

  /**
   * Region of AWS that its storage stands in.
   *
   * @default - it knows none
   */
  readonly region?: string;

  /** The cluster it stands on. */
  readonly kubernetes: KubernetesProps;

  /**
   * The machines that its pods need, where whoever makes them is told here.
   *
   * @default - pods find machines that somebody else made
   */
  readonly nodes?: NodePlan;

  /** How this company's network differs from the open internet. */
  readonly site: SiteProps;

  /** Path on the admin port with the guard's own metrics. */
  readonly guardMetricsPath: string;

  /**
   * Path on the admin port with the engine's metrics.
   *
   * @default - the engine has none
   */
  readonly engineMetricsPath?: string;

  /**
   * What a person looks at, as Grafana reads it: JSON.
   *
   * @default - no dashboard is made
   */
  readonly dashboard?: string;

  /**
   * Counters that the exporter of accelerators must show, `NAME, type, help` each.
   *
   * @default - no exporter is known for these accelerators
   */
  readonly acceleratorCounters?: string;

  /**
   * Address that takes spans of requests.
   *
   * @default - none are sent
   */
  readonly tracesEndpoint?: string;

  /**
   * What a person must hear of, as rules of Prometheus.
   *
   * @default [] - nothing is watched
   */
  readonly alerts?: PrometheusAlert[];

  /**
   * Who is told of them.
   *
   * @default [] - whoever listens to Prometheus
   */
  readonly notifications?: NotificationProps[];

  /**
   * When nobody is told.
   *
   * @default [] - at no time
   */
  readonly quietHours?: QuietHoursProps[];

  /**
   * How what its pods print is collected.
   *
   * @default - that is left to whoever runs the cluster
   */
  readonly logs?: PodLogs;
}
