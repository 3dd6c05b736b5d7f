import type { Finding } from '../../../finding/finding';
import type { Scope } from '../../scope';
import { everythingRead } from '../compatibility/everything-read';
import { planFindings } from '../compatibility/plan-rules-hold';
import { versionHasNoDefects } from '../compatibility/version-has-no-defects';
import { versionIsSound } from '../compatibility/version-is-sound';
import { sharedMemoryGiven } from '../fit/shared-memory-given';
import { devicesMatchCut } from '../parallelism/devices-match-cut';
import { toFinding, type ManifestRule } from '../rule';
import { imageVersionStands } from '../security/image-version-stands';
import { optionsOpenNothing } from '../security/options-open-nothing';
import { secretsStayOut } from '../security/secrets-stay-out';
import { weightsStay } from '../storage/weights-stay';
import { fleetScalesByLoad } from './fleet-scales-by-load';
import { healthCheckAwaitsStart } from './health-check-awaits-start';
import { listenerIsEncrypted } from './listener-is-encrypted';
import { loadBalancerLetsAnswersEnd } from './load-balancer-lets-answers-end';
import { ownService } from './own-service';
import { taskStopsAfterDrain } from './task-stops-after-drain';

/** Rules about templates alone. */
export const TEMPLATE_RULES: readonly ManifestRule[] = [healthCheckAwaitsStart, taskStopsAfterDrain, loadBalancerLetsAnswersEnd, fleetScalesByLoad, listenerIsEncrypted, ownService];

/** Rules about containers, wherever they run. */
const CONTAINER_RULES: readonly ManifestRule[] = [versionIsSound, versionHasNoDefects, everythingRead, devicesMatchCut, sharedMemoryGiven, imageVersionStands, optionsOpenNothing, secretsStayOut, weightsStay];

/** Rules about containers speak of pods: the same in the words of a template. */
const WORDS: readonly [ofPods: RegExp, ofTemplates: string][] = [
  [/mount an emptyDir .* at \/dev\/shm$/, 'set LinuxParameters.SharedMemorySize to what the engine needs'],
  [/resources\.limits/g, 'ResourceRequirements'],
  [/valueFrom\.secretKeyRef/g, 'Secrets with ValueFrom'],
  [/, select nodes by instance type or device$/, ''],
];

/** Everything there is to say about templates. */
export function judgeTemplates(scope: Scope): Finding[] {
  const ofContainers = [...planFindings(scope), ...findingsOf(CONTAINER_RULES, scope)].map((finding) => (
    { ...finding, remedy: WORDS.reduce((text, [ofPods, ofTemplates]) => text.replace(ofPods, ofTemplates), finding.remedy) }));
  return [...ofContainers, ...findingsOf(TEMPLATE_RULES, scope)];
}

function findingsOf(rules: readonly ManifestRule[], scope: Scope): Finding[] {
  return rules.flatMap((rule) => rule.check(scope).map((violation) => toFinding(rule, violation)));
}
