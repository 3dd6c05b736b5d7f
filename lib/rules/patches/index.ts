import type { Deployment } from '../../deployment/deployment';
import type { Finding } from '../../finding/finding';
import type { PatchStep } from '../../patch/apply-patches';
import { findingOf } from '../judge';
import { changesSomething } from './changes-something';
import { drainStaysWhole } from './drain-stays-whole';
import { firewallStaysClosed } from './firewall-stays-closed';
import { hitsOneObject } from './hits-one-object';
import { hitsSomething } from './hits-something';
import { objectStaysWhole } from './object-stays-whole';
import { parityHolds } from './parity-holds';
import type { PatchRule, PatchSubject } from './patch-rule';
import { platformIsRendered } from './platform-is-rendered';
import { podsStayRestricted } from './pods-stay-restricted';
import { policyStaysClosed } from './policy-stays-closed';
import { probesStayPatient } from './probes-stay-patient';
import { protectionStays } from './protection-stays';
import { replicasHaveOneOwner } from './replicas-have-one-owner';
import { rightsStayNarrow } from './rights-stay-narrow';
import { serviceStaysInside } from './service-stays-inside';

/** Whether a patch hits what it should, and leaves it whole. */
const SHAPE: readonly PatchRule[] = [hitsSomething, platformIsRendered, hitsOneObject, changesSomething, objectStaysWhole];

/** Whether what was decided still holds in what it hit. */
const CONTENT: readonly PatchRule[] = [
  parityHolds, probesStayPatient, drainStaysWhole, replicasHaveOneOwner, podsStayRestricted, serviceStaysInside, policyStaysClosed, firewallStaysClosed,
  protectionStays, rightsStayNarrow,
];

/** Every rule about patches, in the order of `docs/findings.md`. */
export const PATCH_RULES: readonly PatchRule[] = [...SHAPE, ...CONTENT];

/** Everything there is to say about the patches of a deployment. */
export function judgePatches(deployment: Deployment, steps: readonly PatchStep[]): Finding[] {
  return steps.flatMap((step) => {
    const shape = judgedBy(SHAPE, { ...step, deployment });
    // of what is broken, nothing more can be said
    return shape.some(({ code }) => code === objectStaysWhole.code) ? shape : [...shape, ...judgedBy(CONTENT, { ...step, deployment })];
  });
}

/** What some rules have to say about one patch. */
export function judgedBy(rules: readonly PatchRule[], subject: PatchSubject): Finding[] {
  return rules.flatMap((rule) => rule.check(subject)
    .map((violation) => findingOf(rule, { ...violation, path: `patches.${subject.index}.${violation.path}` }, subject.deployment.profile)));
}
