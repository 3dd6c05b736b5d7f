import type { Finding } from '../../finding/finding';
import type { Scope } from '../scope';
import { acceleratorAskedFor } from './fit/accelerator-asked-for';
import { placementSaid } from './fit/placement-said';
import { sharedMemoryGiven } from './fit/shared-memory-given';
import { devicesMatchCut } from './parallelism/devices-match-cut';
import { everythingRead } from './compatibility/everything-read';
import { versionHasNoDefects } from './compatibility/version-has-no-defects';
import { versionIsSound } from './compatibility/version-is-sound';
import { budgetLetsNodesDrain } from './start-and-stop/budget-lets-nodes-drain';
import { graceCoversDrain } from './start-and-stop/grace-covers-drain';
import { graceNotZero } from './start-and-stop/grace-not-zero';
import { hookAsksOpenPort } from './start-and-stop/hook-asks-open-port';
import { noPullAfterStart } from './start-and-stop/no-pull-after-start';
import { probesAskOpenPort } from './start-and-stop/probes-ask-open-port';
import { probesAskWithoutKey } from './start-and-stop/probes-ask-without-key';
import { probesCanFail } from './start-and-stop/probes-can-fail';
import { probesPatient } from './start-and-stop/probes-patient';
import { probesPresent } from './start-and-stop/probes-present';
import { progressAwaitsStart } from './start-and-stop/progress-awaits-start';
import { rolloutHasDevice } from './start-and-stop/rollout-has-device';
import { signalReachesEngine } from './start-and-stop/signal-reaches-engine';
import { startIsAwaited } from './start-and-stop/start-is-awaited';
import { stopLetsAnswersEnd } from './start-and-stop/stop-lets-answers-end';
import { routeWaitsForAnswers } from './time-outs/route-waits-for-answers';
import { averageOfASum } from './scaling/average-of-a-sum';
import { loadIsTheSignal } from './scaling/load-is-the-signal';
import { metricLabelsExist } from './scaling/metric-labels-exist';
import { metricUnitsAgree } from './scaling/metric-units-agree';
import { metricsExist } from './scaling/metrics-exist';
import { oneOwnerOfReplicas } from './scaling/one-owner-of-replicas';
import { queryYieldsOneSeries } from './scaling/query-yields-one-series';
import { scalerFieldsHold } from './scaling/scaler-fields-hold';
import { scalerHasTarget } from './scaling/scaler-has-target';
import { zeroHasAHolder } from './scaling/zero-has-a-holder';
import { claimFitsReplicas } from './storage/claim-fits-replicas';
import { mountsHaveVolumes } from './storage/mounts-have-volumes';
import { weightsStay } from './storage/weights-stay';
import { addressIsOpen } from './network/address-is-open';
import { peersNamed } from './network/peers-named';
import { routeArrives } from './network/route-arrives';
import { controlPathsClosed } from './security/control-paths-closed';
import { imageVersionStands } from './security/image-version-stands';
import { leastPrivilege } from './security/least-privilege';
import { optionsOpenNothing } from './security/options-open-nothing';
import { outsideNeedsAKey } from './security/outside-needs-a-key';
import { secretsStayOut } from './security/secrets-stay-out';
import { definitionRulesHold } from './names-and-limits/definition-rules-hold';
import { fieldsInPlace } from './names-and-limits/fields-in-place';
import { monitorFindsPort } from './names-and-limits/monitor-finds-port';
import { namesLegal } from './names-and-limits/names-legal';
import { resourceAsDefined } from './names-and-limits/resource-as-defined';
import { servedNameAgrees } from './names-and-limits/served-name-agrees';
import { serviceLinksOff } from './names-and-limits/service-links-off';
import { servicePicksPods } from './names-and-limits/service-picks-pods';
import { targetPortOpen } from './names-and-limits/target-port-open';
import { planFindings } from './compatibility/plan-rules-hold';
import { toFinding, type ManifestRule } from './rule';

/** Every rule about manifests, by area. A new rule is one name here. */
export const MANIFEST_RULES: readonly ManifestRule[] = [
  // fit
  acceleratorAskedFor, placementSaid, sharedMemoryGiven,
  // parallelism
  devicesMatchCut,
  // compatibility
  everythingRead, versionHasNoDefects, versionIsSound,
  // start and stop
  budgetLetsNodesDrain, graceCoversDrain, graceNotZero, hookAsksOpenPort, noPullAfterStart, probesAskOpenPort, probesAskWithoutKey, probesCanFail,
  probesPatient, probesPresent, progressAwaitsStart, rolloutHasDevice, signalReachesEngine, startIsAwaited, stopLetsAnswersEnd,
  // time outs
  routeWaitsForAnswers,
  // scaling
  averageOfASum, loadIsTheSignal, metricLabelsExist, metricUnitsAgree, metricsExist, oneOwnerOfReplicas, queryYieldsOneSeries, scalerFieldsHold,
  scalerHasTarget, zeroHasAHolder,
  // storage
  claimFitsReplicas, mountsHaveVolumes, weightsStay,
  // network
  addressIsOpen, peersNamed, routeArrives,
  // security
  controlPathsClosed, imageVersionStands, leastPrivilege, optionsOpenNothing, outsideNeedsAKey, secretsStayOut,
  // names and limits
  definitionRulesHold, fieldsInPlace, monitorFindsPort, namesLegal, resourceAsDefined, servedNameAgrees, serviceLinksOff, servicePicksPods, targetPortOpen,
];

/** Everything there is to say about what was read together. */
export function judgeManifests(scope: Scope): Finding[] {
  return [...planFindings(scope), ...MANIFEST_RULES.flatMap((rule) => rule.check(scope).map((violation) => toFinding(rule, violation)))];
}
