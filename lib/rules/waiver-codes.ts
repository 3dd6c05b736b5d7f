import type { SeverityByProfile } from './rule';
import { ALWAYS_ERROR, ALWAYS_WARNING } from './severities';

/** What can be said about a waiver itself. */
export interface WaiverLaw {
  readonly code: string;
  readonly law: string;
  readonly why: string;
  readonly severity: SeverityByProfile;
}

/** What can be wrong with a waiver. */
export const WAIVER_LAWS = {
  expired: {
    code: 'WAIVER_EXPIRED',
    law: 'a waiver is used up to its last day',
    why: 'what was accepted for a while must be looked at again; the finding it covered is back',
    severity: ALWAYS_WARNING,
  },
  unused: {
    code: 'WAIVER_UNUSED',
    law: 'a waiver covers a finding',
    why: 'a waiver that covers nothing would hide the next finding of that code, which nobody has judged',
    severity: ALWAYS_WARNING,
  },
  refused: {
    code: 'WAIVER_REFUSED',
    law: 'a waiver names a finding that can be accepted, gives a reason and a last day',
    why: 'what cannot work does not begin to work by being accepted',
    severity: ALWAYS_ERROR,
  },
} as const satisfies { [name: string]: WaiverLaw };

/** Findings that cannot be accepted: the deployment cannot work, or would give a secret away. */
export const NEVER_WAIVED: readonly string[] = [
  'MODEL_DOES_NOT_FIT', 'CONTEXT_DOES_NOT_FIT', 'WORKLOAD_BEYOND_CONTEXT',
  'HEADS_NOT_DIVISIBLE', 'KV_HEADS_NOT_DIVISIBLE', 'QUANTISATION_BLOCK_SPLIT', 'DEVICES_MISSING', 'CUT_DOES_NOT_ADD_UP', 'CUT_BEYOND_ENGINE', 'PIPELINE_TOO_DEEP',
  'ENGINE_UNSUPPORTED', 'SWITCH_VALUE_UNKNOWN', 'FOLDER_NOT_AT_SOURCE', 'ADAPTER_NAME_TAKEN', 'KUBERNETES_TOO_OLD', 'STARTUP_PROBE_TOO_SHORT', 'PROBE_ON_LOOPBACK', 'PROBE_BEHIND_KEY', 'IDLE_BEYOND_LOAD_BALANCER', 'STEP_TOO_SMALL', 'WARM_POOL_ILLEGAL',
  'MANIFEST_HAS_NO_PLACE', 'MANIFEST_NOT_PINNED', 'INTEGRITY_NOT_ENFORCED', 'GATED_MODEL_FROM_HUB', 'MOUNTED_SOURCE_MISSING',
  'SUBNETS_DO_NOT_MATCH_ZONES', 'RANGE_ILLEGAL', 'TOO_FEW_ZONES',
  'PUBLIC_WITHOUT_KEYS', 'ENGINE_NOT_ON_LOOPBACK', 'ENGINE_OPTION_DECIDED', 'SECRET_INLINE',
  'NAME_TOO_LONG', 'HOST_NAME_OUTSIDE_ZONE', 'KUBERNETES_LABEL_ILLEGAL', 'TAG_ILLEGAL', 'VARIABLE_ILLEGAL', 'IMAGE_DIGEST_ILLEGAL',
  'PATCH_UNMATCHED', 'PATCH_AMBIGUOUS', 'PATCH_BREAKS_OBJECT',
  'WAIVER_EXPIRED', 'WAIVER_UNUSED', 'WAIVER_REFUSED', 'LOCK_STALE', 'LOCK_DAMAGED', 'LOCK_FOREIGN', 'LOCK_VERSION_UNKNOWN', 'ENGINE_UNKNOWN', 'INSTANCE_TYPE_UNKNOWN',
];
