import { nearest } from '../units/nearest';
import type { IEngine } from './engine';
import { Ollama } from './ollama';
import { Sglang } from './sglang';
import { TensorrtLlm } from './tensorrt-llm';
import { Tgi } from './tgi';
import { Vllm } from './vllm';

/** Every engine that a deployment may name. Immutable: `with` returns a larger copy. */
export class EngineCatalogue {
  /** The engines that come with the library. */
  public static standard(): EngineCatalogue {
    return new EngineCatalogue([new Vllm(), new Sglang(), new TensorrtLlm(), new Ollama(), new Tgi()]);
  }

  private readonly engines: Map<string, IEngine>;

  private constructor(engines: IEngine[]) {
    this.engines = new Map(engines.map((engine) => [engine.name, engine]));
  }

  /** The names of all known engines. */
  public get names(): string[] {
    return [...this.engines.keys()];
  }

  /** Flags of any engine that take a secret: a deployment may name the wrong engine. */
  public get secretOptions(): string[] {
    return [...this.engines.values()].flatMap(({ secretOptions = [] }) => secretOptions);
  }

  /** A copy that also knows `engine`; it wins over one of the same name. */
  public with(engine: IEngine): EngineCatalogue {
    return new EngineCatalogue([...this.engines.values(), engine]);
  }

  /** The engine called `name`, or nothing when it is not known. */
  public find(name: string): IEngine | undefined {
    return this.engines.get(name);
  }

  /** Known names that look like `name`, best first. */
  public nearest(name: string): string[] {
    return nearest(name, this.names);
  }
}
