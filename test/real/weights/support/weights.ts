import { createHash, randomBytes } from 'node:crypto';
import { formatManifest } from '../../../../lib/weights/manifest';

/** Files by name. */
export type Files = { [name: string]: Buffer };

const MIB = 2 ** 20;

/** A small model: two shards, a configuration, an empty file in a folder with a space. */
export function someWeights(shardMiB = 1): Files {
  return {
    'config.json': Buffer.from('{"model_type":"toy"}\n'),
    'model-00001-of-00002.safetensors': randomBytes(shardMiB * MIB),
    'model-00002-of-00002.safetensors': randomBytes(shardMiB * MIB),
    'extra folder/empty (1).txt': Buffer.alloc(0),
  };
}

/** A model of one file, where it does not matter how many there are: each takes a process of the AWS CLI. */
export function oneShard(): Files {
  return { 'model-00001-of-00002.safetensors': randomBytes(MIB) };
}

export function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The manifest that `llm-serving manifest` writes for these files. */
export function manifestOf(files: Files): string {
  return formatManifest(Object.entries(files).map(([name, data]) => ({ name, size: data.length, sha256: sha256(data) })));
}
