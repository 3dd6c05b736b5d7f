import type { AcceleratorFacts } from '../../../lib/accelerator/instance-type';
import { Conversion, ShareOf, StopBehaviour, WeightFiles, type EngineMemory, type IEngine, type IEngineVersion, type Unsupported } from '../../../lib/engine/engine';
import type { EngineCommand, EngineOptions } from '../../../lib/engine/engine-options';
import { SWITCH_NAMES } from '../../../lib/engine/switches';
import type { ModelFacts } from '../../../lib/model/model';
import { isWithin } from '../../../lib/units/version';

/** An engine as a user would write one: other flags, a settings file in place of variables, no metrics, one version of facts. */
export class ToyEngine implements IEngine {
  public readonly name = 'toy';
  public readonly defaultVersion = '2.1';
  public readonly floorVersion = '2.0';
  public readonly maintenance = { maintained: true, notice: 'its author plays with it' };
  public readonly verifiedVersions = ['2.1', '2.0'];

  public at(version: string): IEngineVersion {
    return new ToyVersion(version);
  }
}

class ToyVersion implements IEngineVersion {
  public readonly engineName = 'toy';
  public readonly factsVersion: string;
  public readonly factsAsOf = '2026-11-01';
  public readonly factsSource = 'the manual of the toy engine';
  public readonly image: string;
  public readonly metrics = { modelLabel: 'model' };
  public readonly endpoints = {
    livenessPath: '/alive',
    readinessPath: '/loaded',
    checksModelName: true,
    healthByGeneration: false,
    apiPaths: ['/say'],
    controlPaths: ['/load', '/unload'],
    generationPath: '/say',
    generationBody: '{"text":"a","words":1}',
    refusedBodyFields: ['template'],
    outputTokenFields: ['words'],
    costFields: { counts: [], off: [], prompts: [] },
  };
  public readonly runtime = {
    userId: 1000, groupId: 1000, homePath: '/home/toy', homeInImage: false, writablePaths: ['/home/toy', '/tmp'], copiesWeights: false, sharedMemoryMiB: 64, ulimits: [], stopSignal: 'SIGINT', onStop: StopBehaviour.FINISHES,
    processesPerDevice: 1, imageGiB: 2, minimumDriverBranch: 525, warmUpSeconds: 5,
  };
  public readonly advisories = [{ id: 'TOY-1', below: '2.0', effect: 'says too much', guarded: false, defectOnly: false, source: 'its author' }];
  public readonly decidedOptions = [
    { field: 'model.source', spellings: ['-m'] },
    { field: 'model.servedNames', spellings: ['--names'] },
    { field: 'access.exposure', spellings: ['--bind'] },
    { field: 'hardware.tensorParallel', spellings: ['--devices'] },
    { field: 'workload.contextTokens', spellings: ['--context'] },
    { field: 'workload.longestGeneration', spellings: ['--linger', '--wait', '--keep'] },
    { field: 'storage.cache', spellings: ['TOY_CACHE'] },
    { field: 'optimization.toolCallParser', spellings: ['--tools'] },
  ];
  public readonly knownOptions = ['-m', '--names', '--bind', '--devices', '--context', '--linger', '--wait', '--keep', 'TOY_CACHE', 'TOY_COLOUR', '--open', '--tools'];
  public readonly knownMetrics: string[] = [];
  public readonly untold = ['maxSequences', 'maxBatchedTokens', 'memoryShare', 'dtype', 'quantization', 'trustRemoteCode'].map((option) => ({
    option, reason: 'a toy has no switch for it', instead: 'nobody: it is a toy',
  }));
  public readonly weightFiles = WeightFiles.SAFETENSORS;
  public readonly switches = SWITCH_NAMES.map((name) => (name === 'toolCallParser' ? { name, options: ['--tools'], values: ['hammer', 'saw'] } : { name, options: [], instead: 'a real engine' }));
  public readonly unsafeOptions = [{ spelling: '--open', reason: 'answers everybody about everything' }];

  public constructor(public readonly version: string) {
    this.factsVersion = isWithin(version, undefined, '2.1') ? '2.0' : '2.1';
    this.image = `registry.example.com/toy:${version}`;
  }

  public command(options: EngineOptions): EngineCommand {
    return {
      command: ['/usr/bin/toy'],
      args: [
        '-m', options.modelPath, `--names=${options.servedNames.join(',')}`, '--bind', `${options.host}:${options.port}`, '--devices', String(options.tensorParallel),
        '--context', String(options.contextTokens), '--linger', String(options.drainSeconds), '--wait', String(options.readySeconds), '--keep', String(options.keepAliveSeconds),
        ...(options.tuning.toolCallParser === undefined ? [] : ['--tools', options.tuning.toolCallParser]),
      ],
      env: { TOY_CACHE: options.cachePath, TOY_COLOUR: 'off' },
      files: {},
      preparation: [],
    };
  }

  public memory(_accelerator: AcceleratorFacts, _devices: number): EngineMemory {
    return { defaultShare: 0.8, shareOf: ShareOf.DEVICE, cachePerPlace: false, stepHoldsPrompt: false, mostDevices: 4, defaultMaxSequences: 8, defaultBatchedTokens: 512, graphsGiB: 0, contextGiB: 0.1, blockTokens: 1, weightFactor: 1 };
  }

  public unsupported(_model: ModelFacts, _accelerator: AcceleratorFacts, _dtype: string, quantization?: string): Unsupported[] {
    return quantization ? [{ what: quantization, field: 'model.quantization', reason: 'toys are not quantised', instead: 'a checkpoint without quantisation' }] : [];
  }

  public conversion(checkpointFormat: string, servedFormat: string): Conversion {
    return checkpointFormat === servedFormat ? Conversion.NONE : Conversion.NEVER;
  }
}
