import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { LogForm } from '../logs/log-form';
import type { ModelFacts } from '../model/model';
import { hole } from './advisory';
import { Conversion, StopBehaviour, WeightFiles, type Advisory, type DecidedOption, type EngineEndpoints, type EngineMemory, type EngineRuntime, type IEngineVersion, type UnsafeOption, type UntoldOption, type Unsupported,  } from './engine';
import type { EngineMetrics } from './engine-metrics';
import type { EngineCommand, EngineOptions } from './engine-options';
import { limitsOf } from './limits';
import { tgiCommand } from './tgi-command';
import { TGI_ENDPOINTS, TGI_METRIC_NAMES, TGI_METRICS } from './tgi-endpoints';
import { TGI_FACTS } from './tgi-facts';
import { TGI_FORMATS, TGI_LIMITS, TGI_MEMORY } from './tgi-limits';
import { TGI_LOGS } from './tgi-logs';
import { TGI_OPTIONS } from './tgi-options';
import { TGI_SWITCHES } from './tgi-switches';
import { switchesOf } from './switches';
import type { SwitchSupport } from './tuning';

const RUNTIME: EngineRuntime = {
  userId: 0,
  groupId: 0,
  rootReason: 'since 3.1 its Python lies below /root, which no other user may enter (issues #3082, #3043)',
  homePath: '/root',
  homeInImage: true,
  writablePaths: ['/root', '/tmp', '/dev/shm'],
  copiesWeights: false,
  // its documents give 1 GB
  sharedMemoryMiB: 1024,
  ulimits: [],
  stopSignal: 'SIGTERM',
  onStop: StopBehaviour.FINISHES,
  // a shard for each device, the router and the launcher besides
  processesPerDevice: 2,
  // no published size was read, an estimate
  imageGiB: 7,
  // CUDA 12 runs on driver 525 and newer (docs.nvidia.com/deploy/cuda-compatibility, minor version compatibility)
  minimumDriverBranch: 525,
  // a full batch and graphs; no published log was read, an estimate
  warmUpSeconds: 240,
};

const UNTOLD: UntoldOption[] = [
  { option: 'servedNames', reason: 'it has no switch for the name, and answers to every one', instead: 'requests may carry any name' },
  { option: 'readySeconds', reason: 'its launcher waits for the shards for as long as they take', instead: 'the start-up probe gives up' },
  { option: 'keepAliveSeconds', reason: 'nobody has published how long it keeps an idle connection', instead: 'the guard opens a connection for each request' },
];

/** One version of TGI. */
export class TgiVersion implements IEngineVersion {
  public readonly engineName: string = 'tgi';
  public readonly factsVersion: string = TGI_FACTS.version;
  public readonly factsAsOf: string = TGI_FACTS.asOf;
  public readonly factsSource: string = TGI_FACTS.source;
  public readonly image: string;
  public readonly endpoints: EngineEndpoints = TGI_ENDPOINTS;
  public readonly metrics: EngineMetrics = TGI_METRICS;
  public readonly runtime: EngineRuntime = RUNTIME;
  public readonly advisories: Advisory[] = [
    hole('CVE-2026-0599', { below: '3.3.7' }, 'images of a request are fetched without a bound', 'CVE record CVE-2026-0599'),
  ];
  public readonly decidedOptions: DecidedOption[] = TGI_OPTIONS.decided;
  public readonly unsafeOptions: UnsafeOption[] = TGI_OPTIONS.unsafe;
  public readonly knownOptions: string[];
  public readonly knownMetrics: string[] = TGI_METRIC_NAMES;
  public readonly logs: LogForm[] = TGI_LOGS;
  public readonly untold: UntoldOption[] = UNTOLD;
  public readonly weightFiles: WeightFiles = WeightFiles.SAFETENSORS;
  public readonly switches: SwitchSupport[];

  public constructor(public readonly version: string) {
    this.knownOptions = TGI_OPTIONS.knownTo(version);
    this.switches = switchesOf(TGI_SWITCHES, TGI_OPTIONS, version);
    this.image = `ghcr.io/huggingface/text-generation-inference:${version.replace(/^v/, '')}`;
  }

  /** The process to start. */
  public command(options: EngineOptions): EngineCommand {
    return tgiCommand(options, this.runtime.homePath);
  }

  /** What it takes of a device's memory. */
  public memory(_accelerator: AcceleratorFacts, _devices: number): EngineMemory {
    return TGI_MEMORY;
  }

  /** What this version cannot do with this model on this device; empty if it can. */
  public unsupported(model: ModelFacts, accelerator: AcceleratorFacts, dtype: string, quantization?: string): Unsupported[] {
    return limitsOf(TGI_LIMITS, { version: this.version, model, accelerator, dtype, quantization });
  }

  public conversion(checkpointFormat: string, servedFormat: string): Conversion {
    return TGI_FORMATS.conversion(checkpointFormat, servedFormat);
  }
}
