import type { IEngine, IEngineVersion, Maintenance } from './engine';
import { SGLANG_FACTS } from './sglang-facts';
import { SglangVersion } from './sglang-version';
import type { EngineTraces } from './traces';
import { SGLANG_TRACES } from './sglang-arguments';

/** SGLang. */
export class Sglang implements IEngine {
  /** Its name in the registry. */
  public readonly name: string = 'sglang';

  /** The newest release that was seen (2026-09-18). */
  public readonly defaultVersion: string = '0.5.20';

  /** The first version that CVE-2026-15976 is not stated for. */
  public readonly floorVersion: string = '0.5.16';

  /** Its releases of 2026 mend what is reported. */
  public readonly maintenance: Maintenance = { maintained: true, notice: 'sgl-project/sglang, releases of 2026' };

  /** Versions whose facts were read, newest first. */
  public readonly verifiedVersions: string[] = [SGLANG_FACTS.version];

  /** Flags that take a secret. */
  public readonly secretOptions?: string[] = ['--api-key', '--admin-api-key'];

  /** How it shows in what others wrote. */
  public readonly traces: EngineTraces = SGLANG_TRACES;

  /** The facts of a version; every one inherits the verified entry. */
  public at(version: string): IEngineVersion {
    return new SglangVersion(version);
  }
}
