import { shown, type ConfigFields } from './config-fields';
import type { NativeQuantization } from './model';

const FIELD = 'quantization_config';

/** Weights that share a scale, by definition of the format. */
const GROUP = { mxfp4: 32, nvfp4: 16 } as const;

/** Names of a layout by its usual spelling in `quant_method`. */
const READERS: { readonly [method: string]: (method: ConfigFields, fields: ConfigFields) => NativeQuantization | undefined } = {
  fp8: readFp8,
  fbgemm_fp8: () => ({ format: 'fp8' }),
  awq: (method, fields) => readGrouped('awq', method, fields),
  gptq: (method, fields) => readGrouped('gptq', method, fields),
  mxfp4: (method) => ({ format: 'mxfp4', blockSize: GROUP.mxfp4, ...expertsOnly(method.list('modules_to_not_convert')) }),
  modelopt: readModelOpt,
  'compressed-tensors': readCompressed,
};

/** The quantisation a checkpoint was published in; undefined when it is not quantised. */
export function readQuantization(fields: ConfigFields): NativeQuantization | undefined {
  const method = fields.object(FIELD);
  if (!method) return undefined;
  const name = method.text('quant_method');
  const reader = name !== undefined && Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  const read = reader ? reader(method, fields) : fields.refuse(FIELD, `has the method ${shown(name)}, expected one of ${Object.keys(READERS).join(', ')}`);
  method.problems.forEach(({ field, message, remedy }) => fields.refuse(`${FIELD}.${field}`, message, remedy));
  return read;
}

function readFp8(method: ConfigFields, fields: ConfigFields): NativeQuantization | undefined {
  const block = method.list('weight_block_size');
  if (!block) return { format: 'fp8' };
  const [rows, columns] = block;
  if (block.length === 2 && rows === columns && Number.isInteger(rows) && (rows as number) > 0) return { format: 'fp8', blockSize: rows as number };
  return fields.refuse(FIELD, `has blocks of ${shown(block)}, expected two equal sides`);
}

function readGrouped(format: string, method: ConfigFields, fields: ConfigFields): NativeQuantization | undefined {
  const bits = method.optionalCount('bits', 'w_bit') ?? 4;
  if (bits === 8) return { format: 'int8' };
  if (bits !== 4) return fields.refuse(FIELD, `has ${bits} bits, expected 4 or 8`);
  // minus one stands for a scale of a whole channel
  const group = method.raw('group_size') === -1 ? undefined : method.optionalCount('group_size', 'q_group_size');
  return { format, ...(group !== undefined && { blockSize: group }) };
}

function readModelOpt(method: ConfigFields, fields: ConfigFields): NativeQuantization | undefined {
  const algorithm = method.text('quant_algo')?.toUpperCase();
  if (algorithm === 'FP8') return { format: 'fp8' };
  if (algorithm === 'NVFP4') return { format: 'nvfp4', blockSize: GROUP.nvfp4 };
  return fields.refuse(FIELD, `has the algorithm ${shown(algorithm)}: which layers have how many bits is not in it`, 'state the sizes of the weights in `model.facts`');
}

/** One group of layers, one layout. */
function readCompressed(method: ConfigFields, fields: ConfigFields): NativeQuantization | undefined {
  const groups = Object.entries(method.raw('config_groups') ?? {}).map(([name]) => name);
  const read = groups.map((name) => compressedGroup(method.object('config_groups')?.object(name)?.object('weights')));
  const [first] = read;
  if (first === undefined || read.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    return fields.refuse(FIELD, `has ${groups.length} groups of weights, expected one layout that is known`);
  }
  return { ...first, ...expertsOnly(method.list('ignore')) };
}

function compressedGroup(weights?: ConfigFields): NativeQuantization | undefined {
  const bits = weights?.optionalCount('num_bits');
  const float = weights?.text('type') === 'float';
  const group = weights?.optionalCount('group_size');
  if (bits === 8) return { format: float ? 'fp8' : 'int8' };
  if (bits !== 4) return undefined;
  if (!float) return { format: 'int4', ...(group !== undefined && { blockSize: group }) };
  const format = (['mxfp4', 'nvfp4'] as const).find((name) => GROUP[name] === group);
  return format && { format, blockSize: GROUP[format] };
}

/** A list that leaves out all attention leaves only the experts. */
function expertsOnly(excluded: unknown[] = []): { expertsOnly?: true } {
  const all = excluded.some((module) => typeof module === 'string' && /self_attn\W*$/.test(module) && (module.includes('*') || module === 'self_attn'));
  return all ? { expertsOnly: true } : {};
}
