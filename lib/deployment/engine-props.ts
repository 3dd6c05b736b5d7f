/** The inference server. */
export interface EngineProps {
  /** Name in the engine registry, such as `vllm`. */
  readonly name: string;

  /**
   * Version of the server.
   *
   * @default - the newest version that is known to be safe
   */
  readonly version?: string;

  /**
   * Image in place of the engine's own, best with a digest.
   *
   * @default - the engine's published image of that version, through `site.registryMirror` if there is one
   */
  readonly image?: string;

  /**
   * Arguments appended to the engine's command as they are. One that the plan already decides is refused.
   *
   * @default []
   */
  readonly extraArgs?: string[];

  /**
   * Environment added to the engine's. A secret value is refused, and so is a variable that the plan already decides.
   *
   * @default {}
   */
  readonly extraEnv?: { [name: string]: string };
}

/** A program that runs the engine and its replicas, in place of the engine's own server. */
export interface FrameworkProps {
  /** Its name: `ray-serve`, a cluster of Ray that KubeRay keeps. */
  readonly name: string;

  /**
   * Its version.
   *
   * @default - the newest one whose facts were read
   */
  readonly version?: string;

  /**
   * Namespace of the operator that keeps it: nobody else outside the cluster of the framework reaches its control port.
   *
   * @default 'kuberay-operator'
   */
  readonly operatorNamespace?: string;
}
