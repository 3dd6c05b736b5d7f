import type { InstanceTypeCatalogue } from './catalogue';
import type { InstanceTypeFacts } from './instance-type';

/** Labels by which nodes are chosen, with the values that are allowed. */
export type NodeLabels = ReadonlyMap<string, readonly string[]>;

/** Labels that name an EC2 instance type. */
const TYPE_LABELS = ['node.kubernetes.io/instance-type', 'beta.kubernetes.io/instance-type', 'karpenter.k8s.aws/instance-type'];

const FAMILY_LABEL = 'karpenter.k8s.aws/instance-family';
const SIZE_LABEL = 'karpenter.k8s.aws/instance-size';

/** Labels that name a device: GPU feature discovery, Karpenter, and the accelerator label of another cloud. */
const DEVICE_LABELS = ['nvidia.com/gpu.product', 'karpenter.k8s.aws/instance-gpu-name', 'cloud.google.com/gke-accelerator'];

/** A slice or a shared device is not the device. */
const PART_OF_DEVICE = /-MIG-|-SHARED$/i;

/** Instance types that such labels leave, with enough devices; nothing when no label says it. */
export function typesByLabels(labels: NodeLabels, devices: number, catalogue: InstanceTypeCatalogue): InstanceTypeFacts[] | undefined {
  const tests = [byType(labels), byFamily(labels), byDevice(labels)].filter((test) => test !== undefined);
  if (tests.length === 0) return undefined;
  return catalogue.all.filter((type) => type.accelerator.count >= devices && tests.every((test) => test(type)));
}

type Test = (type: InstanceTypeFacts) => boolean;

function byType(labels: NodeLabels): Test | undefined {
  const names = TYPE_LABELS.flatMap((label) => labels.get(label) ?? []);
  return names.length > 0 ? ({ name }) => names.includes(name) : undefined;
}

function byFamily(labels: NodeLabels): Test | undefined {
  const [families, sizes] = [labels.get(FAMILY_LABEL), labels.get(SIZE_LABEL)];
  if (!families) return undefined;
  return ({ name }) => {
    const [family, size] = name.split('.');
    return families.includes(family) && (sizes === undefined || sizes.includes(size));
  };
}

function byDevice(labels: NodeLabels): Test | undefined {
  const values = DEVICE_LABELS.flatMap((label) => labels.get(label) ?? []).filter((value) => !PART_OF_DEVICE.test(value));
  return values.length > 0 ? ({ accelerator }) => values.some((value) => isDevice(value, accelerator.name, accelerator.memoryMiB)) : undefined;
}

/** `NVIDIA-H100-80GB-HBM3`, `Tesla-T4` and `l40s` name devices as the catalogue does, but for what surrounds the model number; a memory size must agree. */
function isDevice(value: string, name: string, memoryMiB: number): boolean {
  const words = wordsOf(value);
  const model = wordsOf(name).find((word) => /\d/.test(word));
  const size = words.map((word) => /^(\d+)gb$/.exec(word)?.[1]).find((found) => found !== undefined);
  const fits = size === undefined || Math.abs(memoryMiB / 1024 - Number(size)) / Number(size) < SIZE_TOLERANCE;
  return model !== undefined && words.includes(model) && fits;
}

/** Sizes are sold in round numbers. */
const SIZE_TOLERANCE = 0.12;

const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^a-z0-9]+/);
