import type { IEngine, IEngineVersion } from './engine';
import type { EngineTraces } from './traces';
import { VLLM_TRACES } from './vllm-arguments';
import { VllmVersion } from './vllm-version';

/** vLLM. */
export class Vllm implements IEngine {
  /** Its name in the registry. */
  public readonly name: string = 'vllm';

  /** The floor itself: no newer version was read. */
  public readonly defaultVersion: string = '0.32.0';

  /** Where PYSEC-2026-4344 and PYSEC-2026-4349 are repaired. */
  public readonly floorVersion: string = '0.32.0';

  /** How it shows in what others wrote. */
  public readonly traces: EngineTraces = VLLM_TRACES;

  /** The facts of a version; a newer one than the facts inherits the newest verified entry. */
  public at(version: string): IEngineVersion {
    return new VllmVersion(version);
  }
}
