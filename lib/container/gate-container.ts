import { folderAddress } from '../weights/folder-address';
import type { ContainerSpec } from './container-spec';
import type { ReplicaInput } from './replica-input';
import { toolContainer } from './tool-container';

/** File name of the script that compares object versions with the pinned list. */
export const GATE_SCRIPT_FILE = 'check-versions.sh';

/** Compares what the bucket serves with the list of versions whose digest is pinned; nothing when none is. */
export function gateContainer(input: ReplicaInput): ContainerSpec | undefined {
  const { source, versionsDigest } = input.service.model;
  if (versionsDigest === undefined) return undefined;
  return toolContainer(input, { name: 'gate', script: GATE_SCRIPT_FILE, env: { LLM_SOURCE: folderAddress(source), LLM_VERSIONS_DIGEST: versionsDigest }, mounts: [] });
}
