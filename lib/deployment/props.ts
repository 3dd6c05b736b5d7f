import type { DegradationProps } from './degradation-props';
import type { Architecture, Platform, Profile } from './enums';
import type { ModelProps } from './model-props';
import type { ObservabilityProps } from './observability-props';
import type { OptimizationProps } from './optimization-props';
import type { AwsProps, KubernetesProps, SiteProps } from './platform-props';
import type { EngineProps, FrameworkProps } from './engine-props';
import type { HardwareProps } from './hardware-props';
import type { RolloutProps } from './rollout-props';
import type { AccessProps, ScalingProps, WorkloadProps } from './serving-props';
import type { RecoveryProps } from './recovery-props';
import type { StorageProps } from './storage-props';

/** A finding that is accepted for a while. */
export interface WaiverProps {
  /** Code of the finding. */
  readonly code: string;

  /** Why it is accepted. */
  readonly reason: string;

  /** Last day it is accepted, as `YYYY-MM-DD`. */
  readonly until: string;
}

/** A change to one rendered object, for what the deployment cannot say. Shown in the review. */
export interface PatchProps {
  /** `<Kind>/<name>` on Kubernetes, `<logical id>` or `AWS::Type/<logical id>` on AWS. */
  readonly target: string;

  /** Merged into the object (RFC 7386): a null removes. */
  readonly merge: { [key: string]: any };
}

/** One service: a model behind an engine on some hardware. */
export interface ServiceProps {
  /**
   * What is served.
   *
   * @default - none: it is required, here or in the deployment
   */
  readonly model?: ModelProps;

  /**
   * The inference server.
   *
   * @default - none: it is required, here or in the deployment
   */
  readonly engine?: EngineProps;

  /**
   * The program that runs the engine, such as a cluster of Ray Serve.
   *
   * @default - the engine serves by itself
   */
  readonly framework?: FrameworkProps;

  /**
   * What it runs on.
   *
   * @default - none: it is required, here or in the deployment
   */
  readonly hardware?: HardwareProps;

  /**
   * The load it is sized for.
   *
   * @default - eight requests at once of a usual chat
   */
  readonly workload?: WorkloadProps;

  /**
   * Switches that mean the same for every engine.
   *
   * @default - the engine does as it does by itself
   */
  readonly optimization?: OptimizationProps;

  /**
   * How many replicas run.
   *
   * @default - one
   */
  readonly scaling?: ScalingProps;

  /**
   * How an update is brought out.
   *
   * @default - replicas are replaced one after another
   */
  readonly rollout?: RolloutProps;

  /**
   * Who may call.
   *
   * @default - callers inside the network, without keys
   */
  readonly access?: AccessProps;

  /**
   * Where weights are kept.
   *
   * @default - on the machine: NVMe or root volume on EC2, an ephemeral volume on Kubernetes
   */
  readonly storage?: StorageProps;

  /**
   * What is watched, and who hears of it.
   *
   * @default - everything that its engine and platform show
   */
  readonly observability?: ObservabilityProps;

  /**
   * What is done, step by step, when the service cannot keep its promises.
   *
   * @default - load is shed, then requests are refused
   */
  readonly degradation?: DegradationProps;

  /**
   * How lost parts come back, beyond what always holds.
   *
   * @default - what costs nothing: docs/recovery.md
   */
  readonly recovery?: RecoveryProps;
}

/** What one environment changes; merged over the deployment. Lists are replaced, not joined. */
export interface EnvironmentProps extends ServiceProps {
  /**
   * Profile in this environment.
   *
   * @default - the deployment's
   */
  readonly profile?: Profile;

  /**
   * Platforms in this environment.
   *
   * @default - the deployment's
   */
  readonly platforms?: Platform[];

  /**
   * AWS settings in this environment.
   *
   * @default - the deployment's
   */
  readonly aws?: AwsProps;

  /**
   * Kubernetes settings in this environment.
   *
   * @default - the deployment's
   */
  readonly kubernetes?: KubernetesProps;

  /**
   * Site settings in this environment.
   *
   * @default - the deployment's
   */
  readonly site?: SiteProps;

  /**
   * Waivers in this environment.
   *
   * @default - the deployment's
   */
  readonly waivers?: WaiverProps[];

  /**
   * Patches in this environment.
   *
   * @default - the deployment's
   */
  readonly patches?: PatchProps[];

  /**
   * Services in this environment.
   *
   * @default - the deployment's
   */
  readonly services?: { [name: string]: ServiceProps };
}

/** The whole description of a deployment: what to serve, with what, where, how much, how safe. */
export interface DeploymentProps extends ServiceProps {
  /**
   * Version of this format.
   *
   * @default 'llm-serving/v1'
   */
  readonly apiVersion?: string;

  /** Name of the deployment: lower case letters, digits and hyphens, at most 40 characters. Plan-time. */
  readonly name: string;

  /**
   * Sets defaults and how strictly rules judge.
   *
   * @default 'prod'
   */
  readonly profile?: Profile;

  /**
   * How one replica spreads over machines.
   *
   * @default 'single-node'
   */
  readonly architecture?: Architecture;

  /** Where it is rendered to. */
  readonly platforms: Platform[];

  /**
   * Services by name, in place of the one-service form.
   *
   * @default - one service, named like the deployment
   */
  readonly services?: { [name: string]: ServiceProps };

  /**
   * How it stands on AWS.
   *
   * @default - none: AWS platforms demand a region
   */
  readonly aws?: AwsProps;

  /**
   * How it stands on Kubernetes.
   *
   * @default - the namespace `default` of a 1.34 cluster
   */
  readonly kubernetes?: KubernetesProps;

  /**
   * How this company's network and registries differ from the open internet.
   *
   * @default - they do not
   */
  readonly site?: SiteProps;

  /**
   * Findings that are accepted for a while.
   *
   * @default []
   */
  readonly waivers?: WaiverProps[];

  /**
   * Changes to rendered objects.
   *
   * @default []
   */
  readonly patches?: PatchProps[];

  /**
   * What each environment changes.
   *
   * @default {}
   */
  readonly environments?: { [name: string]: EnvironmentProps };
}
