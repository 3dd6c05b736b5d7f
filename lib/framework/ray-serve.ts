import type { EngineOptions } from '../engine/engine-options';
import type { FrameworkReplicas, IEngineParameters, IServingFramework } from '../engine/serving-framework';

/** Ports by name (ray 2.58.0, ray/serve/_private/constants.py and general Ray documents; read 2026-11-22). */
const PORTS = { control: 6379, dashboard: 8265, client: 10001 } as const;

/** Its metrics would take 8080, which is the guard's. */
const METRICS_PORT = 8082;

/** Memory of the store that processes pass objects through, bytes: answers are small; our judgement, not measured. */
const OBJECT_STORE_BYTES = 2 * 2 ** 30;

/** Versions that were read, newest first, and the engine that each pins (metadata of ray[llm], read 2026-11-22). */
export const RAY_VERSIONS: readonly { readonly version: string; readonly engineVersion: string }[] = [{ version: '2.58.0', engineVersion: '0.26.0' }];

/** The lowest version without a hole of its own: CVE-2025-62593 (below 2.52.0), CVE-2026-27482 (below 2.54.0). */
const FLOOR = '2.54.0';

/** Ray Serve LLM. */
export class RayServe implements IServingFramework {
  public readonly name = 'ray-serve';
  public readonly floorVersion = FLOOR;
  public readonly controlPorts: number[] = Object.values(PORTS);
  public readonly operatorPort = PORTS.dashboard;
  // the member that controls the others runs no replica
  public readonly headParameters: { [name: string]: string } = { 'num-cpus': '0', 'metrics-export-port': String(METRICS_PORT), 'object-store-memory': String(OBJECT_STORE_BYTES) };
  public readonly workerParameters: { [name: string]: string } = { 'metrics-export-port': String(METRICS_PORT), 'object-store-memory': String(OBJECT_STORE_BYTES) };
  public readonly engineVersion: string;

  public constructor(public readonly version: string, private readonly engine: IEngineParameters | undefined) {
    this.engineVersion = (RAY_VERSIONS.find((each) => each.version === version) ?? RAY_VERSIONS[0]).engineVersion;
  }

  /** `serveConfigV2` of KubeRay 1.7: YAML, and JSON is YAML. */
  public config(options: EngineOptions, { name, replicas }: FrameworkReplicas): string {
    const [modelId] = options.servedNames;
    return `${JSON.stringify({
      // its own default for such a file is every address
      http_options: { host: options.host, port: options.port },
      proxy_location: 'EveryNode',
      applications: [{
        name,
        route_prefix: '/',
        import_path: 'ray.serve.llm:build_openai_app',
        args: {
          llm_configs: [{
            model_loading_config: { model_id: modelId, model_source: options.modelPath },
            engine_kwargs: this.engine?.parameters(options) ?? {},
            // the default of 5 would starve the devices
            deployment_config: { num_replicas: replicas, max_ongoing_requests: options.maxSequences, graceful_shutdown_timeout_s: options.drainSeconds },
          }],
        },
      }],
    }, null, 2)}\n`;
  }
}
