import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { LogForm } from '../logs/log-form';
import type { ModelFacts } from '../model/model';
import { Conversion, StopBehaviour, WeightFiles, type Advisory, type DecidedOption, type EngineEndpoints, type EngineMemory, type EngineRuntime, type IEngineVersion, type UnsafeOption, type UntoldOption, type Unsupported,  } from './engine';
import type { EngineMetrics } from './engine-metrics';
import type { EngineCommand, EngineOptions } from './engine-options';
import type { EngineSpread } from './group';
import { limitsOf } from './limits';
import { trtllmCommand } from './tensorrt-llm-command';
import { TRTLLM_ENDPOINTS } from './tensorrt-llm-endpoints';
import { trtllmFactsOf, type TrtllmFacts } from './tensorrt-llm-facts';
import { TRTLLM_FORMATS, TRTLLM_LIMITS } from './tensorrt-llm-limits';
import { TENSORRT_LLM_LOGS } from './tensorrt-llm-logs';
import { trtllmMemoryOn } from './tensorrt-llm-memory';
import { trtllmMetricNames, trtllmMetrics } from './tensorrt-llm-metrics';
import { TRTLLM_OPTIONS } from './tensorrt-llm-options';
import { TRTLLM_SWITCHES } from './tensorrt-llm-switches';
import { switchesOf } from './switches';
import type { SwitchSupport } from './tuning';
import type { EnginePerformance } from './performance';
import { TRTLLM_PERFORMANCE } from './trtllm-performance';

const RUNTIME: EngineRuntime = {
  userId: 0,
  groupId: 0,
  rootReason: 'nobody has published a start of its image as another user, and its files belong to root',
  homePath: '/root',
  homeInImage: true,
  writablePaths: ['/root', '/tmp', '/dev/shm'],
  copiesWeights: false,
  // its documents share the host's memory (PR #18234), which pods may not; the size is our judgement
  sharedMemoryMiB: 8192,
  // as its documents start it (PR #18234)
  ulimits: ['memlock=-1', 'stack=67108864'],
  stopSignal: 'SIGTERM',
  // its web server waits for open requests without a limit
  onStop: StopBehaviour.WAITS,
  // a worker for each device, and the server
  processesPerDevice: 2,
  // 14.2 GB were read for the image of the Triton server with the same version (server PR #8801)
  imageGiB: 14,
  // CUDA 13 images need an R580 driver
  minimumDriverBranch: 580,
  // graphs and tuning of kernels; no published log was read, an estimate
  warmUpSeconds: 300,
};

const SPREAD: EngineSpread = {
  wholeExperts: true,
  source: 'NVIDIA/TensorRT-LLM tensorrt_llm/commands/serve.py @ 00209af149: --pipeline_parallel_size; its documents start trtllm-llmapi-launch by srun or mpirun; read 2026-11-22',
  refusal: 'MPI starts its processes on every machine: that needs an MPI operator, or an SSH daemon or PMIx in each container, which its image does not start',
};

const UNTOLD: UntoldOption[] = [
  { option: 'quantization', reason: 'it reads the format from the checkpoint', instead: 'the files at the source must be in that format' },
  { option: 'drainSeconds', reason: 'it waits for running requests without a limit', instead: 'the platform ends it after the longest generation' },
  { option: 'readySeconds', reason: 'it loads for as long as it takes', instead: 'the start-up probe gives up' },
  { option: 'keepAliveSeconds', reason: 'it closes an idle connection after 5 s, and has no switch', instead: 'the guard opens a connection for each request' },
];

const NAMELESS: UntoldOption = { option: 'servedNames', reason: 'before 1.3 it lists the folder of the weights as the name of the model, and answers to every name', instead: 'requests may carry any name' };

/** One version of TensorRT-LLM. */
export class TensorrtLlmVersion implements IEngineVersion {
  public readonly engineName: string = 'tensorrt-llm';
  public readonly factsVersion: string;
  public readonly factsAsOf: string;
  public readonly factsSource: string;
  public readonly image: string;
  public readonly endpoints: EngineEndpoints = TRTLLM_ENDPOINTS;
  public readonly metrics: EngineMetrics;
  public readonly runtime: EngineRuntime = RUNTIME;
  public readonly performance: EnginePerformance = TRTLLM_PERFORMANCE;
  public readonly advisories: Advisory[] = [];
  public readonly decidedOptions: DecidedOption[] = TRTLLM_OPTIONS.decided;
  public readonly unsafeOptions: UnsafeOption[] = TRTLLM_OPTIONS.unsafe;
  public readonly knownOptions: string[];
  public readonly knownMetrics: string[];
  public readonly logs: LogForm[] = TENSORRT_LLM_LOGS;
  public readonly untold: UntoldOption[];
  public readonly weightFiles: WeightFiles = WeightFiles.SAFETENSORS;
  public readonly switches: SwitchSupport[];
  public readonly spread: EngineSpread = SPREAD;

  private readonly facts: TrtllmFacts;

  public constructor(public readonly version: string) {
    this.facts = trtllmFactsOf(version);
    this.factsVersion = this.facts.version;
    this.factsAsOf = this.facts.asOf;
    this.factsSource = this.facts.source;
    this.image = `nvcr.io/nvidia/tensorrt-llm/release:${version.replace(/^v/, '')}`;
    this.metrics = trtllmMetrics(this.facts.gauges);
    this.knownMetrics = trtllmMetricNames(this.facts.gauges);
    this.knownOptions = TRTLLM_OPTIONS.knownTo(version);
    this.switches = switchesOf(TRTLLM_SWITCHES, TRTLLM_OPTIONS, version);
    this.untold = [...UNTOLD, ...(this.facts.namesModel ? [] : [NAMELESS])];
  }

  /** The process to start. */
  public command(options: EngineOptions): EngineCommand {
    return trtllmCommand(options, this.facts, this.runtime.homePath);
  }

  /** What it takes of a device's memory. */
  public memory(accelerator: AcceleratorFacts, _devices: number): EngineMemory {
    return trtllmMemoryOn(accelerator);
  }

  /** What this version cannot do with this model on this device; empty if it can. */
  public unsupported(model: ModelFacts, accelerator: AcceleratorFacts, dtype: string, quantization?: string): Unsupported[] {
    return limitsOf(TRTLLM_LIMITS, { version: this.version, model, accelerator, dtype, quantization });
  }

  public conversion(checkpointFormat: string, servedFormat: string): Conversion {
    return TRTLLM_FORMATS.conversion(checkpointFormat, servedFormat);
  }
}
