import type { IEngine, IEngineVersion, Maintenance } from './engine';
import { TRTLLM_FACTS } from './tensorrt-llm-facts';
import { TensorrtLlmVersion } from './tensorrt-llm-version';
import type { EngineTraces } from './traces';
import { TRTLLM_TRACES } from './tensorrt-llm-arguments';

/** TensorRT-LLM, by its own server `trtllm-serve` and its PyTorch backend. */
export class TensorrtLlm implements IEngine {
  /** Its name in the registry. */
  public readonly name: string = 'tensorrt-llm';

  /** The newest stable release that was seen (2026-04); 1.3 is a candidate. */
  public readonly defaultVersion: string = '1.2.1';

  /** No published hole was found; nothing older was read. */
  public readonly floorVersion: string = '1.2.1';

  /** Its candidates of 2026 mend what is reported. */
  public readonly maintenance: Maintenance = { maintained: true, notice: 'NVIDIA/TensorRT-LLM, release candidates of 2026' };

  /** Versions whose facts were read, newest first. */
  public readonly verifiedVersions: string[] = TRTLLM_FACTS.map(({ version }) => version);

  /** How it shows in what others wrote. */
  public readonly traces: EngineTraces = TRTLLM_TRACES;

  /** The facts of a version; a newer one than the facts inherits the newest verified entry. */
  public at(version: string): IEngineVersion {
    return new TensorrtLlmVersion(version);
  }
}
