import type { EngineProps } from '../deployment/engine-props';

/** Everything about an engine but its name. */
export interface EngineOverrides {
  /**
   * Version of the server.
   *
   * @default - the newest version that is known to be safe
   */
  readonly version?: string;

  /**
   * Image in place of the engine's own, best with a digest.
   *
   * @default - the engine's published image of that version
   */
  readonly image?: string;

  /**
   * Arguments appended to the engine's command as they are.
   *
   * @default []
   */
  readonly extraArgs?: string[];

  /**
   * Environment added to the engine's.
   *
   * @default {}
   */
  readonly extraEnv?: { [name: string]: string };
}

/** Says in code which engine serves: plain data, the same as in a deployment file. */
export class Engine {
  /** vLLM. */
  public static vllm(overrides: EngineOverrides = {}): EngineProps {
    return { name: 'vllm', ...overrides };
  }

  /** SGLang. */
  public static sglang(overrides: EngineOverrides = {}): EngineProps {
    return { name: 'sglang', ...overrides };
  }

  /** TensorRT-LLM, served by `trtllm-serve`. */
  public static tensorrtLlm(overrides: EngineOverrides = {}): EngineProps {
    return { name: 'tensorrt-llm', ...overrides };
  }

  /** Ollama, for trials and small machines. */
  public static ollama(overrides: EngineOverrides = {}): EngineProps {
    return { name: 'ollama', ...overrides };
  }

  /** Text Generation Inference, which is archived: it must be accepted by a waiver outside `dev`. */
  public static tgi(overrides: EngineOverrides = {}): EngineProps {
    return { name: 'tgi', ...overrides };
  }

  /** An engine of one's own, registered with the catalogue under this name. */
  public static named(name: string, overrides: EngineOverrides = {}): EngineProps {
    return { name, ...overrides };
  }

  private constructor() {}
}
