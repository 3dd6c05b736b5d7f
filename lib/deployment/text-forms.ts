import { formatFacts, WEIGHT_FORMAT_NAMES } from '../model/weight-formats';
import { parseDuration } from '../units/duration';
import { parseInstant } from '../units/instant';
import { parseSize } from '../units/size';
import timeZones from '../units/time-zones.json';
import { isVersion } from '../units/version';

/** How a text must be written. */
export interface TextForm {
  /** What a text of another form is called. */
  readonly code: string;
  /** The form in words, with an example. */
  readonly allowed: string;
  readonly fits: (text: string) => boolean;
  /** Every text that fits. @default - too many to list */
  readonly names?: readonly string[];
}

/** Zones and their other names. */
const TIME_ZONES: readonly string[] = timeZones.names;

/** Longest text that any form allows; longer ones are not even looked at. */
const LONGEST = 4096;

const form = (code: string, allowed: string, fits: (text: string) => boolean): TextForm => ({ code, allowed, fits: (text) => text.length <= LONGEST && fits(text) });

const written = (code: string, allowed: string, pattern: RegExp): TextForm => form(code, allowed, (text) => pattern.test(text));

/** An ARN by its service, region, account and resource (docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html). */
const arn = (allowed: string, rest: string): TextForm => written('ARN_ILLEGAL', allowed, new RegExp(`^arn:aws(-[a-z]+)*:${rest}$`));

/** A part of a DNS name. */
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

const isSubdomain = (text: string): boolean => text.length <= 253 && text.split('.').every((part) => LABEL.test(part));

/** A host with its domain (RFC 1123), no address: also what the Gateway API takes (v1.6.1, type Hostname). */
const isHostName = (text: string): boolean => isSubdomain(text) && text.includes('.') && !/^[\d.]+$/.test(text);

/** A part of a path that leads up, out of where it is put. */
const leadsUp = (text: string): boolean => text.split('/').includes('..');

/** A file of a machine image. */
const PATH = /^(\/[A-Za-z0-9._-]+)+$/;
const isPath = (text: string): boolean => PATH.test(text) && !leadsUp(text);

/** A file that is mounted into containers holds certificates, and is no socket or folder of the machine. */
const isCertificate = (text: string): boolean => isPath(text) && /\.(crt|cer|pem)$/.test(text);

const SOURCE = /^(hf|s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[A-Za-z0-9!_.()=+@\/-]*)?|\/[A-Za-z0-9._\/-]+)$/;

/** An image as registries name it (github.com/distribution/reference, grammar in reference.go): registry, path, tag, digest. */
const REGISTRY = '(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*(?::\\d{1,5})?)';
const PART = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
const IMAGE = new RegExp(`^(?:${REGISTRY}/)?${PART}(?:/${PART})*(?::\\w[\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`);
const MIRROR = new RegExp(`^${REGISTRY}(?:/${PART})*/*$`);
const LONGEST_IMAGE = 512;

const URL_HOST = 'https?://(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+\\])(?::(\\d{1,5}))?';

const URL_PATH = '(?:/[A-Za-z0-9._~%/-]*)?';
const LONGEST_ADDRESS = 256;

const isUrl = (rest: string) => {
  const pattern = new RegExp(`^${URL_HOST}${rest}$`);
  return (text: string): boolean => {
    const [whole, port = '1'] = pattern.exec(text) ?? [];
    return whole !== undefined && Number(port) >= 1 && Number(port) <= 65535;
  };
};

const isSeconds = (text: string): boolean => {
  const seconds = parseDuration(text);
  return seconds !== undefined && seconds >= 1 && seconds <= 86400;
};

/** A day that the calendar has. */
const isDay = (text: string): boolean => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** Longest name of a deployment or service: every derived name stays within 63 characters. */
const LONGEST_NAME = 40;

const LEAST_REASON = 10;

const LEAST_CLUSTER_MINOR = 29;

/** A host or domain with a port, an address or range of IPv4, or one of IPv6. */
const BYPASS = /^((\*?\.)?[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?(:\d{1,5})?|(\d{1,3}\.){3}\d{1,3}\/\d{1,2}|[[]?[0-9a-fA-F:]*:[0-9a-fA-F:.]*\]?(\/\d{1,3})?)$/;

/** A mail address, without the forms of RFC 5321 that nobody writes; its length by erratum 1690 of RFC 3696. */
const MAIL = /^[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
const LONGEST_MAIL = 254;

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Every form, under the name of what it is. Limits of AWS are those of its API models, as botocore 1.44.8 has them. */
export const FORMS = {
  name: form('NAME_ILLEGAL', `lower-case letters, digits and hyphens, beginning with a letter, at most ${LONGEST_NAME}`, (text) => text.length <= LONGEST_NAME && /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(text)),
  freeKey: form('NAME_ILLEGAL', 'any name but __proto__', (text) => text !== '__proto__'),
  servedName: written('SERVED_NAME_ILLEGAL', 'letters, digits, and . _ - within it, at most 63', /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/),
  modelName: written('VALUE_NOT_ALLOWED', 'owner/name of letters, digits and . _ -, at most 96 each', /^[A-Za-z0-9][\w.-]{0,95}(\/[\w.-]{1,96})?$/),
  instanceType: written('VALUE_NOT_ALLOWED', 'family.size, such as g6.xlarge', /^[a-z0-9-]{2,20}\.[a-z0-9-]{2,20}$/),
  commit: written('REVISION_NOT_A_COMMIT', '40 hex digits', /^[0-9a-f]{40}$/),
  source: form('SOURCE_UNKNOWN', 'hf, s3://bucket/prefix/ or /path, the prefix of letters, digits and ! _ . - ( ) = + @ /, without ..', (text) => SOURCE.test(text) && !leadsUp(text)),
  digest: written('DIGEST_ILLEGAL', 'sha256:<64 hex digits>', /^sha256:[0-9a-f]{64}$/),
  imageDigest: written('IMAGE_DIGEST_ILLEGAL', 'sha256:<64 hex digits>', /^sha256:[0-9a-f]{64}$/),
  engineVersion: form('WRONG_TYPE', 'a version such as "0.32.0"', isVersion),
  image: form('IMAGE_ILLEGAL', 'registry/path:tag@sha256:<64 hex digits>, the path in lower case, tag and digest as known', (text) => text.length <= LONGEST_IMAGE && IMAGE.test(text)),
  mirror: form('IMAGE_ILLEGAL', 'registry.acme.internal:5000/path, without scheme, tag and digest', (text) => text.length <= LONGEST_IMAGE && MIRROR.test(text)),
  variable: written('VARIABLE_ILLEGAL', 'letters, digits and underscores, no digit at the beginning', /^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]*$/),
  duration: form('BAD_DURATION', 'a number with the unit ms, s, m or h, from 1s to 24h', isSeconds),
  promise: form('BAD_DURATION', 'a number with the unit ms, s, m or h', (text) => (parseDuration(text) ?? 0) > 0),
  timeOfDay: written('TIME_ILLEGAL', 'a time from 00:00 to 23:59, in quotes', /^([01]\d|2[0-3]):[0-5]\d$/),
  timeZone: { ...form('TIME_ZONE_ILLEGAL', 'an IANA name such as UTC or Europe/Berlin', (text) => TIME_ZONES.includes(text)), names: TIME_ZONES },
  weightFormat: form('VALUE_NOT_ALLOWED', WEIGHT_FORMAT_NAMES.join(', '), (text) => formatFacts(text) !== undefined),
  size: form('BAD_SIZE', 'a number with the unit B, KiB, MiB or GiB', (text) => (parseSize(text) ?? 0) >= 1),
  range: written('CIDR_ILLEGAL', 'an IPv4 range such as 10.0.0.0/16', /^(\d{1,3}\.){3}\d{1,3}\/(\d|[12]\d|3[0-2])$/),
  region: written('REGION_ILLEGAL', 'the id of a region, such as us-east-1', /^[a-z]{2}(-[a-z]+)+-\d$/),
  account: written('ACCOUNT_ILLEGAL', 'twelve digits in quotes', /^\d{12}$/),
  boundary: arn('arn:aws:iam::<account>:policy/<name>', 'iam::(\\d{12}|aws):policy/[\\w+=,.@/-]+'),
  key: arn('arn:aws:kms:<region>:<account>:key/<id>', 'kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+'),
  topic: arn('arn:aws:sns:<region>:<account>:<name>', 'sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}'),
  listener: arn('arn:aws:elasticloadbalancing:<region>:<account>:listener/app/<name>/<id>/<id>', 'elasticloadbalancing:[a-z0-9-]+:\\d{12}:listener/app/[A-Za-z0-9-]+/[0-9a-f]+/[0-9a-f]+'),
  targetGroup: arn('arn:aws:elasticloadbalancing:<region>:<account>:targetgroup/<name>/<id>', 'elasticloadbalancing:[a-z0-9-]+:\\d{12}:targetgroup/[A-Za-z0-9-]+/[0-9a-f]+'),
  certificate: arn('arn:aws:acm:<region>:<account>:certificate/<id>', 'acm:[a-z0-9-]+:\\d{12}:certificate/[A-Za-z0-9-]+'),
  namePrefix: written('NAME_PREFIX_ILLEGAL', 'letters, digits and . _ -, beginning with a letter or digit, not with aws or ssm', /^(?!aws|ssm)[A-Za-z0-9][A-Za-z0-9._-]*$/i),
  bucket: form('BUCKET_ILLEGAL', '3 to 63 lower-case letters, digits, dots and hyphens', (text) => BUCKET.test(text) && !text.includes('..') && !/^[\d.]+$/.test(text)),
  logGroup: written('LOG_GROUP_ILLEGAL', 'at most 512 letters, digits and . _ - / #', /^[.\-_/#A-Za-z0-9]{1,512}$/),
  cluster: form('CLUSTER_VERSION_ILLEGAL', `"1.${LEAST_CLUSTER_MINOR}" or newer, in quotes`, (text) => Number(/^1\.(\d{1,3})$/.exec(text)?.[1] ?? 0) >= LEAST_CLUSTER_MINOR),
  namespace: form('NAMESPACE_ILLEGAL', 'lower-case letters, digits and hyphens, with a letter or digit at both ends, at most 63', (text) => LABEL.test(text)),
  object: form('KUBERNETES_NAME_ILLEGAL', 'lower-case letters, digits, hyphens and dots, with a letter or digit at both ends, at most 253', isSubdomain),
  authorities: form('KUBERNETES_NAME_ILLEGAL', 'the name of a ConfigMap, or an absolute path of a .crt, .cer or .pem file', (text) => isSubdomain(text) || isCertificate(text)),
  proxy: form('URL_ILLEGAL', 'http://host:port', isUrl('/?')),
  url: form('URL_ILLEGAL', 'https://host/path', isUrl(URL_PATH)),
  secureUrl: form('URL_ILLEGAL', `https://host/path, at most ${LONGEST_ADDRESS} characters`, (text) => text.length <= LONGEST_ADDRESS && text.startsWith('https:') && isUrl(URL_PATH)(text)),
  hostName: form('HOST_ILLEGAL', 'a host with its domain, such as chat.example.com, without scheme, port and path', isHostName),
  certificateFile: form('PATH_ILLEGAL', 'an absolute path of a .crt, .cer or .pem file, without ..', isCertificate),
  path: form('PATH_ILLEGAL', 'an absolute path of letters, digits and . _ -, without ..', isPath),
  folder: written('PATH_ILLEGAL', 'a path below the source of the weights, such as adapters/legal: letters, digits and . _ -', /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/),
  bypass: form('HOST_ILLEGAL', 'a host, a domain (.example.com) or an address range, one in each item', (text) => BYPASS.test(text) && !text.includes('..')),
  machineImage: written('RESOURCE_ID_ILLEGAL', 'ami- and 8 to 17 hex digits', /^ami-[0-9a-f]{8,17}$/),
  vpc: written('RESOURCE_ID_ILLEGAL', 'vpc- and hex digits', /^vpc-[0-9a-f]{1,17}$/),
  securityGroup: written('RESOURCE_ID_ILLEGAL', 'sg- and hex digits', /^sg-[0-9a-f]{1,17}$/),
  subnet: written('RESOURCE_ID_ILLEGAL', 'subnet- and hex digits', /^subnet-[0-9a-f]{1,17}$/),
  zone: written('RESOURCE_ID_ILLEGAL', 'the name of a zone, such as us-east-1a', /^[a-z]{2}(-[a-z]+)+-\d(-[a-z]{3}-\d)?[a-z]$/),
  clusterName: written('RESOURCE_ID_ILLEGAL', 'letters, digits, hyphens and underscores, beginning with a letter or digit, at most 100', /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/),
  role: written('RESOURCE_ID_ILLEGAL', 'the name of a role, without its ARN and path: letters, digits and + = , . @ _ -, at most 64', /^[\w+=,.@-]{1,64}$/),
  principal: arn('arn:aws:iam::<account>:role/<name> or :user/<name>', 'iam::\\d{12}:(role|user)/[\\w+=,.@/-]+'),
  mail: form('MAIL_ILLEGAL', 'a mail address such as llm@example.com', (text) => text.length <= LONGEST_MAIL && MAIL.test(text)),
  slackId: written('RESOURCE_ID_ILLEGAL', 'the id of a workspace: capital letters and digits, as T0123ABCD', /^[0-9A-Z]{1,255}$/),
  channel: written('RESOURCE_ID_ILLEGAL', 'the id of a channel: as C0123ABCD (Slack), or as its link spells it, 19%3A…%40thread.tacv2 (Teams)', /^([A-Z0-9]{1,255}|[\w=+/.,-]*%3[aA][\w=+/.,-]*%40[\w=+/.,-]*)$/),
  uuid: written('RESOURCE_ID_ILLEGAL', '32 hex digits in five groups, as 0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f', /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/),
  target: arn('arn:aws:lambda:<region>:<account>:function:<name> or arn:aws:sns:<region>:<account>:<name>', '(lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,140}(:[A-Za-z0-9$_-]+)?|sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256})'),
  fileSystem: written('RESOURCE_ID_ILLEGAL', 'fs- and 8 to 40 hex digits', /^fs-[0-9a-f]{8,40}$/),
  accessPoint: written('RESOURCE_ID_ILLEGAL', 'fsap- and 8 to 40 hex digits', /^fsap-[0-9a-f]{8,40}$/),
  mountName: written('RESOURCE_ID_ILLEGAL', 'at most 8 letters, digits and _', /^[A-Za-z0-9_]{1,8}$/),
  zoneOrId: written('RESOURCE_ID_ILLEGAL', 'a zone by its name, such as us-east-1a, or its id, such as use1-az1', /^([a-z]{2}(-[a-z]+)+-\d(-[a-z]{3}-\d)?[a-z]|[a-z]{2,5}\d+-az\d+)$/),
  reservation: written('RESOURCE_ID_ILLEGAL', 'cr- and 8 to 17 hex digits', /^cr-[0-9a-f]{8,17}$/),
  instant: form('MOMENT_ILLEGAL', 'a moment that exists, as YYYY-MM-DDTHH:MM:SSZ', (text) => parseInstant(text) !== undefined),
  hostedZone: written('RESOURCE_ID_ILLEGAL', 'Z and capital letters and digits, at most 32', /^Z[A-Z0-9]{1,31}$/),
  day: form('DATE_ILLEGAL', 'a day that exists, as YYYY-MM-DD', isDay),
  sentence: written('SENTENCE_ILLEGAL', 'at most 200 letters, digits, blanks and . , : ; ! ? ( ) / -, beginning with a letter or digit', /^[A-Za-z0-9][A-Za-z0-9 .,:;!?()/-]{0,199}$/),
  every: written('BAD_DURATION', '5m, 10m, 15m, 20m, 30m, 1h, 2h, 3h, 4h, 6h or 12h', /^((5|10|15|20|30)m|(1|2|3|4|6|12)h)$/),
  reason: form('REASON_TOO_SHORT', `at least ${LEAST_REASON} characters`, (text) => text.trim().length >= LEAST_REASON),
  secretOnAws: written('SECRET_NAME_ILLEGAL', 'letters, digits and / _ + = . @ -, at most 512, or an ARN (Secrets Manager)', /^([\w/+=.@-]{1,512}|arn:aws(-[a-z]+)*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+)$/),
  secretOnKubernetes: form('SECRET_NAME_ILLEGAL', 'lower-case letters, digits, hyphens and dots, with a letter or digit at both ends, at most 253 (Kubernetes)', isSubdomain),
} as const satisfies { [what: string]: TextForm };
