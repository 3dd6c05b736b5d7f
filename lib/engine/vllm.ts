import type { IEngine, IEngineVersion, Maintenance } from './engine';
import type { EngineTraces } from './traces';
import { VLLM_TRACES } from './vllm-arguments';
import { VLLM_FACTS } from './vllm-facts';
import { VLLM_SECRETS } from './vllm-options';
import { VllmVersion } from './vllm-version';

/** vLLM. */
export class Vllm implements IEngine {
  /** Its name in the registry. */
  public readonly name: string = 'vllm';

  /** The floor itself: no newer version was read. */
  public readonly defaultVersion: string = '0.32.0';

  /** Where PYSEC-2026-4344 and PYSEC-2026-4349 are repaired. */
  public readonly floorVersion: string = '0.32.0';

  /** Flags that take a secret. */
  public readonly secretOptions?: string[] = VLLM_SECRETS;

  /** Its releases of 2026 mend what is reported. */
  public readonly maintenance: Maintenance = { maintained: true, notice: 'vllm-project/vllm, releases of 2026' };

  /** Versions whose facts were read, newest first. */
  public readonly verifiedVersions: string[] = VLLM_FACTS.map(({ version }) => version);

  /** How it shows in what others wrote. */
  public readonly traces: EngineTraces = VLLM_TRACES;

  /** The facts of a version; a newer one than the facts inherits the newest verified entry. */
  public at(version: string): IEngineVersion {
    return new VllmVersion(version);
  }
}
