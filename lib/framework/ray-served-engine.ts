import { StopBehaviour, type DecidedOption, type EngineEndpoints, type EngineRuntime, type IEngineVersion, type UntoldOption } from '../engine/engine';
import type { EngineSpread } from '../engine/group';
import { RayServe, RAY_VERSIONS } from './ray-serve';

/** Paths that its own application answers callers on (ray/llm, ray.serve.llm:build_openai_app, read 2026-11-22). */
const API_PATHS = ['/v1/models', '/v1/chat/completions', '/v1/completions', '/v1/embeddings'];

/** Switches that reach the engine as parameters; the others belong to the engine's own web server, or were not tried. */
const SWITCHES = ['kvCacheDtype', 'chunkedPrefill', 'prefixCache'];

/** Home of the user in its image. */
const HOME = '/home/ray';

/** Memory of the object store in /dev/shm besides what the engine takes, MiB. */
const OBJECT_STORE_MIB = 2048;

const UNTOLD: UntoldOption[] = [
  { option: 'servedNames', reason: 'it knows a model by one name', instead: 'the first name is served' },
  { option: 'keepAliveSeconds', reason: 'its proxy keeps an idle connection for 90 s', instead: 'the guard opens a connection for each request' },
  { option: 'readySeconds', reason: 'it tries to start a replica again and again', instead: 'the guard lets nobody in before a token came' },
];

/** Its variables that say who may command it, and where it listens: the operator sets them (security fact sheet, section on Ray, 2026-11-22). */
const DECIDED: DecidedOption[] = [{ field: 'framework', spellings: ['RAY_AUTH_MODE', 'RAY_SERVE_DEFAULT_HTTP_HOST'] }];

/** The same engine where Ray Serve runs it: other image, other door, other health. Weights are files of the members: nothing was read of streams. */
export function rayServed(engine: IEngineVersion, version: string = RAY_VERSIONS[0].version): IEngineVersion {
  const { streaming: _streaming, ...inner } = engine;
  const framework = new RayServe(version, engine.embedded);
  return {
    ...inner,
    framework,
    // the tag of the newest version was not confirmed (UNVERIFIED)
    image: `docker.io/rayproject/ray-llm:${version}-py311-cu128`,
    endpoints: endpointsOf(engine),
    // its metrics stand on a port of their own, in other names: the guard's are used
    metrics: { modelLabel: engine.metrics.modelLabel },
    knownMetrics: [],
    runtime: runtimeOf(engine),
    untold: UNTOLD,
    decidedOptions: [...engine.decidedOptions, ...DECIDED],
    switches: engine.switches.map((each) => (SWITCHES.includes(each.name) ? each : { name: each.name, options: [], instead: 'the engine without framework' })),
    spread: spreadOf(framework),
    // nothing is started here: the operator starts a member of the cluster, and the engine's environment goes along
    command: (options) => ({ command: [], args: [], env: { ...engine.command(options).env, HOME }, files: {}, preparation: [] }),
    memory: (...of) => engine.memory(...of),
    unsupported: (...of) => engine.unsupported(...of),
    conversion: (...of) => engine.conversion(...of),
  };
}

/** Its members meet where the first one keeps its control. */
function spreadOf({ controlPorts }: RayServe): EngineSpread {
  return {
    wholeExperts: false,
    source: 'ray 2.58.0, ray.serve.llm; read 2026-11-22',
    group: {
      rendezvousPort: controlPorts[0],
      fabricProblem: 'nobody has read that the image of its makers holds the userspace of EFA (UNVERIFIED)',
      fabricImages: 'public.ecr.aws/deep-learning-containers/ray is made for AWS (aws/deep-learning-containers @ e0ecedea, 2026-08-21; EFA in it UNVERIFIED)',
    },
  };
}

/** No path of it tells whether a model is loaded: the guard asks for a token, and answers both paths by that. */
function endpointsOf({ endpoints: { metricsPath: _metrics, ...endpoints } }: IEngineVersion): EngineEndpoints {
  return {
    ...endpoints,
    livenessPath: '/health',
    readinessPath: '/health',
    healthByGeneration: true,
    // it knows one name
    checksModelName: false,
    apiPaths: endpoints.apiPaths.filter((path) => API_PATHS.includes(path)),
    controlPaths: [...endpoints.controlPaths, '/-/routes', '/-/healthz'],
  };
}

/** Its image: user `ray`, whose home holds its programs (engine fact sheet 8.1, 2026-11-22; the group is UNVERIFIED). */
function runtimeOf({ runtime: { rootReason: _reason, ...runtime } }: IEngineVersion): EngineRuntime {
  return {
    ...runtime,
    userId: 1000,
    groupId: 100,
    homePath: HOME,
    homeInImage: true,
    writablePaths: [HOME, '/tmp', '/dev/shm'],
    sharedMemoryMiB: runtime.sharedMemoryMiB + OBJECT_STORE_MIB,
    // a member that is told to stop takes its replicas with it
    onStop: StopBehaviour.CUTS,
  };
}
