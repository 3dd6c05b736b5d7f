import type { IEngine, IEngineVersion, Maintenance } from './engine';
import { TGI_FACTS } from './tgi-facts';
import { TgiVersion } from './tgi-version';
import type { EngineTraces } from './traces';
import { TGI_TRACES } from './tgi-arguments';

/** Text Generation Inference: archived, for deployments that cannot move yet. */
export class Tgi implements IEngine {
  /** Its name in the registry. */
  public readonly name: string = 'tgi';

  /** The last one there is (2025-12-18). */
  public readonly defaultVersion: string = '3.3.7';

  /** Where CVE-2026-0599 is repaired. */
  public readonly floorVersion: string = '3.3.7';

  /** The repository can only be read since 2026-03-21. */
  public readonly maintenance: Maintenance = {
    maintained: false,
    notice: 'huggingface/text-generation-inference was archived on 2026-03-21: no hole that is found from then on will be mended, and no new model is added',
    instead: 'vllm or sglang',
  };

  /** Versions whose facts were read, newest first. */
  public readonly verifiedVersions: string[] = [TGI_FACTS.version];

  /** Flags that take a secret. */
  public readonly secretOptions?: string[] = ['--api-key', '--ngrok-authtoken'];

  /** How it shows in what others wrote. */
  public readonly traces: EngineTraces = TGI_TRACES;

  /** The facts of a version; every one inherits the verified entry. */
  public at(version: string): IEngineVersion {
    return new TgiVersion(version);
  }
}
