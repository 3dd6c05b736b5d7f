import type { ModelFacts } from '../model/model';
import type { IntegrityKind } from './enums';

/** What proves that the weights are the ones that were approved. */
export interface IntegrityProps {
  /**
   * The kind of proof.
   *
   * @default - `sha256` when `manifest` is given, `s3-version` when only `versions` is, else `none`
   */
  readonly kind?: IntegrityKind;

  /**
   * Digest of the manifest as `sha256:<64 hex digits>`; `llm-serving manifest` prints it. The list itself lies beside the weights as `manifest.sha256`.
   *
   * @default - weights are not compared with a manifest
   */
  readonly manifest?: string;

  /**
   * Digest of the list of object versions as `sha256:<64 hex digits>`; `llm-serving manifest` prints it. The list itself lies beside the weights as `object-versions.txt`.
   *
   * @default - versions are not compared with a list
   */
  readonly versions?: string;
}

/** What is served. */
export interface ModelProps {
  /** Hugging Face id, such as `Qwen/Qwen3-8B`, or a name of one's own with `configFile` or `facts`. Plan-time. */
  readonly id: string;

  /**
   * The commit of the Hub repository; a branch or tag is refused, since it can move.
   *
   * @default - none: weights from the Hub are refused without one
   */
  readonly revision?: string;

  /**
   * Where the weights come from: `hf` (the Hub), `s3://bucket/prefix/`, or `/path` that the platform has mounted. Opaque, except for its scheme.
   *
   * @default 'hf'
   */
  readonly source?: string;

  /**
   * What proves that the weights are the approved ones.
   *
   * @default - nothing is proved: `dev` mentions it, `prod` warns, `regulated` refuses
   */
  readonly integrity?: IntegrityProps;

  /**
   * Weight format of the files at `source` (`bfloat16`, `fp8`, `awq`, `gptq`, `nvfp4`, `mxfp4`, `q4_k_m` …), where they are others than those the model was published in.
   *
   * @default - the format that the model was published in
   */
  readonly checkpointFormat?: string;

  /**
   * Weight format that is served. Where the files have another one, the engine converts them while it loads them: few engines do, and few formats.
   *
   * @default - the format of the files
   */
  readonly quantization?: string;

  /**
   * Data type of weights and activations that are not quantised: `bfloat16` or `float16`.
   *
   * @default - the checkpoint's type
   */
  readonly dtype?: string;

  /**
   * Names that requests may put into `model`. The first one is used in labels and alarms.
   *
   * @default - the service's name
   */
  readonly servedNames?: string[];

  /**
   * A Hugging Face `config.json` beside the deployment file, for a model that the catalogue lacks.
   *
   * @default - the catalogue's facts
   */
  readonly configFile?: string;

  /**
   * Facts given in place, for a model that the catalogue lacks.
   *
   * @default - the catalogue's facts
   */
  readonly facts?: ModelFacts;

  /**
   * Whether code that comes with the weights may run in the engine.
   *
   * @default false
   */
  readonly trustRemoteCode?: boolean;
}
