import type { Finding, SourceLocation } from '../finding/finding';
import { Severity } from '../finding/severity';

/** A code that reading can give, what must hold, and what to do when it does not. */
export interface ReadingCode {
  readonly code: string;
  /** What must hold, in one sentence. */
  readonly law: string;
  readonly remedy: string;
  /** @default 'error' */
  readonly severity?: Severity;
}

/** Everything that can be wrong with a deployment before it is planned. Codes are public: never rename one. */
export const READING_CODES: readonly ReadingCode[] = [
  { code: 'FILE_EMPTY', law: 'the file holds a deployment', remedy: 'start from examples/single-node.yaml' },
  { code: 'FILE_TOO_LARGE', law: 'a deployment file is at most 1 MiB', remedy: 'this is hardly a deployment: name another file' },
  { code: 'CONTROL_CHARACTER', law: 'the file and its values are plain text: no control characters, no direction controls', remedy: 'remove the character, or name another file' },
  { code: 'NOT_YAML', law: 'the file is YAML 1.2', remedy: 'mend the line; indent with spaces, not tabs' },
  { code: 'DUPLICATE_KEY', law: 'a key stands once in its map', remedy: 'keep one of the two' },
  { code: 'SEVERAL_DOCUMENTS', law: 'the file holds one document', remedy: 'keep one document in each file' },
  { code: 'TOO_MANY_ALIASES', law: 'anchors are repeated at most 32 times and hold no alias themselves', remedy: 'write the values out' },
  { code: 'TOO_DEEP', law: 'maps and lists nest at most 40 levels', remedy: 'flatten it' },
  { code: 'NOT_A_MAP', law: 'the document is a map of fields', remedy: 'start from examples/single-node.yaml' },
  { code: 'UNKNOWN_FIELD', law: 'every field is one of the format', remedy: 'remove it, or write it as the schema does' },
  { code: 'MISSING_FIELD', law: 'required fields are given', remedy: 'add the field' },
  { code: 'WRONG_TYPE', law: 'every value has the type of its field', remedy: 'write a value of that type' },
  { code: 'VALUE_NOT_ALLOWED', law: 'every value is one of those allowed', remedy: 'choose one of them' },
  { code: 'NOT_A_NUMBER_IN_RANGE', law: 'counts are whole, positive and finite', remedy: 'write a whole number within the limit' },
  { code: 'BAD_DURATION', law: 'durations have a unit', remedy: 'write it as 1500ms, 60s, 10m or 2h' },
  { code: 'BAD_SIZE', law: 'sizes have a unit', remedy: 'write it as 512KiB, 8MiB or 1GiB' },
  { code: 'NAME_ILLEGAL', law: 'names of deployments, services and environments are lower-case DNS labels', remedy: 'use lower case letters, digits and hyphens, beginning with a letter' },
  { code: 'KUBERNETES_NAME_ILLEGAL', law: 'names of objects in the cluster are legal there', remedy: 'write the name as `kubectl get` shows it' },
  { code: 'NAMESPACE_ILLEGAL', law: 'every namespace is a legal name', remedy: 'write the name as `kubectl get namespaces` shows it' },
  { code: 'VARIABLE_ILLEGAL', law: 'variables of the engine have names that every shell and unit file takes', remedy: 'rename the variable' },
  { code: 'SECRET_NAME_ILLEGAL', law: 'a secret that is referred to has a name that is legal on every platform of the deployment', remedy: 'name a secret that is legal on every platform, or give each platform an environment of its own' },
  { code: 'NAME_PREFIX_ILLEGAL', law: 'with aws.namePrefix every role, log group and parameter has a legal name', remedy: 'use letters, digits and . _ - in a short prefix' },
  { code: 'RESOURCE_ID_ILLEGAL', law: 'ids of networks, zones, machine images and clusters are written as AWS writes them', remedy: 'copy the id from the resource' },
  { code: 'BUCKET_ILLEGAL', law: 'a bucket has a legal name', remedy: 'give the name of the bucket, without s3:// and path' },
  { code: 'LOG_GROUP_ILLEGAL', law: 'a log group has a legal name', remedy: 'give the name of the log group, not its ARN' },
  { code: 'ARN_ILLEGAL', law: 'an ARN names a resource of the service that is meant', remedy: 'copy the ARN from the resource' },
  { code: 'IMAGE_ILLEGAL', law: 'images and registries are written as registries name them', remedy: 'write it as `docker pull` takes it' },
  { code: 'IMAGE_DIGEST_ILLEGAL', law: 'digests of images are written as sha256: and 64 hex digits', remedy: 'copy what `docker buildx imagetools inspect` prints' },
  { code: 'URL_ILLEGAL', law: 'an address has a scheme and a host', remedy: 'write it with http:// or https://, host and port' },
  { code: 'HOST_ILLEGAL', law: 'a host is written alone, without scheme, port and path', remedy: 'write it as chat.example.com; of several, each as an item of its own' },
  { code: 'PATH_ILLEGAL', law: 'a path is absolute and of plain characters', remedy: 'write it as /etc/pki/acme/ca.crt' },
  { code: 'SERVED_NAME_ILLEGAL', law: 'served names are at most 63 plain characters', remedy: 'use letters, digits, and . _ - within it' },
  { code: 'REVISION_NOT_A_COMMIT', law: 'a Hub revision is a commit', remedy: 'pin the 40 hex digits of a commit: a branch or tag can move' },
  { code: 'SOURCE_UNKNOWN', law: 'weights come from hf, s3://bucket/prefix/ or an absolute path', remedy: 'write one of these forms' },
  { code: 'DIGEST_ILLEGAL', law: 'a digest is sha256: and 64 hex digits', remedy: 'copy what `llm-serving manifest` prints' },
  { code: 'DATE_ILLEGAL', law: 'a date is YYYY-MM-DD', remedy: 'write a day that exists' },
  { code: 'REASON_TOO_SHORT', law: 'a waiver gives a reason', remedy: 'say in at least ten characters why it is accepted' },
  { code: 'REGION_ILLEGAL', law: 'a region is written as us-east-1', remedy: 'write the id of the region' },
  { code: 'REGION_MISSING', law: 'AWS platforms name a region', remedy: 'add aws.region' },
  { code: 'ACCOUNT_ILLEGAL', law: 'an account id is twelve digits in quotes', remedy: 'quote it: "111122223333"' },
  { code: 'CIDR_ILLEGAL', law: 'address ranges are written as 10.0.0.0/16', remedy: 'write an IPv4 range' },
  { code: 'ZONES_DO_NOT_MATCH', law: 'an imported network has one subnet for each zone', remedy: 'list zones and subnets in the same order and number' },
  { code: 'CLUSTER_VERSION_ILLEGAL', law: 'the cluster is at least 1.29', remedy: 'write it as "1.34"; native sidecars need 1.29' },
  { code: 'MODEL_UNKNOWN', law: 'the model is in the catalogue, or comes with its facts', remedy: 'give model.configFile (its config.json) or model.facts' },
  { code: 'MODEL_FACTS_MISSING', law: 'every fact that sizing needs is known', remedy: 'give model.facts, or model.configFile' },
  { code: 'CONFIG_FILE_UNREADABLE', law: 'model.configFile is a Hugging Face config.json', remedy: 'name the file relative to the deployment' },
  { code: 'MEASURED_FILE_UNREADABLE', law: 'workload.measured is a CSV file with the columns of the published measurements', remedy: 'name a file relative to the deployment; docs/planner.md lists the columns' },
  { code: 'HARDWARE_GIVEN_AND_SEARCHED', law: 'an instance type is given or searched, not both, and only a search has limits', remedy: 'keep hardware.instanceType, or hardware.objective with hardware.within' },
  { code: 'MAIL_ILLEGAL', law: 'mail addresses are written as name@example.com', remedy: 'write one address in each route' },
  { code: 'TIME_ILLEGAL', law: 'a time of day is HH:MM', remedy: 'write it in quotes, as "08:30"' },
  { code: 'MOMENT_ILLEGAL', law: 'a moment is YYYY-MM-DDTHH:MM:SSZ, in UTC', remedy: 'write it as 2027-01-08T11:30:00Z' },
  { code: 'TIME_ZONE_ILLEGAL', law: 'a time zone has its IANA name', remedy: 'write it as Europe/Berlin, or leave it out for UTC' },
  { code: 'SENTENCE_ILLEGAL', law: 'what callers read is one plain sentence', remedy: 'write it with letters, digits, blanks and plain punctuation: it stands in a configuration and in JSON' },
  { code: 'DEGRADATION_TRIGGER_UNCLEAR', law: 'a trigger has one limit, above or below', remedy: 'give when.above or when.below, not both and not none' },
  { code: 'SCALE_TO_ZERO_UNHELD', law: 'at least one replica stays', remedy: 'set scaling.min to 1 or more: nothing here holds the first request back until a replica has started' },
  { code: 'SCALER_WITHOUT_RANGE', law: 'what an autoscaler is told has a range to move in', remedy: 'set scaling.max above scaling.min, or leave it out', severity: Severity.WARNING },
  { code: 'FIELD_WITHOUT_EFFECT', law: 'every field that is given is read beside the others', remedy: 'remove it, or give what it needs', severity: Severity.INFO },
  { code: 'LIST_TOO_LONG', law: 'a list is as short as what is made of it allows', remedy: 'join entries, or split the deployment' },
  { code: 'NODES_SEARCHED', law: 'a replica over several machines or stages names its instance type', remedy: 'name it in hardware.instanceType: a search weighs replicas of one machine' },
  { code: 'SECRET_INLINE', law: 'secrets are named, never written out', remedy: 'put it into a secret store and refer to it; treat the value as leaked and replace it' },
  { code: 'REFERENCE_NOT_RESOLVED', law: 'variables of the engine reach it as they are written: nothing resolves a reference in them', remedy: 'name the secret in access.apiKeys.secret, or patch in a reference that the platform resolves; in code, a token of the CDK may stand here' },
  { code: 'DEPLOY_TIME_VALUE', law: 'what the plan needs is known at synth', remedy: 'give the value itself, not a reference that is resolved at deployment' },
  { code: 'ENVIRONMENT_UNKNOWN', law: 'the environment is one of the deployment', remedy: 'choose one of those listed under environments' },
  { code: 'SERVICE_MISSING', law: 'a deployment has a service', remedy: 'give model, engine and hardware, or services' },
  { code: 'NOT_SUPPORTED_YET', law: 'every given field is rendered', remedy: 'leave it out: it comes with a later version' },
];

/** The codes as `docs/findings.md` groups them. */
export const READING_AREAS: { readonly [area: string]: readonly ReadingCode[] } = { 'the deployment file': READING_CODES };

const BY_CODE = new Map(READING_CODES.map((entry) => [entry.code, entry]));

/** A finding about the text itself. */
export function readingFinding(code: string, location: SourceLocation, value?: string, limit?: string): Finding {
  return findingOf({ code, path: '', location, value, limit });
}

/** What a finding is made of. */
export interface FindingInput {
  readonly code: string;
  readonly path: string;
  /** @default - the law of the code, with the value */
  readonly message?: string;
  /** @default - the remedy of the code */
  readonly remedy?: string;
  /** @default - the finding is not about one value */
  readonly value?: string;
  /** @default - there is no single limit */
  readonly limit?: string;
  /** @default - found by the path later on */
  readonly location?: SourceLocation;
}

/** A finding with the words of its code. */
export function findingOf({ code, path, message, remedy, value, limit, location }: FindingInput): Finding {
  const entry = BY_CODE.get(code);
  const law = entry?.law ?? code;
  return {
    code,
    severity: entry?.severity ?? Severity.ERROR,
    path,
    message: message ?? (value === undefined ? law : `${law}, got ${value}`),
    remedy: remedy ?? entry?.remedy ?? '',
    ...(value !== undefined && { value }),
    ...(limit !== undefined && { limit }),
    ...(location !== undefined && { location }),
  };
}
