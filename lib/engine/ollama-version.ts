import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { LogForm } from '../logs/log-form';
import type { ModelFacts } from '../model/model';
import { guarded } from './advisory';
import { Conversion, StopBehaviour, WeightFiles, type Advisory, type DecidedOption, type EngineEndpoints, type EngineMemory, type EngineRuntime, type IEngineVersion, type UnsafeOption, type UntoldOption, type Unsupported,  } from './engine';
import type { EngineMetrics } from './engine-metrics';
import type { EngineCommand, EngineOptions } from './engine-options';
import { ollamaCommand } from './ollama-command';
import { OLLAMA_ENDPOINTS } from './ollama-endpoints';
import { OLLAMA_FACTS } from './ollama-facts';
import { OLLAMA_FORMATS, ollamaLimits, ollamaMemoryOn } from './ollama-limits';
import { OLLAMA_LOGS } from './ollama-logs';
import { OLLAMA_OPTIONS } from './ollama-options';
import { OLLAMA_SWITCHES } from './ollama-switches';
import { switchesOf } from './switches';
import type { SwitchSupport } from './tuning';

const RUNTIME: EngineRuntime = {
  // the user `ubuntu` of its base image; it needs a home and a store that it may write, and /tmp (UNVERIFIED by running)
  userId: 1000,
  groupId: 1000,
  homePath: '/home/ollama',
  homeInImage: false,
  writablePaths: ['/home/ollama', '/tmp', '/dev/shm'],
  copiesWeights: true,
  // it needs none; what Docker gives
  sharedMemoryMiB: 64,
  ulimits: [],
  stopSignal: 'SIGTERM',
  // it closes every connection (server/routes.go)
  onStop: StopBehaviour.CUTS,
  // the server, and llama.cpp as a child
  processesPerDevice: 2,
  // libraries of two CUDA versions; no published size was read, an estimate
  imageGiB: 3,
  // docs.ollama.com/gpu, read 2026-11-25: 550, and 570 for compute capability 6.2 and older
  minimumDriverBranch: 550,
  // loading is told apart; no published log was read, an estimate
  warmUpSeconds: 60,
};

const UNTOLD: UntoldOption[] = [
  { option: 'tensorParallel', reason: 'it puts whole layers on devices, one after the other', instead: 'one device for each replica' },
  { option: 'maxBatchedTokens', reason: 'it has no switch for the tokens of a step', instead: 'llama.cpp decides' },
  { option: 'memoryShare', reason: 'it takes what is free, and moves layers to the CPU when that is short', instead: 'the plan counts what fits' },
  { option: 'dtype', reason: 'the file says it', instead: 'the file itself' },
  { option: 'quantization', reason: 'the file says it', instead: 'the GGUF file at the source must be in that format' },
  { option: 'drainSeconds', reason: 'it cuts running requests at the stop signal', instead: 'the signal is held back until the longest generation has ended' },
  { option: 'keepAliveSeconds', reason: 'it keeps an idle connection without a limit', instead: 'the guard opens a connection for each request' },
  { option: 'cachePath', reason: 'it compiles nothing', instead: 'nothing has to be kept' },
  { option: 'trustRemoteCode', reason: 'a GGUF file holds no code', instead: 'nothing can run' },
];

/** One version of Ollama. */
export class OllamaVersion implements IEngineVersion {
  public readonly engineName: string = 'ollama';
  public readonly factsVersion: string = OLLAMA_FACTS.version;
  public readonly factsAsOf: string = OLLAMA_FACTS.asOf;
  public readonly factsSource: string = OLLAMA_FACTS.source;
  public readonly image: string;
  public readonly endpoints: EngineEndpoints = OLLAMA_ENDPOINTS;
  // none at all (issue #3144): the guard tells what runs and waits
  public readonly metrics: EngineMetrics = { modelLabel: 'model' };
  public readonly runtime: EngineRuntime = RUNTIME;
  public readonly advisories: Advisory[] = [
    guarded('CVE-2026-7482', { below: '0.17.1' }, 'memory of the server is read by way of /api/create and /api/push; the guard closes the paths', 'CVE record CVE-2026-7482'),
  ];
  public readonly decidedOptions: DecidedOption[] = OLLAMA_OPTIONS.decided;
  public readonly unsafeOptions: UnsafeOption[] = OLLAMA_OPTIONS.unsafe;
  public readonly knownOptions: string[];
  public readonly knownMetrics: string[] = [];
  public readonly logs: LogForm[] = OLLAMA_LOGS;
  public readonly untold: UntoldOption[] = UNTOLD;
  public readonly weightFiles: WeightFiles = WeightFiles.GGUF;
  public readonly switches: SwitchSupport[];

  public constructor(public readonly version: string) {
    this.knownOptions = OLLAMA_OPTIONS.knownTo(version);
    this.switches = switchesOf(OLLAMA_SWITCHES, OLLAMA_OPTIONS, version);
    this.image = `docker.io/ollama/ollama:${version.replace(/^v/, '')}`;
  }

  /** The process to start. */
  public command(options: EngineOptions): EngineCommand {
    return ollamaCommand(options, this.runtime.homePath);
  }

  /** What it takes of a device's memory. */
  public memory(accelerator: AcceleratorFacts, _devices: number): EngineMemory {
    return ollamaMemoryOn(accelerator);
  }

  /** What this version cannot do with this model on this device; empty if it can. */
  public unsupported(model: ModelFacts, accelerator: AcceleratorFacts, _dtype: string, quantization?: string): Unsupported[] {
    return ollamaLimits({ version: this.version, model, accelerator, quantization });
  }

  public conversion(checkpointFormat: string, servedFormat: string): Conversion {
    return OLLAMA_FORMATS.conversion(checkpointFormat, servedFormat);
  }
}
