import { isKnown } from '../engine/read-command';
import { at, fieldsAt, isFields, listAt, numberAt, textAt, type FieldPath, type Fields } from './fields';

/** A rule of a definition over several fields: what its CEL expression says, in our words. */
export interface DefinitionRule {
  /** As definitions are filed. */
  readonly kind: string;
  /** What it looks at: a map below the object, `*` for every item of a list. */
  readonly below: FieldPath;
  readonly law: string;
  readonly remedy: string;
  /** The field, below that map, which breaks it; nothing where it holds. */
  broken(part: Fields): FieldPath | undefined;
}

const SERVICE = 'NIMService.apps.nvidia.com';
const MODEL = 'Model.kubeai.org';
const ROUTE = 'AIGatewayRoute.aigateway.envoyproxy.io';
const POLICY = 'BackendSecurityPolicy.aigateway.envoyproxy.io';
const POOL = 'InferencePool.inference.networking.k8s.io';

/** Places whose weights a cache can hold, and those that nothing else can read. */
const [CACHEABLE, CACHED_ONLY] = [/^(hf|s3|gs|oss):\/\//, /^(gs|oss):\/\//];

/** The field of a policy that each type is for. */
const CREDENTIALS = new Map([
  ['APIKey', 'apiKey'], ['AWSCredentials', 'awsCredentials'], ['AzureAPIKey', 'azureAPIKey'], ['AzureCredentials', 'azureCredentials'],
  ['GCPCredentials', 'gcpCredentials'], ['AnthropicAPIKey', 'anthropicAPIKey'],
]);

/**
 * NVIDIA/k8s-nim-operator db31439 and its documentation 3.1.1 (mpi and ray), substratusai/kubeai 0969770, envoyproxy/ai-gateway 06c0483,
 * gateway-api-inference-extension v1.6.0: read 2026-11-26. That replicas and scale.enabled exclude each other is told as two owners of replicas.
 */
export const DEFINITION_RULES: readonly DefinitionRule[] = [
  { kind: SERVICE, below: ['spec'], law: 'multiNode is not scaled: scale.enabled is refused beside it', remedy: 'remove scale, or multiNode', broken: (spec) => (has(spec, 'multiNode') && isOn(spec, 'scale') ? ['scale', 'enabled'] : undefined) },
  { kind: SERVICE, below: ['spec', 'multiNode'], law: 'mpi and ray exclude each other', remedy: 'keep ray from NIM 2.0 on, mpi before', broken: exclusive('mpi', 'ray') },
  { kind: SERVICE, below: ['spec'], law: 'expose.ingress, which is deprecated, and an ingress of the router exclude each other', remedy: 'keep router.ingress', broken: (spec) => (isOn(fieldsAt(spec, 'expose'), 'ingress') && (has(fieldsAt(spec, 'router'), 'ingress') || has(fieldsAt(spec, 'expose', 'router'), 'ingress')) ? ['expose', 'ingress'] : undefined) },
  { kind: SERVICE, below: ['spec', 'draResources', '*'], law: 'a resource claim has exactly one source', remedy: 'keep one of resourceClaimName, resourceClaimTemplateName and the claim to create', broken: exactlyOne('resourceClaimName', 'resourceClaimTemplateName', 'claimSpec', 'claimCreationSpec') },
  { kind: MODEL, below: ['spec'], law: 'minReplicas is at most maxReplicas', remedy: 'lower minReplicas, or raise maxReplicas', broken: (spec) => ((numberAt(spec, 'minReplicas') ?? 0) > (numberAt(spec, 'maxReplicas') ?? Infinity) ? ['minReplicas'] : undefined) },
  { kind: MODEL, below: ['spec'], law: 'gs:// and oss:// are read through a cache only', remedy: 'set cacheProfile, or take hf:// or s3://', broken: (spec) => (CACHED_ONLY.test(textAt(spec, 'url') ?? '') && !has(spec, 'cacheProfile') ? ['url'] : undefined) },
  { kind: MODEL, below: ['spec'], law: 'a cache is filled from hf://, s3://, gs:// or oss:// only', remedy: 'remove cacheProfile', broken: (spec) => (has(spec, 'cacheProfile') && isKnown(textAt(spec, 'url') ?? '') && !CACHEABLE.test(textAt(spec, 'url') ?? '') ? ['cacheProfile'] : undefined) },
  { kind: MODEL, below: ['spec'], law: 'every file has a path of its own', remedy: 'rename or remove one of the files', broken: (spec) => twice(listAt(spec, 'files').map((file) => textAt(file, 'path')), 'files') },
  { kind: MODEL, below: ['metadata'], law: 'the name of a model has at most 40 characters', remedy: 'shorten it', broken: ({ name }) => (typeof name === 'string' && name.length > 40 ? ['name'] : undefined) },
  { kind: MODEL, below: ['spec', 'jsonPatches', '*'], law: 'add, replace and test have a value, move and copy a from, remove has neither', remedy: 'write what the operation needs and nothing else', broken: (patch) => (fits(patch) ? undefined : ['op']) },
  { kind: ROUTE, below: ['spec', 'rules', '*'], law: 'a rule sends to backends or to one InferencePool, never to both', remedy: 'give the InferencePool a rule of its own', broken: (rule) => (listAt(rule, 'backendRefs').length > 1 && listAt(rule, 'backendRefs').some((reference) => at(reference, 'kind') !== undefined) ? ['backendRefs'] : undefined) },
  { kind: ROUTE, below: ['spec', 'rules', '*', 'backendRefs', '*'], law: 'group and kind of a backend stand together', remedy: 'write both for an InferencePool, none for an AIServiceBackend', broken: (reference) => (has(reference, 'group') === has(reference, 'kind') ? undefined : [has(reference, 'group') ? 'group' : 'kind']) },
  { kind: POLICY, below: ['spec'], law: 'a policy has the field of its type, and no other credentials', remedy: 'keep the one that type names', broken: credentials },
  { kind: POLICY, below: ['spec', 'azureCredentials'], law: 'credentials have exactly one source', remedy: 'keep clientSecretRef or oidcExchangeToken', broken: exactlyOne('clientSecretRef', 'oidcExchangeToken') },
  { kind: POLICY, below: ['spec', 'gcpCredentials'], law: 'credentials have one source at most', remedy: 'keep credentialsFile or workloadIdentityFederationConfig', broken: exclusive('credentialsFile', 'workloadIdentityFederationConfig') },
  { kind: POOL, below: ['spec', 'endpointPickerRef'], law: 'an endpoint picker that is a Service is reached by its port', remedy: 'set port: { number: … }', broken: (picker) => ((textAt(picker, 'kind') ?? 'Service') === 'Service' && !has(picker, 'port') ? [] : undefined) },
];

/** Every map that a rule looks at, with its place. */
export function partsAt(value: unknown, [step, ...rest]: FieldPath, before: FieldPath = []): { part: Fields; path: FieldPath }[] {
  if (step === undefined) return isFields(value) ? [{ part: value, path: before }] : [];
  if (step === '*') return (Array.isArray(value) ? value : []).flatMap((item, index) => partsAt(item, rest, [...before, index]));
  return partsAt(at(value, step), rest, [...before, step]);
}

function has(part: Fields, field: string): boolean {
  return (part[field] ?? undefined) !== undefined;
}

function isOn(part: Fields, field: string): boolean {
  return textAt(part, field, 'enabled') === 'true';
}

function exclusive(...fields: string[]): DefinitionRule['broken'] {
  return (part) => {
    const [, second] = fields.filter((field) => has(part, field));
    return second === undefined ? undefined : [second];
  };
}

function exactlyOne(...fields: string[]): DefinitionRule['broken'] {
  return (part) => (fields.some((field) => has(part, field)) ? exclusive(...fields)(part) : []);
}

function twice(values: readonly unknown[], field: string): FieldPath | undefined {
  const index = values.findIndex((value, position) => value !== undefined && values.indexOf(value) < position);
  return index < 0 ? undefined : [field, index, 'path'];
}

function fits(patch: Fields): boolean {
  const [value, from] = [has(patch, 'value'), has(patch, 'from')];
  switch (textAt(patch, 'op')) {
    case 'add': case 'replace': case 'test': return value && !from;
    case 'move': case 'copy': return from && !value;
    case 'remove': return !value && !from;
    default: return true;
  }
}

function credentials(spec: Fields): FieldPath | undefined {
  const own = CREDENTIALS.get(textAt(spec, 'type') ?? '');
  if (own === undefined) return undefined;
  const foreign = [...CREDENTIALS.values()].find((field) => field !== own && has(spec, field));
  return has(spec, own) && foreign === undefined ? undefined : [foreign ?? 'type'];
}
