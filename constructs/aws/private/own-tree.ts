import type { PatchRefusal } from '../../../lib/decide-props';
import { worldOf } from '../../../lib/patch/target';
import type { InferenceServiceProps } from '../inference-service';
import type { Replacements } from '../replacements';
import { networkOf } from './imported-network';

/** Patches of resources, by logical id: in a tree of one's own the framework has a way for them. */
export const PATCHES: PatchRefusal = { reaches: ({ target }) => worldOf(target) === 'cloudformation', instead: 'addPropertyOverride(…)' };

/** What a caller gives as objects of the framework. */
export function replacementsOf({ vpc, apiKeySecret, logGroup, key, topic }: InferenceServiceProps): Replacements {
  return {
    network: vpc && networkOf(vpc),
    apiKeySecretArn: apiKeySecret?.secretArn,
    logGroupName: logGroup?.logGroupName,
    keyArn: key?.keyArn,
    topicArn: topic?.topicArn,
  };
}
