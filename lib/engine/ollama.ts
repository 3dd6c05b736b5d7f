import type { IEngine, IEngineVersion, Maintenance } from './engine';
import { OLLAMA_FACTS } from './ollama-facts';
import { OllamaVersion } from './ollama-version';
import type { EngineTraces } from './traces';
import { OLLAMA_TRACES } from './ollama-arguments';

/** Ollama: for trials and small machines. It serves one GGUF file on one device; it has no metrics, no keys and no drain of its own. */
export class Ollama implements IEngine {
  /** Its name in the registry. */
  public readonly name: string = 'ollama';

  /** The newest release that was seen (2026-09-18). */
  public readonly defaultVersion: string = '0.34.2';

  /** Where CVE-2026-7482 is repaired. */
  public readonly floorVersion: string = '0.17.1';

  /** Its releases of 2026 mend what is reported. */
  public readonly maintenance: Maintenance = { maintained: true, notice: 'ollama/ollama, releases of 2026' };

  /** Versions whose facts were read, newest first. */
  public readonly verifiedVersions: string[] = [OLLAMA_FACTS.version];

  /** How it shows in what others wrote. */
  public readonly traces: EngineTraces = OLLAMA_TRACES;

  /** The facts of a version; every one inherits the verified entry. */
  public at(version: string): IEngineVersion {
    return new OllamaVersion(version);
  }
}
