import { VolumeKind, type VolumeSpec } from '../../../lib/container/container-spec';

/** Folders of a box. */
export const HOST = {
  /** Configuration that the loader wrote. */
  etc: '/etc/llm-serving',
  /** Scripts. */
  scripts: '/opt/llm-serving',
  /** Weights, caches and scratch: local NVMe where the type has it. */
  state: '/var/lib/llm-serving',
  /** Memory-backed: keys and marks of this boot. */
  run: '/run/llm-serving',
  /** Units. */
  units: '/etc/systemd/system',
} as const;

/** Credentials that read streamed weights, for the engine. */
export const READER_FOLDER = `${HOST.run}/weights-reader`;

/** Folder of a volume on the box; nothing for a volume in memory. */
export function hostFolderOf(volume: VolumeSpec): string | undefined {
  switch (volume.kind) {
    case VolumeKind.WEIGHTS: return `${HOST.state}/weights`;
    case VolumeKind.CACHE: return `${HOST.state}/cache/${volume.name}`;
    case VolumeKind.SCRATCH: return `${HOST.state}/scratch/${volume.name}`;
    case VolumeKind.FILES: return `${HOST.etc}/files/${volume.name}`;
    case VolumeKind.SECRET: return `${HOST.run}/secrets/${volume.name}`;
    case VolumeKind.MEMORY: return undefined;
  }
}
