import type { AcceleratorFacts } from '../accelerator/instance-type';
import type { ModelFacts } from '../model/model';
import { nearest } from '../units/nearest';
import type { Unsupported } from './engine';
import type { FormatTable } from './format-table';

/** bfloat16 arithmetic begins here (vLLM config, sizing facts of 2026-11-22, section 5): a property of the device. */
const BF16_CAPABILITY = 8.0;

/** Families whose activations overflow in float16 (same source): a property of the model. */
const OVERFLOWS_IN_FP16 = /^(gemma\d*|glm4)$/;

/** What an image can run on, and in which types. */
export interface ImageLimits {
  /** The engine, as people write it. */
  readonly engine: string;

  /** The image whose kernels these are. */
  readonly image: string;

  /** Lowest compute capability that it holds kernels for. */
  readonly leastCapability: number;

  /** Data types that it takes; any, when it is not told one. */
  readonly dtypes: readonly string[];

  /** Weight formats that it takes. */
  readonly formats: FormatTable;

  /** What to take besides an instance type with NVIDIA devices, by vendor of the device. @default - nothing */
  readonly otherVendors?: { readonly [vendor: string]: string };
}

/** What is asked of one version. */
export interface Wish {
  readonly version: string;
  readonly model: ModelFacts;
  readonly accelerator: AcceleratorFacts;
  readonly dtype: string;
  readonly quantization?: string;
  /** Formats that left this version. @default - none did */
  readonly removed?: { readonly [format: string]: string };
}

/** What cannot be had; a model family that the version may not know yet is unknown, not wrong. */
export function limitsOf(limits: ImageLimits, wish: Wish): Unsupported[] {
  const { model, accelerator: { vendor, name, computeCapability }, quantization, version, removed } = wish;
  const device = { what: name, field: 'hardware.instanceType' };
  if (vendor !== 'NVIDIA') {
    const other = limits.otherVendors?.[vendor];
    return [{ ...device, reason: `the image ${limits.image} holds CUDA kernels only, ${name} is made by ${vendor}`, instead: ['an instance type with NVIDIA devices', ...(other ? [other] : [])].join(', or ') }];
  }
  if (computeCapability !== undefined && computeCapability < limits.leastCapability) {
    return [{ ...device, reason: `needs compute capability ${limits.leastCapability.toFixed(1)} or newer, ${name} has ${computeCapability.toFixed(1)}`, instead: 'a newer instance type' }];
  }
  const format = quantization ?? model.quantization?.format;
  return [
    ...unsupportedDtype(limits, wish),
    ...(format === undefined ? [] : limits.formats.unsupported(format, { version, removed, computeCapability })),
  ];
}

function unsupportedDtype({ engine, dtypes }: ImageLimits, { version, model, accelerator, dtype }: Wish): Unsupported[] {
  const { computeCapability, name } = accelerator;
  const field = 'model.dtype';
  if (dtypes.length === 0) return [];
  if (!dtypes.includes(dtype)) {
    return [{ what: dtype, field, reason: `${engine} ${version} knows no data type '${dtype}'`, instead: nearest(dtype, [...dtypes], 1)[0] ?? 'bfloat16 or float16' }];
  }
  const overflows = OVERFLOWS_IN_FP16.test(model.family);
  if (dtype === 'bfloat16' && computeCapability !== undefined && computeCapability < BF16_CAPABILITY) {
    return [{
      what: 'bfloat16',
      field,
      reason: `needs compute capability ${BF16_CAPABILITY.toFixed(1)} or newer, ${name} has ${computeCapability.toFixed(1)}`,
      instead: overflows ? `an instance type of compute capability ${BF16_CAPABILITY.toFixed(1)} or newer: ${model.family} overflows in float16` : 'float16',
    }];
  }
  if ((dtype === 'float16' || dtype === 'half') && overflows) {
    return [{ what: 'float16', field, reason: `activations of ${model.family} overflow in float16`, instead: 'bfloat16' }];
  }
  return [];
}
