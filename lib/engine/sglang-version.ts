import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { LogForm } from '../logs/log-form';
import type { ModelFacts } from '../model/model';
import { Conversion, StopBehaviour, WeightFiles, type Advisory, type DecidedOption, type EngineEndpoints, type EngineMemory, type EngineRuntime, type EngineStreaming, type IEngineVersion, type UnsafeOption, type UntoldOption, type Unsupported,  } from './engine';
import type { EngineMetrics } from './engine-metrics';
import type { EngineCommand, EngineOptions } from './engine-options';
import type { EngineSpread } from './group';
import { limitsOf } from './limits';
import { RUNAI_STREAMING } from './runai-streamer';
import { SGLANG_ADVISORIES } from './sglang-advisories';
import { sglangCommand } from './sglang-command';
import { SGLANG_ENDPOINTS } from './sglang-endpoints';
import { SGLANG_FACTS } from './sglang-facts';
import { SGLANG_SPREAD } from './sglang-group';
import { SGLANG_FORMATS, SGLANG_LIMITS } from './sglang-limits';
import { SGLANG_LOGS } from './sglang-logs';
import { sglangMemoryOn } from './sglang-memory';
import { SGLANG_METRIC_NAMES, SGLANG_METRICS } from './sglang-metrics';
import { SGLANG_OPTIONS } from './sglang-options';
import { SGLANG_SWITCHES } from './sglang-switches';
import { switchesOf } from './switches';
import type { SwitchSupport } from './tuning';
import type { EnginePerformance } from './performance';
import { SGLANG_PERFORMANCE } from './sglang-performance';

const RUNTIME: EngineRuntime = {
  userId: 0,
  groupId: 0,
  rootReason: 'its image keeps compiled kernels below /root, which no other user may enter, and nobody has published a start as another one',
  homePath: '/root',
  homeInImage: true,
  writablePaths: ['/root', '/tmp', '/dev/shm'],
  copiesWeights: false,
  // docker/k8s-sglang-service.yaml mounts 10 GiB
  sharedMemoryMiB: 10_240,
  ulimits: [],
  stopSignal: 'SIGTERM',
  // it looks every 5 s whether a request is left, accepts new ones meanwhile, and has no limit (tokenizer_manager.py)
  onStop: StopBehaviour.WAITS,
  // a scheduler for each device, a tokenizer and a detokenizer besides
  processesPerDevice: 2,
  // about 40 % below the full image; no published size was found, an estimate
  imageGiB: 12,
  // CUDA 13 images need an R580 driver
  minimumDriverBranch: 580,
  // graphs, kernels compiled at the first start, one request; no published log was read, an estimate
  warmUpSeconds: 300,
};

const UNTOLD: UntoldOption[] = [
  { option: 'drainSeconds', reason: 'it waits for running requests without a limit', instead: 'the platform ends it after the longest generation' },
  { option: 'readySeconds', reason: 'it loads for as long as it takes', instead: 'the start-up probe gives up' },
];

/** One version of SGLang. */
export class SglangVersion implements IEngineVersion {
  public readonly engineName: string = 'sglang';
  public readonly factsVersion: string = SGLANG_FACTS.version;
  public readonly factsAsOf: string = SGLANG_FACTS.asOf;
  public readonly factsSource: string = SGLANG_FACTS.source;
  public readonly image: string;
  public readonly endpoints: EngineEndpoints = SGLANG_ENDPOINTS;
  public readonly metrics: EngineMetrics = SGLANG_METRICS;
  public readonly runtime: EngineRuntime = RUNTIME;
  // docker/Dockerfile installs the streamer; its guide to object stores names 4 connections, where the streamer's own names 8 (2026-11-22); that the `-runtime` variant holds it too is UNVERIFIED
  public readonly spread: EngineSpread = SGLANG_SPREAD;
  public readonly streaming: EngineStreaming = { ...RUNAI_STREAMING, connections: 4 };
  public readonly performance: EnginePerformance = SGLANG_PERFORMANCE;
  public readonly advisories: Advisory[] = SGLANG_ADVISORIES;
  public readonly decidedOptions: DecidedOption[] = SGLANG_OPTIONS.decided;
  public readonly unsafeOptions: UnsafeOption[] = SGLANG_OPTIONS.unsafe;
  public readonly knownOptions: string[];
  public readonly knownMetrics: string[] = SGLANG_METRIC_NAMES;
  public readonly logs: LogForm[] = SGLANG_LOGS;
  public readonly untold: UntoldOption[] = UNTOLD;
  public readonly weightFiles: WeightFiles = WeightFiles.SAFETENSORS;
  public readonly switches: SwitchSupport[];

  public constructor(public readonly version: string) {
    this.knownOptions = SGLANG_OPTIONS.knownTo(version);
    this.switches = switchesOf(SGLANG_SWITCHES, SGLANG_OPTIONS, version);
    // the variant without compilers and sshd, which its makers recommend for production
    this.image = `docker.io/lmsysorg/sglang:v${version.replace(/^v/, '')}-runtime`;
  }

  /** The process to start. */
  public command(options: EngineOptions): EngineCommand {
    return sglangCommand(options, this.runtime.homePath);
  }

  /** What it takes of a device's memory. */
  public memory(accelerator: AcceleratorFacts, devices: number): EngineMemory {
    return sglangMemoryOn(accelerator, devices);
  }

  /** What this version cannot do with this model on this device; empty if it can. */
  public unsupported(model: ModelFacts, accelerator: AcceleratorFacts, dtype: string, quantization?: string): Unsupported[] {
    return limitsOf(SGLANG_LIMITS, { version: this.version, model, accelerator, dtype, quantization });
  }

  public conversion(checkpointFormat: string, servedFormat: string): Conversion {
    return SGLANG_FORMATS.conversion(checkpointFormat, servedFormat);
  }
}
