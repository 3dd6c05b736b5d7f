/** What a command line or the environment of a server can say, in words that mean the same for every engine. */
export enum EngineFact {
  /** Hub id or path of the weights. */
  MODEL = 'model',
  /** Commit, tag or branch of the weights. */
  REVISION = 'revision',
  /** Names that requests may use. */
  SERVED_NAMES = 'served names',
  /** Address it listens on. */
  HOST = 'host',
  /** Port it listens on. */
  PORT = 'port',
  /** Devices that a layer is split over. */
  TENSOR_PARALLEL = 'tensor parallelism',
  /** Stages that the layers are split over. */
  PIPELINE_PARALLEL = 'pipeline parallelism',
  /** Copies of the model behind one server. */
  DATA_PARALLEL = 'data parallelism',
  /** Machines of one replica. */
  NODES = 'nodes',
  /** A worker without a server of its own. */
  HEADLESS = 'headless',
  /** Longest prompt plus answer, tokens. */
  CONTEXT_TOKENS = 'context',
  /** Requests that run at once. */
  MAX_SEQUENCES = 'sequences at once',
  /** Tokens of one step. */
  BATCHED_TOKENS = 'tokens of a step',
  /** Share of device memory, 0 to 1. */
  MEMORY_SHARE = 'memory share',
  /** Data type of what is not quantised. */
  DTYPE = 'data type',
  /** Weight format to load as. */
  QUANTIZATION = 'quantisation',
  /** A key that callers must send. */
  API_KEY = 'api key',
  /** Whether code that comes with the weights may run. */
  REMOTE_CODE = 'remote code',
  /** Seconds a running generation may still take after the stop signal. */
  DRAIN_SECONDS = 'drain',
  /** A file of further options. */
  CONFIG_FILE = 'option file',
  /** Switches metrics on. */
  METRICS = 'metrics',
}

/** How many words belong to a flag. */
export enum ArgumentValue {
  /** The flag stands alone. */
  NONE = 'none',
  /** One word follows. */
  ONE = 'one',
  /** Every word up to the next flag. */
  MANY = 'many',
}

/** The spellings of one fact. */
export interface ArgumentRow {
  /** What it says. */
  readonly fact: EngineFact;

  /** Every flag, or every variable; hyphens and underscores in flags are the same. */
  readonly spellings: string[];

  /** Words that belong to it. @default ArgumentValue.ONE */
  readonly takes?: ArgumentValue;
}

/** A metric that an engine shows. */
export interface MetricName {
  /** As Prometheus stores it, without the `_bucket`, `_sum` and `_count` of a histogram. */
  readonly name: string;

  /** `gauge`, `counter` or `histogram`. */
  readonly kind: string;

  /** True for a share of 0 to 1. @default false */
  readonly ratio?: boolean;

  /** First version that shows it. @default - every version that was read */
  readonly from?: string;
}

/** A metric that an engine no longer shows. */
export interface RetiredMetric {
  /** As it was. */
  readonly name: string;

  /** What took its place. @default - nothing */
  readonly now?: string;

  /** First version known to be without it. */
  readonly below: string;
}

/** How an engine shows in containers and queries that somebody else wrote. Data only: one table for each engine, read by `read-command.ts`. */
export interface EngineTraces {
  /** The engine's name in the registry. */
  readonly engineName: string;

  /** Repositories of its images by their last words, such as `acme/server`. */
  readonly images: string[];

  /** How it is started: the first words, such as `server run`, or a module after `-m`. */
  readonly programs: string[];

  /** True when the image starts the server, so that arguments alone are the server's. */
  readonly imageStarts: boolean;

  /** True when the first plain word is the model. */
  readonly positionalModel: boolean;

  /** Flags. */
  readonly flags: ArgumentRow[];

  /** Variables. */
  readonly variables: ArgumentRow[];

  /** Address it listens on unless told otherwise. */
  readonly defaultHost: string;

  /** Port it listens on unless told otherwise. */
  readonly defaultPort: number;

  /** Beginnings of the paths that ask for the key. */
  readonly keyedPaths: string[];

  /** Beginnings of paths among them that do not. @default - none */
  readonly keylessPaths?: string[];

  /** Beginning of its own variables, when it complains of unknown ones. @default - it does not */
  readonly variablePrefix?: string;

  /** Variables that it reads and that Kubernetes may set for a Service of that name. */
  readonly linkVariables: string[];

  /** Beginnings of its metric names. */
  readonly metricPrefixes: string[];

  /** Its metrics, as far as they were read. */
  readonly metricNames: MetricName[];

  /** Metrics it had. */
  readonly retiredMetrics: RetiredMetric[];

  /** The label that holds the served model name. @default - not known */
  readonly modelLabel?: string;

  /** Path of its Prometheus text. @default - it has none */
  readonly metricsPath?: string;

  /** True when metrics must be switched on. @default false */
  readonly metricsAreOptional?: boolean;

  /** True when a flag or variable makes it finish running answers after the stop signal. @default false */
  readonly drainIsOptional?: boolean;

  /** Where it was read. */
  readonly source: string;
}
