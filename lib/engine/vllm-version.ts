import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { LogForm } from '../logs/log-form';
import type { ModelFacts } from '../model/model';
import { Conversion, StopBehaviour, WeightFiles, type Advisory, type DecidedOption, type EngineEndpoints, type EngineMemory, type EngineRuntime, type EngineStreaming, type IEngineVersion, type UnsafeOption, type UntoldOption, type Unsupported,  } from './engine';
import type { EngineMetrics } from './engine-metrics';
import type { EngineCommand, EngineOptions } from './engine-options';
import type { EngineSpread } from './group';
import { limitsOf } from './limits';
import { RUNAI_STREAMING } from './runai-streamer';
import { VLLM_ADVISORIES } from './vllm-advisories';
import { vllmCommand } from './vllm-command';
import { VLLM_ENDPOINTS } from './vllm-endpoints';
import { vllmFactsOf, type VllmFacts } from './vllm-facts';
import { vllmSpread } from './vllm-group';
import { VLLM_LIMITS } from './vllm-limits';
import { VLLM_LOGS } from './vllm-logs';
import { VLLM_FORMATS } from './vllm-quantization';
import { vllmMemoryOn } from './vllm-memory';
import { VLLM_METRIC_NAMES, VLLM_METRICS } from './vllm-metrics';
import { VLLM_OPTIONS } from './vllm-options';
import { VLLM_SWITCHES } from './vllm-switches';
import type { IEngineParameters } from './serving-framework';
import { VllmParameters } from './vllm-parameters';
import { switchesOf } from './switches';
import type { SwitchSupport } from './tuning';
import type { EnginePerformance } from './performance';
import { VLLM_PERFORMANCE } from './vllm-performance';

/** What no version changes. */
const RUNTIME = {
  // docs/deployment/k8s.md mounts 2 GiB for NVIDIA devices
  sharedMemoryMiB: 2048,
  ulimits: [],
  stopSignal: 'SIGTERM',
  homeInImage: false,
  copiesWeights: false,
  // a worker for each device, besides them the API server and the engine core: never more than two for each
  processesPerDevice: 2,
  // 12.64 GB were read for `latest` (issue #27154, 2025-10-18), images of 15 to 20 GB later: 15 GB, an estimate
  imageGiB: 14,
  // 34 to 91 s in published start-up logs (issue #20264, run-ai/runai-model-streamer #67), about 30 s more that are not logged; doubled for larger models
  warmUpSeconds: 240,
};

const AS_VLLM = { userId: 2000, groupId: 0, homePath: '/home/vllm' };
const AS_ROOT = { userId: 0, groupId: 0, homePath: '/root', rootReason: 'images before 0.23.0 have no other user, and torch fails for one that /etc/passwd lacks' };

const NO_DRAIN: UntoldOption = { option: 'drainSeconds', reason: 'versions before 0.19.1 abort running requests at the stop signal', instead: 'the signal is held back until the longest generation has ended' };

/** One version of vLLM. */
export class VllmVersion implements IEngineVersion {
  public readonly engineName: string = 'vllm';
  public readonly factsVersion: string;
  public readonly factsAsOf: string;
  public readonly factsSource: string;
  public readonly image: string;
  public readonly endpoints: EngineEndpoints = VLLM_ENDPOINTS;
  public readonly metrics: EngineMetrics = VLLM_METRICS;
  public readonly runtime: EngineRuntime;
  public readonly performance: EnginePerformance = VLLM_PERFORMANCE;
  public readonly streaming?: EngineStreaming;
  public readonly spread: EngineSpread;
  public readonly embedded: IEngineParameters = new VllmParameters();
  public readonly advisories: Advisory[] = VLLM_ADVISORIES;
  public readonly decidedOptions: DecidedOption[] = VLLM_OPTIONS.decided;
  public readonly unsafeOptions: UnsafeOption[] = VLLM_OPTIONS.unsafe;

  public readonly knownOptions: string[];
  public readonly knownMetrics: string[] = VLLM_METRIC_NAMES;
  public readonly logs: LogForm[] = VLLM_LOGS;
  public readonly untold: UntoldOption[];
  public readonly weightFiles: WeightFiles = WeightFiles.SAFETENSORS;
  public readonly switches: SwitchSupport[];

  private readonly facts: VllmFacts;

  public constructor(public readonly version: string) {
    this.facts = vllmFactsOf(version);
    this.factsVersion = this.facts.version;
    this.factsAsOf = this.facts.asOf;
    this.factsSource = this.facts.source;
    this.image = `docker.io/vllm/vllm-openai:v${version.replace(/^v/, '').replace('+', '-')}`;
    this.spread = vllmSpread(this.facts);
    if (this.facts.streams) this.streaming = RUNAI_STREAMING;
    const user = this.facts.nonRoot ? AS_VLLM : AS_ROOT;
    this.knownOptions = VLLM_OPTIONS.knownTo(version);
    this.switches = switchesOf(VLLM_SWITCHES, VLLM_OPTIONS, version);
    this.untold = this.facts.drains ? [] : [NO_DRAIN];
    const onStop = this.facts.drains ? StopBehaviour.FINISHES : StopBehaviour.CUTS;
    this.runtime = { ...RUNTIME, ...user, onStop, minimumDriverBranch: this.facts.minimumDriverBranch, writablePaths: [user.homePath, '/tmp', '/dev/shm'] };
  }

  /** The process to start. */
  public command(options: EngineOptions): EngineCommand {
    return vllmCommand(options, this.facts, this.runtime.homePath);
  }

  /** What it takes of a device's memory. */
  public memory(accelerator: AcceleratorFacts): EngineMemory {
    return vllmMemoryOn(accelerator, this.facts.defaultShare);
  }

  /** What this version cannot do with this model on this device; empty if it can. */
  public unsupported(model: ModelFacts, accelerator: AcceleratorFacts, dtype: string, quantization?: string): Unsupported[] {
    return limitsOf(VLLM_LIMITS, { version: this.version, removed: this.facts.removedFormats, model, accelerator, dtype, quantization });
  }

  public conversion(checkpointFormat: string, servedFormat: string): Conversion {
    return VLLM_FORMATS.conversion(checkpointFormat, servedFormat);
  }
}
