import { FORMS, type TextForm } from './text-forms';

/** Forms of fields, by their path without environment and service; `*` stands for any item or key. */
const OF_VALUES = new Map<string, TextForm>([
  ['name', FORMS.name],
  ['model.revision', FORMS.commit],
  ['model.source', FORMS.source],
  ['model.integrity.manifest', FORMS.digest],
  ['model.integrity.versions', FORMS.digest],
  ['model.servedNames.*', FORMS.servedName],
  ['engine.version', FORMS.engineVersion],
  ['engine.image', FORMS.image],
  ['framework.version', FORMS.engineVersion],
  ['framework.operatorNamespace', FORMS.namespace],
  ['workload.longestGeneration', FORMS.duration],
  ['workload.longestSilence', FORMS.duration],
  ['workload.slo.ttftP95', FORMS.promise],
  ['workload.slo.tpotP95', FORMS.promise],
  ['scaling.guards.ttftP95', FORMS.promise],
  ['scaling.cooldown.scaleOut', FORMS.duration],
  ['scaling.cooldown.scaleIn', FORMS.duration],
  ['scaling.schedules.*.from', FORMS.timeOfDay],
  ['scaling.schedules.*.to', FORMS.timeOfDay],
  ['scaling.schedules.*.timeZone', FORMS.timeZone],
  ['rollout.bakeTime', FORMS.duration],
  ['hardware.within.quantizations.*', FORMS.weightFormat],
  ['hardware.machineImage', FORMS.machineImage],
  ['hardware.capacity.*.reservation', FORMS.reservation],
  ['hardware.capacity.*.zone', FORMS.zoneOrId],
  ['hardware.capacity.*.starts', FORMS.instant],
  ['hardware.capacity.*.ends', FORMS.instant],
  ['optimization.kvOffload', FORMS.size],
  ['optimization.adapters.*.name', FORMS.servedName],
  ['optimization.adapters.*.folder', FORMS.folder],
  ['optimization.speculation.draftFolder', FORMS.folder],
  ['optimization.speculation.draftSize', FORMS.size],
  ['observability.logging.pods.address', FORMS.url],
  ['access.maxBodySize', FORMS.size],
  ['access.allowedCidrs.*', FORMS.range],
  ['access.tokens.issuer', FORMS.secureUrl],
  ['access.tokens.keysUrl', FORMS.secureUrl],
  ['access.login.issuer', FORMS.secureUrl],
  ['access.login.secret', FORMS.secretOnAws],
  ['access.login.authorizationUrl', FORMS.secureUrl],
  ['access.login.tokenUrl', FORMS.secureUrl],
  ['access.login.userInfoUrl', FORMS.secureUrl],
  ['access.certificate', FORMS.certificate],
  ['access.hostName', FORMS.hostName],
  ['storage.storageClass', FORMS.object],
  ['storage.existingClaim', FORMS.object],
  ['storage.shared.fileSystem', FORMS.fileSystem],
  ['storage.shared.accessPoint', FORMS.accessPoint],
  ['storage.shared.mountName', FORMS.mountName],
  ['storage.shared.image', FORMS.image],
  ['degradation.steps.*.when.lasting', FORMS.duration],
  ['degradation.steps.*.back.lasting', FORMS.duration],
  ['degradation.steps.*.retryAfter', FORMS.duration],
  ['degradation.steps.*.message', FORMS.sentence],
  ['degradation.steps.*.url', FORMS.secureUrl],
  ['degradation.steps.*.standby.model', FORMS.modelName],
  ['degradation.steps.*.standby.instanceType', FORMS.instanceType],
  ['degradation.steps.*.standby.region', FORMS.region],
  ['degradation.steps.*.standby.zones.*', FORMS.zone],
  ['degradation.steps.*.standby.targetGroup', FORMS.targetGroup],
  ['degradation.steps.*.standby.securityGroup', FORMS.securityGroup],
  ['degradation.steps.*.standby.service', FORMS.object],
  ['recovery.deepCheck.every', FORMS.every],
  ['observability.notifications.*.address', FORMS.mail],
  ['observability.notifications.*.workspace', FORMS.slackId],
  ['observability.notifications.*.channel', FORMS.channel],
  ['observability.notifications.*.team', FORMS.uuid],
  ['observability.notifications.*.tenant', FORMS.uuid],
  ['observability.notifications.*.arn', FORMS.target],
  ['observability.otlpEndpoint', FORMS.url],
  ['observability.quietHours.*.from', FORMS.timeOfDay],
  ['observability.quietHours.*.to', FORMS.timeOfDay],
  ['observability.quietHours.*.timeZone', FORMS.timeZone],
  ['aws.region', FORMS.region],
  ['aws.account', FORMS.account],
  ['aws.namePrefix', FORMS.namePrefix],
  ['aws.permissionsBoundary', FORMS.boundary],
  ['aws.imports.vpc.id', FORMS.vpc],
  ['aws.imports.vpc.cidr', FORMS.range],
  ['aws.imports.vpc.zones.*', FORMS.zone],
  ['aws.imports.vpc.privateSubnets.*', FORMS.subnet],
  ['aws.imports.vpc.publicSubnets.*', FORMS.subnet],
  ['aws.imports.key', FORMS.key],
  ['aws.imports.topic', FORMS.topic],
  ['aws.imports.accessLogBucket', FORMS.bucket],
  ['aws.imports.logGroup', FORMS.logGroup],
  ['aws.imports.listener.arn', FORMS.listener],
  ['aws.imports.listener.securityGroup', FORMS.securityGroup],
  ['aws.imports.hostedZone.id', FORMS.hostedZone],
  ['aws.imports.hostedZone.name', FORMS.hostName],
  ['aws.imports.cluster.name', FORMS.clusterName],
  ['aws.imports.cluster.securityGroups.*', FORMS.securityGroup],
  ['aws.eks.nodeRole', FORMS.role],
  ['aws.eks.nodeClass', FORMS.object],
  ['aws.eks.administrators.*', FORMS.principal],
  ['kubernetes.version', FORMS.cluster],
  ['kubernetes.namespace', FORMS.namespace],
  ['kubernetes.monitoring.namespace', FORMS.namespace],
  ['kubernetes.monitoring.prometheus', FORMS.url],
  ['kubernetes.clientNamespaces.*', FORMS.namespace],
  ['kubernetes.gateway.name', FORMS.object],
  ['kubernetes.gateway.namespace', FORMS.namespace],
  ['kubernetes.gateway.listener', FORMS.object],
  ['kubernetes.queue', FORMS.object],
  ['kubernetes.serviceAccount', FORMS.object],
  ['kubernetes.imagePullSecrets.*', FORMS.object],
  ['site.registryMirror', FORMS.mirror],
  ['site.imageDigests.*', FORMS.imageDigest],
  ['site.proxy', FORMS.proxy],
  ['site.hubEndpoint', FORMS.url],
  ['site.noProxy.*', FORMS.bypass],
  ['site.caBundle', FORMS.authorities],
  ['site.certificateAuthorities.configMap', FORMS.object],
  ['site.certificateAuthorities.path', FORMS.certificateFile],
  ['waivers.*.until', FORMS.day],
  ['waivers.*.reason', FORMS.reason],
]);

/** Forms of the keys of free maps, by the path of the map. */
const OF_KEYS = new Map<string, TextForm>([
  ['services', FORMS.name],
  ['environments', FORMS.name],
  ['engine.extraEnv', FORMS.variable],
  ['site.imageDigests', FORMS.image],
  ['aws.tags', FORMS.freeKey],
  ['kubernetes.nodeSelector', FORMS.freeKey],
  ['kubernetes.monitoring.labels', FORMS.freeKey],
]);

/** Fields that pass through as they are, so that a value known at deployment only may stand in them. */
const OPAQUE = new Set([
  'model.source', 'engine.image', 'engine.extraEnv.*', 'access.apiKeys.secret', 'access.login.clientId', 'access.login.secret', 'access.certificate', 'storage.storageClass', 'storage.existingClaim', 'storage.shared.fileSystem', 'storage.shared.accessPoint', 'storage.shared.mountName', 'storage.shared.image', 'degradation.steps.*.standby.targetGroup', 'degradation.steps.*.standby.securityGroup', 'hardware.machineImage', 'hardware.capacity.*.reservation', 'observability.notifications.*.secret', 'observability.notifications.*.arn',
  'aws.account', 'aws.permissionsBoundary', 'aws.tags.*', 'aws.imports.key', 'aws.imports.accessLogBucket', 'aws.imports.topic', 'aws.imports.logGroup', 'aws.imports.hostedZone.id', 'aws.imports.listener.arn', 'aws.imports.listener.securityGroup',
  'aws.imports.vpc.id', 'aws.imports.vpc.cidr', 'aws.imports.vpc.privateSubnets', 'aws.imports.vpc.privateSubnets.*', 'aws.imports.vpc.publicSubnets', 'aws.imports.vpc.publicSubnets.*',
  'kubernetes.imagePullSecrets.*', 'kubernetes.serviceAccount', 'kubernetes.nodeSelector.*',
]);

/** Maps whose keys are free. */
const FREE = new Set(['engine.extraEnv', 'aws.tags', 'kubernetes.nodeSelector', 'kubernetes.monitoring.labels', 'site.imageDigests']);

/** A field as it stands in the data, and the name under which its form is known. */
export interface Field {
  readonly path: string;
  readonly known: string;
}

/** The whole deployment. */
export const ROOT_FIELD: Field = { path: '', known: '' };

/** A field below another one: environments and services hold the fields of the deployment again. */
export function fieldBelow({ path, known }: Field, key: string, isItem: boolean): Field {
  const below = path === '' ? key : `${path}.${key}`;
  if (known === 'environments' || known === 'services') return { path: below, known: '' };
  const last = isItem || FREE.has(known) ? '*' : key;
  return { path: below, known: known === '' ? last : `${known}.${last}` };
}

export const formOfValue = ({ known }: Field): TextForm | undefined => OF_VALUES.get(known);

export const formOfKeys = ({ known }: Field): TextForm | undefined => OF_KEYS.get(known);

export const isOpaque = ({ known }: Field): boolean => OPAQUE.has(known);

/** Fields in which people write passwords and keys, wherever they stand. */
const CONFIDENTIAL = /(^|\.)(site\.(proxy|hubEndpoint|registryMirror)|engine\.(image|extraEnv|extraArgs)|access\.(apiKeys|login)|observability\.notifications\.\d+\.secret)(\.|$)/;

/** Fields that hold such fields. */
const HOLDS_CONFIDENTIAL = /(^|\.)(site|engine|access)$/;

/** True when what stands there is never repeated: it may be a secret that does not look like one. */
export const isConfidential = (path: string): boolean => CONFIDENTIAL.test(path) || HOLDS_CONFIDENTIAL.test(path);

/** What a patch merges is the business of its author. */
export const isForeign = ({ known }: Field): boolean => known === 'patches.*.merge';
