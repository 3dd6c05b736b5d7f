import { concurrencyFits } from './fit/concurrency-fits';
import { contextFits } from './fit/context-fits';
import { contextWithinModel } from './fit/context-within-model';
import { coresForProcesses } from './fit/cores-for-processes';
import { cpuRequestFits } from './fit/cpu-request-fits';
import { fitIsClear } from './fit/fit-is-clear';
import { hostMemorySuffices } from './fit/host-memory-suffices';
import { memoryHoldsSharedMemory } from './fit/memory-holds-shared-memory';
import { memoryHoldsStream } from './fit/memory-holds-stream';
import { modelFits } from './fit/model-fits';
import { sharedMemorySuffices } from './fit/shared-memory-suffices';
import { typicalRequestWithinContext } from './fit/typical-request-within-context';
import { cutAddsUp } from './parallelism/cut-adds-up';
import { cutWithinEngine } from './parallelism/cut-within-engine';
import { devicesInUse } from './parallelism/devices-in-use';
import { devicesSuffice } from './parallelism/devices-suffice';
import { engineSpansNodes } from './parallelism/engine-spans-nodes';
import { engineSpreadsExperts } from './parallelism/engine-spreads-experts';
import { expertsDivide } from './parallelism/experts-divide';
import { fastLinks } from './parallelism/fast-links';
import { headsDivide } from './parallelism/heads-divide';
import { kvHeadsDivide } from './parallelism/kv-heads-divide';
import { kvHeadsNotCopied } from './parallelism/kv-heads-not-copied';
import { layersStayOnNode } from './parallelism/layers-stay-on-node';
import { nodesAreDistributed } from './parallelism/nodes-are-distributed';
import { nodesNeeded } from './parallelism/nodes-needed';
import { nodesShareEvenly } from './parallelism/nodes-share-evenly';
import { pipelineSupported } from './parallelism/pipeline-supported';
import { pipelineWithinLayers } from './parallelism/pipeline-within-layers';
import { platformSpansNodes } from './parallelism/platform-spans-nodes';
import { replicasBeforeWidth } from './parallelism/replicas-before-width';
import { shardHoldsBlocks } from './parallelism/shard-holds-blocks';
import { clusterNewEnough } from './compatibility/cluster-new-enough';
import { driverRunsImage } from './compatibility/driver-runs-image';
import { engineAtFloor } from './compatibility/engine-at-floor';
import { engineCan } from './compatibility/engine-can';
import { engineMaintained } from './compatibility/engine-maintained';
import { engineTold } from './compatibility/engine-told';
import { fabricImage } from './compatibility/fabric-image';
import { factsOfThisVersion } from './compatibility/facts-of-this-version';
import { filesConverted } from './compatibility/files-converted';
import { frameworkAtFloor } from './compatibility/framework-at-floor';
import { frameworkBringsEngine } from './compatibility/framework-brings-engine';
import { frameworkHasCluster } from './compatibility/framework-has-cluster';
import { frameworkRunsEngine } from './compatibility/framework-runs-engine';
import { frameworkTakesNoWords } from './compatibility/framework-takes-no-words';
import { guardedHoles } from './compatibility/guarded-holes';
import { imagesForArchitecture } from './compatibility/images-for-architecture';
import { machineImageDrivesDevices } from './compatibility/machine-image-drives-devices';
import { machineImageFitsPlatforms } from './compatibility/machine-image-fits-platforms';
import { modelFactsSure } from './compatibility/model-facts-sure';
import { noKnownDefects } from './compatibility/no-known-defects';
import { noOpenHoles } from './compatibility/no-open-holes';
import { nodeImageChosen } from './compatibility/node-image-chosen';
import { devicePluginRuns } from './compatibility/device-plugin-runs';
import { karpenterNewEnough } from './compatibility/karpenter-new-enough';
import { nodeGroupHasFabric } from './compatibility/node-group-has-fabric';
import { settingsHaveReader } from './compatibility/settings-have-reader';
import { drainCoversGeneration } from './start-and-stop/drain-covers-generation';
import { drainWithinAutoscaler } from './start-and-stop/drain-within-autoscaler';
import { drainWithinDeregistration } from './start-and-stop/drain-within-deregistration';
import { drainWithinSpot } from './start-and-stop/drain-within-spot';
import { drainWithinHook } from './start-and-stop/drain-within-hook';
import { livenessToleratesStall } from './start-and-stop/liveness-tolerates-stall';
import { probesNeedNoKey } from './start-and-stop/probes-need-no-key';
import { probesReachTheirPort } from './start-and-stop/probes-reach-their-port';
import { readinessAsked } from './start-and-stop/readiness-asked';
import { rolloutHasSpare } from './start-and-stop/rollout-has-spare';
import { rolloutWithinStabilization } from './start-and-stop/rollout-within-stabilization';
import { startWithinCreation } from './start-and-stop/start-within-creation';
import { startWithinHealthCheck } from './start-and-stop/start-within-health-check';
import { stopHasLoadBalancer } from './start-and-stop/stop-has-load-balancer';
import { startupProbeCoversStart } from './start-and-stop/startup-probe-covers-start';
import { stopCoversDrain } from './start-and-stop/stop-covers-drain';
import { toolsWaitForStart } from './start-and-stop/tools-wait-for-start';
import { secondFleetHasRoom } from './start-and-stop/second-fleet-has-room';
import { stepsHaveLoadBalancer } from './start-and-stop/steps-have-load-balancer';
import { stepsLargeEnough } from './start-and-stop/steps-large-enough';
import { firstStepIsPart } from './start-and-stop/first-step-is-part';
import { bakeLetsAlarmRing } from './start-and-stop/bake-lets-alarm-ring';
import { shiftStandsAlone } from './start-and-stop/shift-stands-alone';
import { warmPoolLegal } from './capacity/warm-pool-legal';
import { warmPoolPays } from './capacity/warm-pool-pays';
import { sharedStorageVersioned } from './storage/shared-storage-versioned';
import { blockAhead } from './capacity/block-ahead';
import { listenerPlaceFree } from './network/listener-place-free';
import { machinesRenewed } from './start-and-stop/machines-renewed';
import { idleChainHolds } from './time-outs/idle-chain-holds';
import { idleWithinLoadBalancer } from './time-outs/idle-within-load-balancer';
import { keepAliveOutlives } from './time-outs/keep-alive-outlives';
import { silenceWithinGeneration } from './time-outs/silence-within-generation';
import { totalChainHolds } from './time-outs/total-chain-holds';
import { answerWithinGeneration } from './speed/answer-within-generation';
import { measurementsUsed } from './speed/measurements-used';
import { promiseKept } from './speed/promise-kept';
import { rateCarried } from './speed/rate-carried';
import { speedKnown } from './speed/speed-known';
import { frameworkKeepsReplicas } from './scaling/framework-keeps-replicas';
import { moreThanOneReplica } from './scaling/more-than-one-replica';
import { adapterNamesDiffer } from './optimization/adapter-names-differ';
import { draftGiven } from './optimization/draft-given';
import { foldersAtSource } from './optimization/folders-at-source';
import { sequencesWithinCache } from './optimization/sequences-within-cache';
import { stepHoldsPrompt } from './optimization/step-holds-prompt';
import { switchSupported } from './optimization/switch-supported';
import { switchValueKnown } from './optimization/switch-value-known';
import { replicasBehindAddress } from './scaling/replicas-behind-address';
import { rangeNotReversed } from './scaling/range-not-reversed';
import { rangeIsDistributed } from './scaling/range-is-distributed';
import { signalIsShown } from './scaling/signal-is-shown';
import { engineShowsLoad } from './scaling/engine-shows-load';
import { guardIsWatched } from './scaling/guard-is-watched';
import { stepsAwaitStart } from './scaling/steps-await-start';
import { targetWithinPlaces } from './scaling/target-within-places';
import { targetKeepsPromise } from './scaling/target-keeps-promise';
import { loadMayGrow } from './scaling/load-may-grow';
import { scalerHasSource } from './scaling/scaler-has-source';
import { targetsAreLabelled } from './scaling/targets-are-labelled';
import { cooldownIsTaken } from './scaling/cooldown-is-taken';
import { schedulesWithinRange } from './scaling/schedules-within-range';
import { schedulesApart } from './scaling/schedules-apart';
import { scalerKnowsSchedules } from './scaling/scaler-knows-schedules';
import { alternativesHold } from './capacity/alternatives-hold';
import { blockComplete } from './capacity/block-complete';
import { blockFollowed } from './capacity/block-followed';
import { blockHandedOver } from './capacity/block-handed-over';
import { blockLongEnough } from './capacity/block-long-enough';
import { groupGrowsFromOne } from './capacity/group-grows-from-one';
import { oneGroupScales } from './capacity/one-group-scales';
import { oneProvider } from './capacity/one-provider';
import { priceOfSource } from './capacity/price-of-source';
import { reservationHasZone } from './capacity/reservation-has-zone';
import { sourceAsked } from './capacity/source-asked';
import { sourceFieldsUsed } from './capacity/source-fields-used';
import { sourceSold } from './capacity/source-sold';
import { sourceZoneKnown } from './capacity/source-zone-known';
import { sourcesHoldReplicas } from './capacity/sources-hold-replicas';
import { sourcesOurs } from './capacity/sources-ours';
import { spotHasAlternatives } from './capacity/spot-has-alternatives';
import { spotHasFloor } from './capacity/spot-has-floor';
import { groupPlacedWhole } from './capacity/group-placed-whole';
import { instanceFactsSure } from './capacity/instance-facts-sure';
import { nodeTypeAsPlanned } from './capacity/node-type-as-planned';
import { nodeTypePinned } from './capacity/node-type-pinned';
import { priceKnown } from './capacity/price-known';
import { quotaKnown } from './capacity/quota-known';
import { severalZonesOfferType } from './capacity/several-zones-offer-type';
import { spareIsPaid } from './capacity/spare-is-paid';
import { typeInRegion } from './capacity/type-in-region';
import { typeOnDemand } from './capacity/type-on-demand';
import { nodeRoleKnown } from './capacity/node-role-known';
import { karpenterStands } from './capacity/karpenter-stands';
import { nodeGroupFollowsLoad } from './capacity/node-group-follows-load';
import { autoModeCan } from './capacity/auto-mode-can';
import { nodeLabelsFree } from './capacity/node-labels-free';
import { bucketHasIdentity } from './storage/bucket-has-identity';
import { claimInUse } from './storage/claim-in-use';
import { claimWritable } from './storage/claim-writable';
import { engineStreams } from './storage/engine-streams';
import { imageVolumeKnown } from './storage/image-volume-known';
import { imageVolumePinned } from './storage/image-volume-pinned';
import { integrityEnforced } from './storage/integrity-enforced';
import { loadMatchesSource } from './storage/load-matches-source';
import { loadTimeMeasured } from './storage/load-time-measured';
import { manifestHasPlace } from './storage/manifest-has-place';
import { manifestPinned } from './storage/manifest-pinned';
import { modelOpenToDownload } from './storage/model-open-to-download';
import { mountedSourceExists } from './storage/mounted-source-exists';
import { nodeDiskSuffices } from './storage/node-disk-suffices';
import { oneWeightFile } from './storage/one-weight-file';
import { revisionPinned } from './storage/revision-pinned';
import { sharedStorageDistributed } from './storage/shared-storage-distributed';
import { sharedStorageDriver } from './storage/shared-storage-driver';
import { sharedStorageEncrypted } from './storage/shared-storage-encrypted';
import { sharedStorageFields } from './storage/shared-storage-fields';
import { sharedStorageHasBucket } from './storage/shared-storage-has-bucket';
import { sharedStorageInZone } from './storage/shared-storage-in-zone';
import { sharedStorageNamed } from './storage/shared-storage-named';
import { sharedStorageReachable } from './storage/shared-storage-reachable';
import { sharedStorageRegion } from './storage/shared-storage-region';
import { sharedStorageSize } from './storage/shared-storage-size';
import { sharedStorageWritable } from './storage/shared-storage-writable';
import { streamBringsNoFolders } from './storage/stream-brings-no-folders';
import { streamHasBucket } from './storage/stream-has-bucket';
import { streamKnowsRegion } from './storage/stream-knows-region';
import { streamNotHashed } from './storage/stream-not-hashed';
import { streamReadsFormat } from './storage/stream-reads-format';
import { streamUsesNoVolume } from './storage/stream-uses-no-volume';
import { versionsHaveBucket } from './storage/versions-have-bucket';
import { versionsNotOvertaken } from './storage/versions-not-overtaken';
import { versionsPinned } from './storage/versions-pinned';
import { volumeFreeForRollout } from './storage/volume-free-for-rollout';
import { volumeSharedByReplicas } from './storage/volume-shared-by-replicas';
import { weightsKept } from './storage/weights-kept';
import { weightsVerified } from './storage/weights-verified';
import { weightsWithinNvme } from './storage/weights-within-nvme';
import { nodeClassHolds } from './storage/node-class-holds';
import { caBundleUsed } from './network/ca-bundle-used';
import { fabricBetweenNodes } from './network/fabric-between-nodes';
import { fabricNotFenced } from './network/fabric-not-fenced';
import { gatewayAsExposed } from './network/gateway-as-exposed';
import { gatewayKeepsTime } from './network/gateway-keeps-time';
import { gatewayRouteNarrow } from './network/gateway-route-narrow';
import { groupPortsStayInside } from './network/group-ports-stay-inside';
import { hostNameRecorded } from './network/host-name-recorded';
import { hostNameWithinZone } from './network/host-name-within-zone';
import { hostedZoneUsed } from './network/hosted-zone-used';
import { internalRangeKnown } from './network/internal-range-known';
import { listenerHasHost } from './network/listener-has-host';
import { listenerPatient } from './network/listener-patient';
import { listenerUsed } from './network/listener-used';
import { offlineEndpoints } from './network/offline-endpoints';
import { offlineImages } from './network/offline-images';
import { offlineWeights } from './network/offline-weights';
import { policiesEnforced } from './network/policies-enforced';
import { proxyApplied } from './network/proxy-applied';
import { proxyBypassed } from './network/proxy-bypassed';
import { publicEndsSomewhere } from './network/public-ends-somewhere';
import { publicHasSubnets } from './network/public-has-subnets';
import { rangesLegal } from './network/ranges-legal';
import { rangesNarrow } from './network/ranges-narrow';
import { subnetsMatchZones } from './network/subnets-match-zones';
import { twoZonesForLoadBalancer } from './network/two-zones-for-load-balancer';
import { zonesConfirmed } from './network/zones-confirmed';
import { zonesOfferType } from './network/zones-offer-type';
import { nodeSubnetsKnown } from './network/node-subnets-known';
import { clusterReachesOut } from './network/cluster-reaches-out';
import { clusterReached } from './network/cluster-reached';
import { customerKeyOwn } from './security/customer-key-own';
import { engineOnLoopback } from './security/engine-on-loopback';
import { imageFromOwnRegistry } from './security/image-from-own-registry';
import { imagePinned } from './security/image-pinned';
import { imageTagStands } from './security/image-tag-stands';
import { internalHasKeys } from './security/internal-has-keys';
import { machineImagePinned } from './security/machine-image-pinned';
import { notRoot } from './security/not-root';
import { archiveLocked } from './observability/archive-locked';
import { archiveOutlivesGroup } from './observability/archive-outlives-group';
import { auditHasBucket } from './observability/audit-has-bucket';
import { collectorReadsNodes } from './observability/collector-reads-nodes';
import { destinationKnown } from './observability/destination-known';
import { promptsKept } from './observability/prompts-kept';
import { promptsMasked } from './observability/prompts-masked';
import { optionsLeftToPlan } from './security/options-left-to-plan';
import { optionsSafe } from './security/options-safe';
import { promptsNotLogged } from './security/prompts-not-logged';
import { publicHasCertificate } from './security/public-has-certificate';
import { publicHasKeys } from './security/public-has-keys';
import { remoteCodeRefused } from './security/remote-code-refused';
import { rootReadOnly } from './security/root-read-only';
import { loginStandsAlone } from './security/login-stands-alone';
import { loginEncrypted } from './security/login-encrypted';
import { histogramsKept } from './network/histograms-kept';
import { tracesEndpointKnown } from './network/traces-endpoint-known';
import { metricsEndpointKnown } from './network/metrics-endpoint-known';
import { metricsEndpointUsed } from './network/metrics-endpoint-used';
import { loginReachesProvider } from './network/login-reaches-provider';
import { tokensForUs } from './security/tokens-for-us';
import { tokensEncrypted } from './security/tokens-encrypted';
import { tokensStandAlone } from './security/tokens-stand-alone';
import { trafficEncrypted } from './security/traffic-encrypted';
import { clusterAdministered } from './security/cluster-administered';
import { accountAssociated } from './security/account-associated';
import { accessApplied } from './security/access-applied';
import { labelsLegal } from './names-and-limits/labels-legal';
import { nameShort } from './names-and-limits/name-short';
import { namespaceFree } from './names-and-limits/namespace-free';
import { outputCapWithinContext } from './names-and-limits/output-cap-within-context';
import { providerNameFree } from './names-and-limits/provider-name-free';
import { servedNameAsLabel } from './names-and-limits/served-name-as-label';
import { servedNamesDiffer } from './names-and-limits/served-names-differ';
import { tagsLegal } from './names-and-limits/tags-legal';
import { taskDefinitionSmall } from './names-and-limits/task-definition-small';
import type { Finding } from '../finding/finding';
import { promptsStayInside } from './degradation/prompts-stay-inside';
import { standbyAndShiftApart } from './degradation/standby-and-shift-apart';
import { standbyIsSmaller } from './degradation/standby-is-smaller';
import { standbyStandsApart } from './degradation/standby-stands-apart';
import { stepNamesWhoAnswers } from './degradation/step-names-who-answers';
import { stepsAreTaken } from './degradation/steps-are-taken';
import { stepsHaveEffect } from './degradation/steps-have-effect';
import { stepsInOrder } from './degradation/steps-in-order';
import { triggersAreSeen } from './degradation/triggers-are-seen';
import { triggersCanChange } from './degradation/triggers-can-change';
import { wayBackIsApart } from './degradation/way-back-is-apart';
import { backupHasState } from './recovery/backup-has-state';
import { checkHasCluster } from './recovery/check-has-cluster';
import { failoverHasRecord } from './recovery/failover-has-record';
import { alertKnown } from './observability/alert-known';
import { notificationComplete } from './observability/notification-complete';
import { notificationFieldsUsed } from './observability/notification-fields-used';
import { notificationExists } from './observability/notification-exists';
import { pageHeard } from './observability/page-heard';
import { budgetAboveCost } from './observability/budget-above-cost';
import { pagesWanted } from './observability/pages-wanted';
import { pageNotMuted } from './observability/page-not-muted';
import { channelOnce } from './observability/channel-once';
import { topicNear } from './observability/topic-near';
import { actionsFew } from './observability/actions-few';
import { judgeBy } from './judge';
import type { Rule, Subject } from './rule';

/** Every rule, by area, in the order of `docs/findings.md`. A new rule is one name here. */
export const RULES: readonly Rule[] = [
  // fit
  modelFits, fitIsClear, contextFits, contextWithinModel, typicalRequestWithinContext, concurrencyFits, hostMemorySuffices, cpuRequestFits,
  coresForProcesses, sharedMemorySuffices, memoryHoldsSharedMemory, memoryHoldsStream,
  // parallelism
  headsDivide, kvHeadsDivide, kvHeadsNotCopied, shardHoldsBlocks, devicesSuffice, cutAddsUp, cutWithinEngine, pipelineWithinLayers, fastLinks, replicasBeforeWidth,
  devicesInUse, pipelineSupported, engineSpansNodes, platformSpansNodes, nodesAreDistributed, nodesShareEvenly, layersStayOnNode, nodesNeeded,
  expertsDivide, engineSpreadsExperts,
  // compatibility
  engineCan, filesConverted, engineMaintained, engineTold, engineAtFloor, noOpenHoles, guardedHoles, noKnownDefects, factsOfThisVersion, modelFactsSure, driverRunsImage,
  machineImageDrivesDevices, machineImageFitsPlatforms, imagesForArchitecture, clusterNewEnough, fabricImage,
  nodeImageChosen, devicePluginRuns, karpenterNewEnough, nodeGroupHasFabric,
  frameworkRunsEngine, frameworkBringsEngine, frameworkAtFloor, frameworkTakesNoWords, frameworkHasCluster, settingsHaveReader,
  // start and stop
  startupProbeCoversStart, readinessAsked, stopCoversDrain, drainCoversGeneration, drainWithinHook, drainWithinDeregistration, drainWithinAutoscaler, drainWithinSpot,
  livenessToleratesStall, probesReachTheirPort, probesNeedNoKey, rolloutHasSpare, startWithinCreation, toolsWaitForStart,
  startWithinHealthCheck, rolloutWithinStabilization, stopHasLoadBalancer, machinesRenewed,
  secondFleetHasRoom, stepsHaveLoadBalancer, stepsLargeEnough, firstStepIsPart, bakeLetsAlarmRing, shiftStandsAlone,
  // time-outs
  idleChainHolds, keepAliveOutlives, idleWithinLoadBalancer, totalChainHolds, silenceWithinGeneration,
  // optimization
  switchSupported, switchValueKnown, draftGiven, foldersAtSource, adapterNamesDiffer, sequencesWithinCache, stepHoldsPrompt,
  // speed
  promiseKept, rateCarried, speedKnown, answerWithinGeneration, measurementsUsed,
  // scaling
  replicasBehindAddress, moreThanOneReplica, frameworkKeepsReplicas, rangeNotReversed, rangeIsDistributed, signalIsShown, engineShowsLoad, guardIsWatched, cooldownIsTaken, stepsAwaitStart,
  targetWithinPlaces, targetKeepsPromise, loadMayGrow, scalerHasSource, targetsAreLabelled, schedulesWithinRange, schedulesApart, scalerKnowsSchedules,
  // capacity
  typeInRegion, typeOnDemand, quotaKnown, priceKnown, instanceFactsSure, severalZonesOfferType, spareIsPaid, nodeTypeAsPlanned, nodeTypePinned, groupPlacedWhole,
  sourcesHoldReplicas, sourceAsked, sourceSold, sourceZoneKnown, sourceFieldsUsed, sourcesOurs, blockComplete, blockLongEnough, blockHandedOver, blockFollowed, blockAhead,
  spotHasFloor, spotHasAlternatives, reservationHasZone, oneGroupScales, oneProvider, groupGrowsFromOne, alternativesHold, priceOfSource, warmPoolLegal, warmPoolPays,
  nodeRoleKnown, karpenterStands, nodeGroupFollowsLoad, autoModeCan, nodeLabelsFree,
  // storage
  revisionPinned, weightsVerified, manifestHasPlace, manifestPinned, integrityEnforced, modelOpenToDownload, volumeSharedByReplicas,
  volumeFreeForRollout, loadTimeMeasured, weightsWithinNvme, nodeDiskSuffices, claimInUse, mountedSourceExists, weightsKept, oneWeightFile,
  loadMatchesSource, streamHasBucket, engineStreams, streamReadsFormat, streamNotHashed, streamBringsNoFolders, streamUsesNoVolume, streamKnowsRegion, versionsPinned,
  versionsHaveBucket, versionsNotOvertaken, claimWritable, bucketHasIdentity, nodeClassHolds,
  imageVolumeKnown, imageVolumePinned, sharedStorageDistributed, sharedStorageDriver, sharedStorageEncrypted, sharedStorageFields,
  sharedStorageHasBucket, sharedStorageInZone, sharedStorageNamed, sharedStorageReachable, sharedStorageRegion, sharedStorageSize, sharedStorageWritable, sharedStorageVersioned,
  // network
  offlineImages, offlineWeights, offlineEndpoints, proxyApplied, proxyBypassed, publicHasSubnets, subnetsMatchZones, internalRangeKnown, rangesLegal,
  rangesNarrow, twoZonesForLoadBalancer, zonesOfferType, zonesConfirmed, policiesEnforced, caBundleUsed, publicEndsSomewhere,
  gatewayAsExposed, gatewayRouteNarrow, gatewayKeepsTime, hostNameWithinZone, hostNameRecorded, hostedZoneUsed, listenerHasHost, listenerPatient, listenerUsed, listenerPlaceFree,
  groupPortsStayInside, fabricBetweenNodes, fabricNotFenced,
  metricsEndpointKnown, metricsEndpointUsed, tracesEndpointKnown, histogramsKept, loginReachesProvider, nodeSubnetsKnown, clusterReachesOut, clusterReached,
  // logs
  promptsKept, promptsMasked, destinationKnown, archiveOutlivesGroup, archiveLocked, collectorReadsNodes, auditHasBucket,
  // security
  publicHasCertificate, publicHasKeys, internalHasKeys, tokensStandAlone, tokensEncrypted, tokensForUs, loginStandsAlone, loginEncrypted, trafficEncrypted, imageTagStands, imagePinned, imageFromOwnRegistry, optionsLeftToPlan,
  optionsSafe, remoteCodeRefused, customerKeyOwn, machineImagePinned, promptsNotLogged, engineOnLoopback, notRoot, rootReadOnly,
  clusterAdministered, accountAssociated, accessApplied,
  // degradation
  stepsInOrder, triggersAreSeen, triggersCanChange, wayBackIsApart, stepNamesWhoAnswers, standbyIsSmaller, standbyStandsApart, standbyAndShiftApart, promptsStayInside, stepsHaveEffect, stepsAreTaken,
  // recovery
  checkHasCluster, failoverHasRecord, backupHasState,
  // observability
  alertKnown, notificationComplete, notificationFieldsUsed, notificationExists, pageHeard, pageNotMuted, pagesWanted, budgetAboveCost, channelOnce, topicNear, actionsFew,
  // names and limits
  nameShort, namespaceFree, labelsLegal, tagsLegal, servedNameAsLabel, servedNamesDiffer, outputCapWithinContext, taskDefinitionSmall, providerNameFree,
];

/** Everything there is to say about one service of a deployment. */
export function judge(subject: Subject): Finding[] {
  return judgeBy(RULES, subject);
}
