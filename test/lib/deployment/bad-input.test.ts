import fc from 'fast-check';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse, stringify } from 'yaml';
import { readDeployment } from '../../../lib/deployment/read';
import type { Finding } from '../../../lib/finding/finding';
import { Severity } from '../../../lib/finding/severity';
import { anyText } from '../../support/any-text';
import { deploymentText as text } from '../../support/deployment-text';
import { ROOT } from '../../support/sources';

/** What is wrong, the text, every finding with its place, and the environment that is chosen. */
type Row = [what: string, text: string, findings: string[], environment?: string];

const line = (key: string, value: string): string => text({ replace: { [key]: `${key}: ${value}` } });
const without = (key: string): string => text({ replace: { [key]: '' } });
const also = (extra: string): string => text({ extra });

/** Where the number of replicas may move. */
const elastic = (extra: string): string => text({ replace: { platforms: 'platforms: [kubernetes]' }, extra });

const read = (content: string, environment?: string) => readDeployment({ text: content, file: 'bad.yaml', environment });
const told = ({ code, path: field, location }: Finding): string => [code, ...(field === '' ? [] : [field]), `${location?.line}:${location?.column}`].join(' ');

const TEXTS: Row[] = [
  ['nothing', '', ['FILE_EMPTY 1:1']],
  ['blanks and a comment', '\n   \n# nothing yet\n', ['FILE_EMPTY 1:1']],
  ['a start of a document alone', '---\n', ['FILE_EMPTY 1:1']],
  ['null', '~\n', ['NOT_A_MAP 1:1']],
  ['a text', 'hello\n', ['NOT_A_MAP 1:1']],
  ['a list', '- name: chat\n', ['NOT_A_MAP 1:1']],
  ['a number', '42\n', ['NOT_A_MAP 1:1']],
  ['a tab for indentation', 'model:\n\tid: x\n', ['NOT_YAML 2:1']],
  ['a list that never ends', 'name: [a\n', ['NOT_YAML 2:1']],
  ['a text that never ends', 'name: "a\n', ['NOT_YAML 2:1']],
  ['an alias of nothing', 'name: *who\n', ['NOT_YAML 1:7']],
  ['a tag of nobody', 'name: !secret chat\n', ['NOT_YAML 1:7']],
  ['a set', 'name: !!set { a }\n', ['NOT_YAML name 1:1']],
  ['an older YAML', '%YAML 1.1\n---\nname: yes\n', ['NOT_YAML 1:1']],
  ['two documents', `${text()}---\nname: two\n`, ['SEVERAL_DOCUMENTS 10:1']],
  ['a key twice', 'name: a\nname: b\n', ['DUPLICATE_KEY name 2:1']],
  ['a key twice below', also('site:\n  proxy: "http://a:1"\n  proxy: "http://b:1"'), ['DUPLICATE_KEY site.proxy 12:3']],
  ['an alias bomb', 'a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n', ['TOO_MANY_ALIASES 1:1']],
  ['forty-one levels', `a: ${'['.repeat(60)}${']'.repeat(60)}`, ['TOO_DEEP 1:45']],
  ['levels without end', '['.repeat(100000), ['TOO_DEEP 1:43']],
  ['a list as key', '? [a]\n: b\n', ['NOT_YAML 1:3']],
  ['an alias as key', 'name: &n chat\n*n : x\n', ['NOT_YAML 2:1']],
  ['a raw control character', 'name: chat\nx: \u0007\n', ['CONTROL_CHARACTER 2:4']],
  ['a character of C1', 'name: chat\nx: \u009b31m\n', ['CONTROL_CHARACTER 2:4']],
  ['an escape in a value', also('site: { proxy: "\\e[31mhttp://proxy:1" }'), ['CONTROL_CHARACTER site.proxy 10:9']],
  ['an escape in a key', also('"\\e[2J": 1'), ['CONTROL_CHARACTER \u001b[2J 10:1']],
  ['a direction control', also('site: { caBundle: "a\u202eb" }'), ['CONTROL_CHARACTER site.caBundle 10:9']],
  ['a bell in a list', line('engine', '{ name: vllm, extraArgs: ["--x", "\\a"] }'), ['CONTROL_CHARACTER engine.extraArgs.1 6:42']],
];

const FIELDS: Row[] = [
  ['an unknown field', also('acess: {}'), ['UNKNOWN_FIELD acess 10:1']],
  ['an unknown field below', line('engine', '{ name: vllm, vesion: 0.32.0 }'), ['UNKNOWN_FIELD engine.vesion 6:23']],
  ['a dotted key', also('model.id: x'), ['UNKNOWN_FIELD model.id 10:1']],
  ['a look-alike of a field', also('аccess: {}'), ['UNKNOWN_FIELD аccess 10:1']],
  ['a merge key', also('<<: { profile: dev }'), ['UNKNOWN_FIELD << 10:1']],
  ['__proto__ as field', also('__proto__: { profile: dev }'), ['UNKNOWN_FIELD __proto__ 10:1']],
  ['constructor as field', also('constructor: 1'), ['UNKNOWN_FIELD constructor 10:1']],
  ['toString below', line('model', '{ id: Qwen/Qwen3-8B, toString: 1, source: hf, revision: b968826d9c46dd6066d109eabc6255188de91218 }'), ['UNKNOWN_FIELD model.toString 5:29']],
  ['__proto__ as service', also('services: { __proto__: {} }'), ['NAME_ILLEGAL services.__proto__ 10:13']],
  ['constructor as model', line('model', '{ id: constructor, source: s3://acme-models/x/ }'), ['MODEL_UNKNOWN model.id 5:10']],
  ['__proto__ as variable', line('engine', '{ name: vllm, extraEnv: { __proto__: a, toString: b } }'), ['VARIABLE_ILLEGAL engine.extraEnv.__proto__ 6:35']],
  ['no name', text().replace('name: chat\n', ''), ['MISSING_FIELD name 1:1']],
  ['no platforms', text().replace('platforms: [ec2, kubernetes]\n', ''), ['MISSING_FIELD platforms 1:1']],
  ['no model id', line('model', '{ source: hf }'), ['MISSING_FIELD model.id 5:1']],
  ['no region', line('aws', '{ tags: { a: b } }'), ['MISSING_FIELD aws.region 9:1']],
  ['nothing on AWS', without('aws'), ['REGION_MISSING platforms 4:1']],
  ['no model', without('model'), ['MISSING_FIELD model 1:1']],
  ['no model, engine, hardware', 'name: chat\nplatforms: [kubernetes]\n', ['MISSING_FIELD model 1:1', 'MISSING_FIELD engine 1:1', 'MISSING_FIELD hardware.instanceType 1:1']],
];

const TYPES: Row[] = [
  ['an empty model', line('model', ''), ['MISSING_FIELD model 5:1']],
  ['an empty name', text().replace('name: chat', 'name:'), ['MISSING_FIELD name 2:1']],
  ['an empty id', line('model', '{ id: "" }'), ['VALUE_NOT_ALLOWED model.id 5:10']],
  ['an empty list of platforms', line('platforms', '[]'), ['VALUE_NOT_ALLOWED platforms 4:1']],
  ['an empty item', also('waivers: [null]'), ['MISSING_FIELD waivers.0 10:11']],
  ['a number for a version of Kubernetes', also('kubernetes: { version: 1.34 }'), ['WRONG_TYPE kubernetes.version 10:15']],
  ['a number for an account', line('aws', '{ region: us-east-1, account: 012345678901 }'), ['ACCOUNT_ILLEGAL aws.account 9:27']],
  ['a boolean for a name', text().replace('name: chat', 'name: true'), ['WRONG_TYPE name 2:1']],
  ['a number for a tag', line('aws', '{ region: us-east-1, tags: { cost: 42 } }'), ['WRONG_TYPE aws.tags.cost 9:35']],
  ['a number for a variable', line('engine', '{ name: vllm, extraEnv: { NCCL_DEBUG: 1 } }'), ['WRONG_TYPE engine.extraEnv.NCCL_DEBUG 6:35']],
  ['a boolean for an argument', line('engine', '{ name: vllm, extraArgs: [true] }'), ['WRONG_TYPE engine.extraArgs.0 6:35']],
  ['a text for a number', line('workload', '{ inputTokens: many }'), ['WRONG_TYPE workload.inputTokens 8:13']],
  ['a text for a boolean', also('scaling: { spareAccelerator: yes }'), ['WRONG_TYPE scaling.spareAccelerator 10:12']],
  ['a list for a map', line('workload', '[1]'), ['WRONG_TYPE workload 8:1']],
  ['a map for a list', line('platforms', '{ ec2: true }'), ['WRONG_TYPE platforms 4:1']],
  ['a text for a map', line('model', 'Qwen/Qwen3-8B'), ['WRONG_TYPE model 5:1']],
  ['a text for a list', line('platforms', 'ec2'), ['WRONG_TYPE platforms 4:1']],
  ['a list for a text', also('kubernetes: { namespace: [a] }'), ['WRONG_TYPE kubernetes.namespace 10:15']],
  ['a map for a text', also('access: { apiKeys: { secret: { name: x } } }'), ['WRONG_TYPE access.apiKeys.secret 10:22']],
  ['infinity', line('workload', '{ inputTokens: .inf }'), ['NOT_A_NUMBER_IN_RANGE workload.inputTokens 8:13']],
  ['not a number', line('workload', '{ inputTokens: .nan }'), ['WRONG_TYPE workload.inputTokens 8:13']],
  ['a huge number', line('workload', '{ inputTokens: 1e300 }'), ['NOT_A_NUMBER_IN_RANGE workload.inputTokens 8:13']],
  ['a number beyond all', line('workload', '{ inputTokens: 1e999 }'), ['NOT_A_NUMBER_IN_RANGE workload.inputTokens 8:13']],
  ['nothing at all', line('workload', '{ concurrency: 0 }'), ['NOT_A_NUMBER_IN_RANGE workload.concurrency 8:13']],
  ['less than nothing', also('scaling: { min: -1 }'), ['NOT_A_NUMBER_IN_RANGE scaling.min 10:12']],
  ['half a replica', also('scaling: { min: 1.5 }'), ['WRONG_TYPE scaling.min 10:12']],
  ['a rate of zero', also('storage: { throughputMBps: 0 }'), ['NOT_A_NUMBER_IN_RANGE storage.throughputMBps 10:12']],
  ['services as list', also('services: [chat]'), ['WRONG_TYPE services 10:1']],
  ['a service that is empty', also('services: { chat: }'), ['MISSING_FIELD services.chat 10:13']],
  ['a service that is a text', also('services: { chat: vllm }'), ['WRONG_TYPE services.chat 10:13']],
  ['environments as list', also('environments: [dev]'), ['WRONG_TYPE environments 10:1']],
];

const VALUES: Row[] = [
  ['an unknown platform', line('platforms', '[ec2, kubernets]'), ['VALUE_NOT_ALLOWED platforms.1 4:18']],
  ['a platform twice', line('platforms', '[ec2, ec2]'), ['VALUE_NOT_ALLOWED platforms.1 4:18']],
  ['an unknown profile', text().replace('profile: dev', 'profile: production'), ['VALUE_NOT_ALLOWED profile 3:1']],
  ['a look-alike of a value', text().replace('profile: dev', 'profile: dеv'), ['VALUE_NOT_ALLOWED profile 3:1']],
  ['another format', text().replace('llm-serving/v1', 'llm-serving/v2'), ['VALUE_NOT_ALLOWED apiVersion 1:1']],
  ['a retention that nobody keeps', line('aws', '{ region: us-east-1, logRetentionDays: 366 }'), ['VALUE_NOT_ALLOWED aws.logRetentionDays 9:27']],
  ['a capital in a name', text({ name: 'Chat' }), ['NAME_ILLEGAL name 2:1']],
  ['a long name', text({ name: 'a'.repeat(41) }), ['NAME_ILLEGAL name 2:1']],
  ['a name of Unicode', text({ name: 'chаt' }), ['NAME_ILLEGAL name 2:1']],
  ['a served name with blanks', line('model', '{ id: Qwen/Qwen3-8B, source: s3://acme-models/q/, servedNames: [ok, a b] }'), ['SERVED_NAME_ILLEGAL model.servedNames.1 5:76']],
  ['a branch', line('model', '{ id: Qwen/Qwen3-8B, revision: main }'), ['REVISION_NOT_A_COMMIT model.revision 5:29']],
  ['weights from the web', line('model', '{ id: Qwen/Qwen3-8B, source: "https://acme/x" }'), ['SOURCE_UNKNOWN model.source 5:29']],
  ['a digest that is short', line('model', '{ id: Qwen/Qwen3-8B, source: s3://acme-models/q/, integrity: { manifest: sha256:abc } }'), ['DIGEST_ILLEGAL model.integrity.manifest 5:71']],
  ['an engine version in words', line('engine', '{ name: vllm, version: newest }'), ['WRONG_TYPE engine.version 6:23']],
  ['an image with a scheme', line('engine', '{ name: vllm, image: https://acme.io/vllm:1 }'), ['IMAGE_ILLEGAL engine.image 6:23']],
  ['an image in capitals', line('engine', '{ name: vllm, image: acme.io/VLLM:1 }'), ['IMAGE_ILLEGAL engine.image 6:23']],
  ['a variable with a hyphen', line('engine', '{ name: vllm, extraEnv: { MY-VAR: a } }'), ['VARIABLE_ILLEGAL engine.extraEnv.MY-VAR 6:35']],
  ['a time of day without quotes', elastic('scaling: { max: 2, schedules: [{ from: 08:00, to: "24:00", min: 2 }] }'), ['TIME_ILLEGAL scaling.schedules.0.to 10:47']],
  ['a time zone that is none', elastic('scaling: { max: 2, schedules: [{ from: "08:00", to: "09:00", timeZone: Europe/Berln, min: 2 }] }'), ['TIME_ZONE_ILLEGAL scaling.schedules.0.timeZone 10:62']],
  ['more schedules than a group takes', elastic(`scaling: { max: 2, schedules: [${'{ from: "08:00", to: "09:00", min: 2 }, '.repeat(51)}] }`), ['LIST_TOO_LONG scaling.schedules 10:20']],
  ['more sources than a template holds', line('hardware', `{ instanceType: g6e.2xlarge, capacity: [${'{ kind: spot }, '.repeat(21)}] }`), ['LIST_TOO_LONG hardware.capacity 7:40']],
  ['a time zone by its offset', elastic('scaling: { max: 2, schedules: [{ from: "8:00", to: "09:00", timeZone: "+01:00", min: 2 }] }'), ['TIME_ILLEGAL scaling.schedules.0.from 10:34', 'TIME_ZONE_ILLEGAL scaling.schedules.0.timeZone 10:61']],
  ['a day that nobody knows', elastic('scaling: { max: 2, schedules: [{ days: [monday], from: "08:00", to: "09:00", min: 2 }] }'), ['VALUE_NOT_ALLOWED scaling.schedules.0.days.0 10:41']],
  ['a cooldown without unit', elastic('scaling: { max: 2, cooldown: { scaleOut: "60", scaleIn: 2d }, guards: { ttftP95: soon } }'), ['BAD_DURATION scaling.cooldown.scaleOut 10:32', 'BAD_DURATION scaling.cooldown.scaleIn 10:48', 'BAD_DURATION scaling.guards.ttftP95 10:73']],
  ['a scaler that nobody knows', also('kubernetes: { autoscaler: vpa, monitoring: { prometheus: prometheus.monitoring } }'), ['VALUE_NOT_ALLOWED kubernetes.autoscaler 10:15', 'URL_ILLEGAL kubernetes.monitoring.prometheus 10:46']],
  ['a duration without unit', line('workload', '{ longestGeneration: "60" }'), ['BAD_DURATION workload.longestGeneration 8:13']],
  ['a silence of days', line('workload', '{ longestSilence: 2d }'), ['BAD_DURATION workload.longestSilence 8:13']],
  ['a size without unit', also('access: { maxBodySize: "8" }'), ['BAD_SIZE access.maxBodySize 10:11']],
  ...['../other', '/etc', 'a//b', '"a b"', 'a/../../b'].map((folder): Row => [
    `an adapter in the folder ${folder}`, also(`optimization: { adapters: [{ name: x, folder: ${folder} }] }`), ['PATH_ILLEGAL optimization.adapters.0.folder 10:39']]),
  ['an adapter with a name that an argument could misread', also('optimization: { adapters: [{ name: x=/etc, folder: a }] }'), ['SERVED_NAME_ILLEGAL optimization.adapters.0.name 10:30']],
  ['an adapter without a folder', also('optimization: { adapters: [{ name: x }] }'), ['MISSING_FIELD optimization.adapters.0.folder 10:28']],
  ['host memory without a unit', also('optimization: { kvOffload: "32", speculation: { method: ngram, draftSize: 1.5x } }'), ['BAD_SIZE optimization.kvOffload 10:17', 'BAD_SIZE optimization.speculation.draftSize 10:64']],
  ['no request at once', also('optimization: { maxSequences: 0 }'), ['NOT_A_NUMBER_IN_RANGE optimization.maxSequences 10:17']],
  ['a range that is none', also('access: { allowedCidrs: [10.0.0.0/8, anywhere] }'), ['CIDR_ILLEGAL access.allowedCidrs.1 10:38']],
  ['a certificate of another service', also('access: { certificate: "arn:aws:iam::111122223333:role/x" }'), ['ARN_ILLEGAL access.certificate 10:11']],
  ['a region that is none', line('aws', '{ region: Mars }'), ['REGION_ILLEGAL aws.region 9:8']],
  ['an account with hyphens', line('aws', '{ region: us-east-1, account: 1111-2222-3333 }'), ['ACCOUNT_ILLEGAL aws.account 9:27']],
  ['a prefix with a slash', line('aws', '{ region: us-east-1, namePrefix: acme/llm- }'), ['NAME_PREFIX_ILLEGAL aws.namePrefix 9:27']],
  ['a prefix that is too long', text({ replace: { aws: 'aws: { region: us-east-1, namePrefix: ' + 'a'.repeat(50) + ' }' } }), ['NAME_PREFIX_ILLEGAL aws.namePrefix 9:27']],
  ['a boundary that is a name', line('aws', '{ region: us-east-1, permissionsBoundary: acme-boundary }'), ['ARN_ILLEGAL aws.permissionsBoundary 9:27']],
  ['imports of another form', line('aws', '{ region: us-east-1, imports: { key: alias/x, topic: t, accessLogBucket: s3://logs, logGroup: a b } }'), ['ARN_ILLEGAL aws.imports.key 9:38', 'ARN_ILLEGAL aws.imports.topic 9:52', 'BUCKET_ILLEGAL aws.imports.accessLogBucket 9:62', 'LOG_GROUP_ILLEGAL aws.imports.logGroup 9:90']],
  ['subnets that do not match', line('aws', '{ region: us-east-1, imports: { vpc: { id: vpc-1, zones: [us-east-1a, us-east-1b], privateSubnets: [subnet-1] } } }'), ['ZONES_DO_NOT_MATCH aws.imports.vpc 9:38']],
  ['an image, a network, zones and subnets of another form', text({ replace: { hardware: 'hardware: { instanceType: g6e.2xlarge, machineImage: ami-1 }', aws: 'aws: { region: us-east-1, imports: { hostedZone: { id: /hostedzone/Z1, name: acme.com }, vpc: { id: net-1, zones: [us-east-1], privateSubnets: [vpc-1] } } }' } }),
    ['RESOURCE_ID_ILLEGAL hardware.machineImage 7:40', 'RESOURCE_ID_ILLEGAL aws.imports.hostedZone.id 9:52', 'RESOURCE_ID_ILLEGAL aws.imports.vpc.id 9:97', 'RESOURCE_ID_ILLEGAL aws.imports.vpc.zones.0 9:116', 'RESOURCE_ID_ILLEGAL aws.imports.vpc.privateSubnets.0 9:145']],
  ...['x*', '$x', 'a{b}', 'a;b', 'a|b', '<b>', '`b`', 'a b', 'a"b'].map((prefix): Row => [
    `the prefix ${prefix} in a bucket`, line('model', `{ id: Qwen/Qwen3-8B, source: 's3://acme-models/${prefix}/' }`), ['SOURCE_UNKNOWN model.source 5:29']]),
  ...['"*"', '../..', '-x', 'a..b'].map((host): Row => [`${host} past the proxy`, also(`site: { noProxy: [${host}] }`), ['HOST_ILLEGAL site.noProxy.0 10:19']]),
  ['numbers that nobody means', text({ replace: { hardware: 'hardware: { instanceType: g6e.2xlarge, tensorParallel: 1025 }', workload: 'workload: { requestsPerSecond: 1e-9 }' }, extra: 'scaling: { min: 1001, max: 1001 }\nstorage: { throughputMBps: 0.5 }' }),
    ['NOT_A_NUMBER_IN_RANGE hardware.tensorParallel 7:40', 'NOT_A_NUMBER_IN_RANGE workload.requestsPerSecond 8:13', 'NOT_A_NUMBER_IN_RANGE scaling.min 10:12', 'NOT_A_NUMBER_IN_RANGE scaling.max 10:23', 'NOT_A_NUMBER_IN_RANGE storage.throughputMBps 11:12']],
  ['no name of a file', line('model', '{ id: acme/new, source: s3://acme-models/q/, configFile: "" }'), ['VALUE_NOT_ALLOWED model.configFile 5:53']],
  ['zones that are missing', line('aws', '{ region: us-east-1, imports: { vpc: { id: vpc-1, privateSubnets: [subnet-1] } } }'), ['MISSING_FIELD aws.imports.vpc.zones 9:38']],
  ...['https://chat.acme.com', 'Chat.acme.com', 'chat', '10.0.0.1', '"*.acme.com"', 'chat.acme.com/v1', `${'a'.repeat(64)}.com`].map((host): Row => [
    `a host name ${host}`, also(`access: { hostName: ${host} }`), ['HOST_ILLEGAL access.hostName 10:11']]),
  ['a gateway of illegal names', also('kubernetes: { gateway: { name: Edge, namespace: a.b, listener: https- } }'), ['KUBERNETES_NAME_ILLEGAL kubernetes.gateway.name 10:26', 'NAMESPACE_ILLEGAL kubernetes.gateway.namespace 10:38', 'KUBERNETES_NAME_ILLEGAL kubernetes.gateway.listener 10:54']],
  ['a path that is none', also('site: { certificateAuthorities: { path: etc/ca.crt } }'), ['PATH_ILLEGAL site.certificateAuthorities.path 10:35']],
  ['names that Kubernetes refuses', also('kubernetes: { namespace: a.b, serviceAccount: Me, imagePullSecrets: [ok, a_b], clientNamespaces: [A], monitoring: { namespace: -x } }'), ['NAMESPACE_ILLEGAL kubernetes.namespace 10:15', 'KUBERNETES_NAME_ILLEGAL kubernetes.serviceAccount 10:31', 'KUBERNETES_NAME_ILLEGAL kubernetes.imagePullSecrets.1 10:74', 'NAMESPACE_ILLEGAL kubernetes.clientNamespaces.0 10:99', 'NAMESPACE_ILLEGAL kubernetes.monitoring.namespace 10:117']],
  ['storage that Kubernetes refuses', also('storage: { storageClass: Fast, existingClaim: a/b }'), ['KUBERNETES_NAME_ILLEGAL storage.storageClass 10:12', 'KUBERNETES_NAME_ILLEGAL storage.existingClaim 10:32']],
  ['an old cluster', also('kubernetes: { version: "1.28" }'), ['CLUSTER_VERSION_ILLEGAL kubernetes.version 10:15']],
  ['a cluster with a patch level', also('kubernetes: { version: 1.34.1 }'), ['CLUSTER_VERSION_ILLEGAL kubernetes.version 10:15']],
  ['a secret that Kubernetes refuses', also('access: { apiKeys: { secret: chat/keys } }'), ['SECRET_NAME_ILLEGAL access.apiKeys.secret 10:22']],
  ['a secret that Secrets Manager refuses', text({ extra: 'access: { apiKeys: { secret: "a b" } }', replace: { platforms: 'platforms: [ec2]' } }), ['SECRET_NAME_ILLEGAL access.apiKeys.secret 10:22']],
  ['a mirror with a scheme', also('site: { registryMirror: "https://mirror.acme.io" }'), ['IMAGE_ILLEGAL site.registryMirror 10:9']],
  ['digests of another form', also('site: { imageDigests: { "Acme Toy": sha256:1 } }'), ['IMAGE_ILLEGAL site.imageDigests.Acme Toy 10:25']],
  ['a store of metrics on no port', also('observability: { histograms: otlp, otlpEndpoint: "https://otlp.acme.com:0" }'), ['URL_ILLEGAL observability.otlpEndpoint 10:36']],
  ['a store of metrics that the collector would look up', also('observability: { otlpEndpoint: "https://${env:AWS_REGION}.acme.com" }'), ['URL_ILLEGAL observability.otlpEndpoint 10:18']],
  ['a mail address longer than any', also(`observability: { notifications: [{ severity: page, to: email, address: "a@${'b.'.repeat(130)}com" }] }`), ['MAIL_ILLEGAL observability.notifications.0.address 10:63']],
  ['a header in a mail address', also('observability: { notifications: [{ severity: page, to: email, address: "a@b.com\\nBcc: c@d.com" }] }'), ['MAIL_ILLEGAL observability.notifications.0.address 10:63']],
  ['more routes than a person can mean', also(`observability: { notifications: [${'{ severity: page, to: email, address: a@b.com },'.repeat(51)}] }`), ['LIST_TOO_LONG observability.notifications 10:18']],
  ['an alert switched off twice', also('observability: { withoutAlerts: [KV_CACHE_FULL, KV_CACHE_FULL] }'), ['VALUE_NOT_ALLOWED observability.withoutAlerts.1 10:49']],
  ['an archive of more than a hundred years', also('observability: { logging: { archive: { days: 36501 } } }'), ['NOT_A_NUMBER_IN_RANGE observability.logging.archive.days 10:40']],
  ['a standby of a type with a command', also('degradation: { steps: [{ action: smaller-model, standby: { instanceType: "g6.xlarge; id", model: "ignore what was said before" } }] }'), ['VALUE_NOT_ALLOWED degradation.steps.0.standby.instanceType 10:60', 'VALUE_NOT_ALLOWED degradation.steps.0.standby.model 10:91']],
  ['a message of blanks', also('degradation: { steps: [{ action: refuse, message: "   " }] }'), ['SENTENCE_ILLEGAL degradation.steps.0.message 10:42']],
  ['an address that is too long', also(`access: { tokens: { issuer: "https://id.acme.com/${'a'.repeat(240)}", keysUrl: https://id.acme.com/keys, audience: chat } }`), ['URL_ILLEGAL access.tokens.issuer 10:21', 'NOT_SUPPORTED_YET access.tokens 10:11']],
  ['a proxy without scheme', also('site: { proxy: "proxy:3128" }'), ['URL_ILLEGAL site.proxy 10:9']],
  ['a proxy with port 0', also('site: { proxy: "http://proxy:0" }'), ['URL_ILLEGAL site.proxy 10:9']],
  ['a Hub that is no address', also('site: { hubEndpoint: hub.acme.io, noProxy: ["a,b"], caBundle: ../ca.pem }'), ['URL_ILLEGAL site.hubEndpoint 10:9', 'HOST_ILLEGAL site.noProxy.0 10:45', 'KUBERNETES_NAME_ILLEGAL site.caBundle 10:53']],
  ['a waiver for ever', also('waivers: [{ code: X, reason: fine, until: 2027-02-30 }]'), ['REASON_TOO_SHORT waivers.0.reason 10:22', 'DATE_ILLEGAL waivers.0.until 10:36']],
  ['a waiver without reason', also('waivers: [{ code: X, until: 2027-02-01 }]'), ['MISSING_FIELD waivers.0.reason 10:11']],
];

const SECRETS: Row[] = [
  ['a key after its flag', line('engine', '{ name: vllm, extraArgs: [--api-key, SesamOpen1] }'), ['SECRET_INLINE engine.extraArgs.1 6:46']],
  ['a key behind its flag', line('engine', '{ name: vllm, extraArgs: [--api_key=SesamOpen1] }'), ['SECRET_INLINE engine.extraArgs.0 6:35']],
  ['a key and its flag in one', line('engine', '{ name: vllm, extraArgs: ["--api-key SesamOpen1"] }'), ['SECRET_INLINE engine.extraArgs.0 6:35']],
  ['a number as key', line('engine', '{ name: vllm, extraArgs: [--api-key, 123456] }'), ['SECRET_INLINE engine.extraArgs.1 6:46']],
  ['another secret flag', line('engine', '{ name: vllm, extraArgs: [--ssl-keyfile-password=SesamOpen1, --hf-token, SesamOpen2] }'), ['SECRET_INLINE engine.extraArgs.0 6:35', 'SECRET_INLINE engine.extraArgs.2 6:82']],
  ['a password in a variable', line('engine', '{ name: vllm, extraEnv: { DB_PASSWORD: SesamOpen1, HF_TOKEN: 7 } }'), ['SECRET_INLINE engine.extraEnv.DB_PASSWORD 6:35', 'SECRET_INLINE engine.extraEnv.HF_TOKEN 6:60']],
  ['keys in place of names of secrets', also('observability: { notifications: [{ severity: page, to: pagerduty, secret: 0123456789abcdef0123456789abcdef }, { severity: page, to: opsgenie, secret: 1b4e28ba-2fa1-11d2-883f-0016d3cca427 }] }'), ['SECRET_INLINE observability.notifications.0.secret 10:67', 'SECRET_INLINE observability.notifications.1.secret 10:143']],
  ['credentials in a proxy', also('site: { proxy: "http://me:SesamOpen1@proxy:3128" }'), ['SECRET_INLINE site.proxy 10:9']],
  ['credentials in a Hub', also('site: { hubEndpoint: "https://me:SesamOpen1@hub.acme.io" }'), ['SECRET_INLINE site.hubEndpoint 10:9']],
  ['credentials in a patch', also('patches: [{ target: Deployment/chat, merge: { spec: { env: [{ name: API_KEY, value: SesamOpen1 }], url: "redis://:SesamOpen1@cache" } } }]'), ['SECRET_INLINE patches.0.merge.spec.env.0.value 10:78', 'SECRET_INLINE patches.0.merge.spec.url 10:100']],
  ['a secret where none is expected', also('sk-SesamOpen1SesamOpen1SesamOpen1: 1'), ['SECRET_INLINE (not shown) 10:1']],
  ['a secret in a wrong type', also('access: { apiKeys: hf_SesamOpen1SesamOpen1SesamOpen1 }'), ['SECRET_INLINE access.apiKeys 10:11']],
  ['a secret in broken YAML', 'name: *hf_SesamOpen1SesamOpen1SesamOpen1\n', ['NOT_YAML 1:7']],
  ['JSON with a secret', line('engine', `{ name: vllm, extraArgs: [--kv, '{"password": "SesamOpen1"}'] }`), ['SECRET_INLINE engine.extraArgs.1 6:41']],
];

const engine = (rest: string): string => line('engine', `{ name: vllm, ${rest} }`);

/** Secrets that look like nothing, in fields where people write them. */
const CONFIDENTIAL: Row[] = [
  ['credentials with a slash', also('site: { proxy: "http://user:hunter2Zq/x@proxy:3128" }'), ['URL_ILLEGAL site.proxy 10:9']],
  ['credentials without a scheme', also('site: { proxy: "user:hunter2Zq@proxy:3128" }'), ['URL_ILLEGAL site.proxy 10:9']],
  ['a name that is the secret', also('site: { proxy: "http://hunter2Zq@proxy:3128" }'), ['URL_ILLEGAL site.proxy 10:9']],
  ['a proxy in a list', also('site: { proxy: ["http://hunter2Zq@proxy:3128"] }'), ['WRONG_TYPE site.proxy 10:9']],
  ['a site that is a proxy', also('site: "http://hunter2Zq@proxy:3128"'), ['WRONG_TYPE site 10:1']],
  ['a parameter of the Hub', also('site: { hubEndpoint: "https://hub/?token_x=hunter2Zq" }'), ['URL_ILLEGAL site.hubEndpoint 10:9']],
  ['a mirror with credentials', also('site: { registryMirror: "user:hunter2Zq@reg.io" }'), ['IMAGE_ILLEGAL site.registryMirror 10:9']],
  ['an image with credentials', engine('image: "user:hunter2Zq@reg.io/x"'), ['IMAGE_ILLEGAL engine.image 6:23']],
  ['a key in place of its map', also('access: { apiKeys: hunter2Zq }'), ['WRONG_TYPE access.apiKeys 10:11']],
  ['a key in place of its name', also('access: { apiKeys: { secret: "hunter2Zq!" } }'), ['SECRET_NAME_ILLEGAL access.apiKeys.secret 10:22']],
  ['a list of keys', also('access: { apiKeys: [hunter2Zq] }'), ['WRONG_TYPE access.apiKeys 10:11']],
  ['a key in a service', also('services: { chat: { access: { apiKeys: 712345 } } }'), ['WRONG_TYPE services.chat.access.apiKeys 10:31']],
  ['a variable as text', engine('extraEnv: "MY_PASSWORD=hunter2Zq"'), ['SECRET_INLINE engine.extraEnv 6:23', ]],
  ['variables as a list', engine('extraEnv: ["MY_VALUE=hunter2Zq"]'), ['WRONG_TYPE engine.extraEnv 6:23']],
  ['a variable as a map', engine('extraEnv: { MY_PASSWORD: { value: hunter2Zq } }'), ['WRONG_TYPE engine.extraEnv.MY_PASSWORD 6:35']],
  ['arguments as text', engine('extraArgs: "--api-key hunter2Zq"'), ['WRONG_TYPE engine.extraArgs 6:23']],
  ['arguments in a list of their own', engine('extraArgs: [["--api-key", "hunter2Zq"]]'), ['WRONG_TYPE engine.extraArgs.0 6:35']],
  ['a key of the file', also('"password=hunter2Zq": 1'), ['SECRET_INLINE (not shown) 10:1']],
  ['a tag', engine('extraEnv: { MY_PASSWORD: !hunter2Zq }'), ['NOT_YAML 6:48']],
  ['a verbatim tag', engine('extraEnv: { MY_PASSWORD: !<hunter2Zq> x }'), ['NOT_YAML 6:48']],
  ['a handle of a tag', engine('extraEnv: { MY_PASSWORD: !hunter2Zq! }'), ['NOT_YAML 6:48']],
  ['an alias', engine('extraEnv: { MY_PASSWORD: *hunter2Zqy }'), ['NOT_YAML 6:48']],
  ['what is left over', 'name: "a" hunter2Zq\n', ['NOT_YAML 1:11']],
  ['a directive', '%hunter2Zq x\n---\nname: a\n', ['NOT_YAML 1:1']],
];

/** Names and words that say that a secret follows. */
const NAMED: Row[] = [
  ...['SECRET_KEY', 'DB_PASS', 'MYSQL_PWD', 'OPENAI_KEY', 'REDIS_AUTH', 'API_TOKENS', 'API_KEYS', 'KEY_PASSPHRASE'].map((name): Row => [
    `the variable ${name}`, engine(`extraEnv: { ${name}: hunter2Zq }`), [`SECRET_INLINE engine.extraEnv.${name} 6:35`]]),
  ...['authorization=Bearer%20hunter2Zq', 'api-key=hunter2Zq', 'a=b,x-api-key=hunter2Zq'].map((value): Row => [
    `headers of telemetry: ${value}`, engine(`extraEnv: { OTEL_EXPORTER_OTLP_HEADERS: "${value}" }`), ['SECRET_INLINE engine.extraEnv.OTEL_EXPORTER_OTLP_HEADERS 6:35']]),
  ['a header', engine("extraArgs: [--header, 'X-Api-Key: hunter2Zq']"), ['SECRET_INLINE engine.extraArgs.1 6:45']],
  ['a header and its flag in one', engine("extraArgs: ['--header=Authorization: hunter2Zq']"), ['SECRET_INLINE engine.extraArgs.0 6:35']],
  ['JSON with a token', engine(`extraArgs: [--kv, '{"token": "hunter2Zq"}']`), ['SECRET_INLINE engine.extraArgs.1 6:41']],
  ...['{{resolve:secretsmanager:x}}', '$(OTHER)', '${X}'].map((value): Row => [
    `a reference that nothing resolves: ${value}`, engine(`extraEnv: { HF_TOKEN: "${value}" }`), ['REFERENCE_NOT_RESOLVED engine.extraEnv.HF_TOKEN 6:35']]),
];

const PARTS: Row[] = [
  ['an environment with mistakes', also('environments:\n  dev:\n    workload: { longestGeneration: soon, inputTokens: x }\n    acess: {}'), ['WRONG_TYPE environments.dev.workload.inputTokens 12:42', 'UNKNOWN_FIELD environments.dev.acess 13:5', 'BAD_DURATION environments.dev.workload.longestGeneration 12:17'], 'dev'],
  ['the same, not chosen', also('environments:\n  dev:\n    workload: { longestGeneration: soon, inputTokens: x }\n    acess: {}'), ['WRONG_TYPE environments.dev.workload.inputTokens 12:42', 'UNKNOWN_FIELD environments.dev.acess 13:5', 'BAD_DURATION environments.dev.workload.longestGeneration 12:17']],
  ['an environment that is empty', also('environments: { dev: }'), ['MISSING_FIELD environments.dev 10:17'], 'dev'],
  ['an environment that is unknown', also('environments: { dev: { profile: prod } }'), ['ENVIRONMENT_UNKNOWN environments 10:1'], 'de'],
  ['an environment that takes away', also('environments: { dev: { aws: { region: null } } }'), ['MISSING_FIELD environments.dev.aws.region 10:31'], 'dev'],
  ['a part of a map that stays incomplete', text({ replace: { aws: '' }, extra: 'environments: { dev: { aws: { tags: { a: b } } } }' }), ['MISSING_FIELD aws.region 9:24'], 'dev'],
  ['a service that stays incomplete', text({ replace: { model: '' }, extra: 'services: { chat: { model: { source: s3://acme-models/q/ } } }' }), ['MISSING_FIELD services.chat.model.id 9:21']],
  ['a mistake in a service', also('services: { chat: { engine: { version: x } } }'), ['WRONG_TYPE services.chat.engine.version 10:31']],
  ['no replica at all', elastic('scaling: { min: 0, max: 2 }'), ['SCALE_TO_ZERO_UNHELD scaling.min 10:12']],
  ['two services', also('services: { a: {}, b: {} }'), ['NOT_SUPPORTED_YET services 10:1']],
  ['no service', also('services: {} '), ['SERVICE_MISSING services 10:1']],
  ['an illegal name of a service and an environment', also('services: { A.b: {} }\nenvironments: { "d v": {} }'), ['NAME_ILLEGAL services.A.b 10:13', 'NAME_ILLEGAL environments.d v 11:17']],
  ['a tag with dots of a wrong type', line('aws', '\n  region: us-east-1\n  tags:\n    a: x\n    a.b/c: 5'), ['WRONG_TYPE aws.tags.a.b/c 13:5']],
  ['a tag with dots in an environment', also('environments:\n  dev:\n    aws:\n      tags: { a.b/c: [1] }'), ['WRONG_TYPE environments.dev.aws.tags.a.b/c 13:15'], 'dev'],
  ['Windows line ends', also('acess: {}').replaceAll('\n', '\r\n'), ['UNKNOWN_FIELD acess 10:1']],
  ['a mark of byte order', `\ufeff${also('acess: {}')}`, ['UNKNOWN_FIELD acess 10:1']],
  ['a login on pods, in other words', also('access: { login: { issuer: id.acme.com, clientId: chat, secret: "a b", authorizationUrl: https://a.b/c, tokenUrl: https://a.b/t, userInfoUrl: http://a.b/u } }'), ['URL_ILLEGAL access.login.issuer 10:20', 'SECRET_NAME_ILLEGAL access.login.secret 10:57', 'URL_ILLEGAL access.login.userInfoUrl 10:130', 'NOT_SUPPORTED_YET access.login 10:11']],
  ['a warm pool of pods', elastic('scaling: { max: 2, warmPool: 1 }'), ['NOT_SUPPORTED_YET scaling.warmPool 10:20']],
  ['an update in steps on pods', also('rollout: { strategy: canary }'), ['NOT_SUPPORTED_YET rollout.strategy 10:12']],
  ['an update that nobody knows', also('rollout: { strategy: blue, share: 2, bakeTime: soon }'), ['VALUE_NOT_ALLOWED rollout.strategy 10:12', 'NOT_A_NUMBER_IN_RANGE rollout.share 10:28', 'BAD_DURATION rollout.bakeTime 10:38']],
  ['a field of a later version', also('architecture: microservice'), ['NOT_SUPPORTED_YET architecture 10:1']],
  ['a source of machines that is none', line('hardware', '{ instanceType: g6e.2xlarge, capacity: [{ kind: spots }] }'), ['VALUE_NOT_ALLOWED hardware.capacity.0.kind 7:53']],
  ['a block that is told in other words', line('hardware', '{ instanceType: g6e.2xlarge, capacity: [{ kind: capacity-block, reservation: r-1, zone: a, ends: tomorrow }] }'), ['RESOURCE_ID_ILLEGAL hardware.capacity.0.reservation 7:75', 'RESOURCE_ID_ILLEGAL hardware.capacity.0.zone 7:93', 'MOMENT_ILLEGAL hardware.capacity.0.ends 7:102']],
  ['an unknown model', line('model', '{ id: Qwen/Qwen3-8, source: s3://acme-models/q/ }'), ['MODEL_UNKNOWN model.id 5:10']],
  ['a path that leads up', line('model', '{ id: meta-llama/Llama-3.1-8B-Instruct, source: /../../etc }'), ['SOURCE_UNKNOWN model.source 5:48']],
  ['a socket in place of certificates', also('site: { caBundle: /var/run/docker.sock }'), ['KUBERNETES_NAME_ILLEGAL site.caBundle 10:9']],
  ['a folder in place of certificates', also('site: { certificateAuthorities: { path: /etc } }'), ['PATH_ILLEGAL site.certificateAuthorities.path 10:35']],
  ['a file above the root', also('site: { caBundle: /etc/../run/docker.sock }'), ['KUBERNETES_NAME_ILLEGAL site.caBundle 10:9']],
  ['a command behind a late value', also('storage: { shared: { kind: fsx-lustre, mountName: "${Token[A.1]}; $(id)" } }'), ['RESOURCE_ID_ILLEGAL storage.shared.mountName 10:40']],
  ['a line behind a late value', line('aws', '{ region: us-east-1, imports: { key: "${Token[K.2]}\\nX=1" } }'), ['ARN_ILLEGAL aws.imports.key 9:38']],
  ['an opaque place of a late value', line('hardware', '{ instanceType: "${Token[TOKEN.1]}" }'), ['DEPLOY_TIME_VALUE hardware.instanceType 7:13']],
];

/** Each text is read once. */
const READ = new Map<string, ReturnType<typeof read>>();

function readRow([, content, , environment]: Row): ReturnType<typeof read> {
  const key = JSON.stringify([content, environment]);
  const known = READ.get(key) ?? read(content, environment);
  READ.set(key, known);
  return known;
}

const ROWS = [...TEXTS, ...FIELDS, ...TYPES, ...VALUES, ...SECRETS, ...CONFIDENTIAL, ...NAMED, ...PARTS];

test.each(ROWS)('%s', (...row: Row) => {
  const { deployment, findings: found } = readRow(row);
  expect(found.map(told)).toEqual(row[2]);
  expect(deployment).toBeUndefined();
});

test('every finding says what is wrong and what to do, and none repeats a secret', () => {
  const found = ROWS.flatMap((row) => readRow(row).findings);
  expect(found.filter(({ message, remedy }) => message.length < 10 || remedy.length < 5 || /undefined|\[object/.test(`${message} ${remedy}`))).toEqual([]);
  expect(JSON.stringify(found)).not.toMatch(/Sesam|hunter2Zq|712345/);
});

/** What only looks wrong. */
const SOUND: Row[] = [
  ['a host name', also('access: { hostName: chat-1.acme.com }'), []],
  ['switches', also('optimization: { kvCacheDtype: fp8, prefixCache: false, kvOffload: 4GiB, adapters: [{ name: legal, folder: adapters/legal.v1 }] }'), []],
  ['Windows line ends', text().replaceAll('\n', '\r\n'), []],
  ['a mark of byte order', `\ufeff${text()}`, []],
  ['a part of a map in an environment', also('environments: { dev: { aws: { tags: { a: b } } } }'), [], 'dev'],
  ['what is missing and stands in the environment', text({ replace: { aws: '' }, extra: 'environments: { dev: { aws: { region: us-east-1 } } }' }), [], 'dev'],
  ['what is missing and stands in the service', text({ replace: { model: 'model: { source: s3://acme-models/q/ }' }, extra: 'services: { chat: { model: { id: Qwen/Qwen3-8B } } }' }), []],
  ['a service that is empty', also('services: { chat: {} }'), []],
  ['keys with dots', also('kubernetes: { nodeSelector: { node.acme.io/pool: l40s }, monitoring: { labels: { a.b/c: d } } }'), []],
  ['a key that is looked up elsewhere', line('engine', '{ name: vllm, extraArgs: [--api-key, $(API_KEY)], extraEnv: { HF_TOKEN: "${Token[TOKEN.1]}" } }'), []],
  ['an address with a reference for its password', line('engine', '{ name: vllm, extraEnv: { REDIS: "redis://me:$(PASSWORD)@cache", MAIL: "me@acme.io" } }'), []],
  ['flags about tokens that are no secrets', line('engine', '{ name: vllm, extraArgs: [--eos-token, "</s>", --max-num-batched-tokens=8192] }'), []],
  ['variables about tokens and keys that are no secrets', engine('extraEnv: { TOKENIZERS_PARALLELISM: "false", MAX_TOKENS: "8", KEY_PREFIX: a, PUBLIC_KEY: b, PWD: /x, OLD_PWD: /y, NUM_TOKENS: "1", BYPASS: "1", SORT_KEY: c }'), []],
  ['headers and JSON without secrets', engine(`extraArgs: [--header, 'Authorization: Bearer $TOKEN', --header, 'Accept: text/plain', --kv, '{"token": "$(HF)", "eos_token": "</s>"}'], extraEnv: { OTEL_EXPORTER_OTLP_HEADERS: "team=llm" }`), []],
  ['hosts past the proxy', also('site: { proxy: "http://proxy:3128", noProxy: [.acme.io, "*.acme.io", acme.io, "cache:8080", 10.0.0.0/8, 169.254.169.254, "::1", "[fd00::1]", "fd00::/8"] }'), []],
  ['ids as AWS writes them', text({ replace: { hardware: 'hardware: { instanceType: g6e.2xlarge, machineImage: ami-0123456789abcdef0 }', aws: 'aws: { region: us-west-2, imports: { hostedZone: { id: Z0123ABC, name: acme.com }, vpc: { id: vpc-0a1b2c3d, zones: [us-west-2-lax-1a], privateSubnets: [subnet-0aaa1111bbbb2222c] } } }' } }), []],
  ['values that are known at deployment', line('aws', '{ region: us-east-1, permissionsBoundary: "${Token[B.1]}", imports: { key: "arn:aws:kms:${Token[K.2]}:key/a-b", vpc: { id: "${Token[V.3]}", zones: [us-east-1a, us-east-1b], privateSubnets: ["#{Token[S.4]}"] } } }'), []],
  ['the same in an environment', also('environments: { dev: { aws: { account: "${Token[A.1]}" } } }'), [], 'dev'],
  ['a digit in front of a namespace', also('kubernetes: { namespace: 1st-team }'), []],
  ['an image with everything', line('engine', `{ name: vllm, image: "registry.acme.io:5000/a/b_c:v1.0@sha256:${'a'.repeat(64)}" }`), []],
  ['a secret of Secrets Manager on EC2 alone', text({ extra: 'access: { apiKeys: { secret: chat/keys } }', replace: { platforms: 'platforms: [ec2]' } }), []],
];

test.each(SOUND)('%s: nothing to find', (...[, content, findings, environment]: Row) => {
  const { deployment, findings: found } = read(content, environment);
  expect(found.map(told)).toEqual(findings);
  expect(deployment).toBeDefined();
});

const MIB = 2 ** 20;
const keys = (count: number): string => Array.from({ length: count }, (_, i) => `key${i}: 1`).join('\n');

test.each([
  ['5,000 fields that are unknown', also(keys(5_000)), 'UNKNOWN_FIELD'],
  ['20,000 keys in a free map', line('aws', `{ region: us-east-1, tags: { ${keys(20_000).replaceAll('\n', ', ')}, x: [] } }`), 'WRONG_TYPE'],
  ['a MiB of opened lists', '['.repeat(MIB - 1), 'TOO_DEEP'],
  ['a MiB of nested maps', '{a: '.repeat(MIB / 4 - 1), 'TOO_DEEP'],
  ['a MiB of nested items', '- '.repeat(MIB / 2 - 1), 'TOO_DEEP'],
  ['a long text', also(`x: ${'a.'.repeat(MIB / 2 - 1000)}`), 'UNKNOWN_FIELD'],
  ['a long address', also(`site: { proxy: "${'http://a:'.repeat(100_000)}" }`), 'URL_ILLEGAL'],
  ['a long list', line('engine', `{ name: vllm, extraArgs: [${'a, '.repeat(100_000)}1] }`), 'WRONG_TYPE'],
])('%s: found in time that grows with the file', (_, content, code) => {
  const start = process.cpuUsage();
  const { findings } = read(content);
  const { user } = process.cpuUsage(start);
  expect(findings.map((finding) => finding.code)).toContain(code);
  // the quadratic reader took 26 s for the first of them
  expect(user / 1e6).toBeLessThan(10);
});

const EXAMPLES = fs.readdirSync(path.join(ROOT, 'examples')).filter((name) => name.endsWith('.yaml')).map((name) => fs.readFileSync(path.join(ROOT, 'examples', name), 'utf8'));

type Data = { [key: string]: unknown };

/** A tree in which one value, found by walking along `steps`, is deleted, repeated or replaced. */
function mutated(node: unknown, [step, ...rest]: number[], change: { readonly kind: string; readonly value: unknown }): unknown {
  const keysHere = typeof node === 'object' && node !== null ? Object.keys(node) : [];
  if (keysHere.length === 0 || step === undefined) return change.value;
  const key = keysHere[step % keysHere.length];
  const child = (node as Data)[key];
  if (rest.length > 0) return assembled(node as Data, Object.entries(node as Data).map(([name, item]) => [name, name === key ? mutated(child, rest, change) : item]));
  const entries = Object.entries(node as Data).filter(([name]) => change.kind !== 'delete' || name !== key);
  return assembled(node as Data, change.kind === 'repeat' ? [...entries, [`${key}2`, child]] : entries.map(([name, item]) => [name, name === key && change.kind === 'replace' ? change.value : item]));
}

const assembled = (like: Data, entries: [string, unknown][]): unknown => (Array.isArray(like) ? entries.map(([, item]) => item) : Object.fromEntries(entries));

const change = fc.record({ kind: fc.constantFrom('delete', 'repeat', 'replace'), value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(Infinity, NaN, -1e300, '__proto__', '', '\u001b[31m', '${Token[T.1]}', { __proto__: null, constructor: 1 })) });
const changedTree = fc.tuple(fc.constantFrom(...EXAMPLES), fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }), change).map(([example, steps, how]) => stringify(mutated(parse(example), steps, how)) ?? '');
const changedText = fc.tuple(fc.constantFrom(...EXAMPLES), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), anyText(8)).map(([example, at, length, insert]) => {
  const start = Math.floor(at * example.length);
  return example.slice(0, start) + insert + example.slice(start + length);
});

test('no change of an example makes the reader crash, or fall silent', () => {
  let refused = 0;
  fc.assert(fc.property(fc.oneof(changedTree, changedText), fc.constantFrom(undefined, 'staging', 'constructor'), (content, environment) => {
    const { deployment, findings } = read(content, environment);
    const errors = findings.filter(({ severity }) => severity === Severity.ERROR);
    refused += Number(deployment === undefined);
    expect(deployment === undefined).toBe(errors.length > 0);
    expect(new Set(findings.map((finding) => `${told(finding)} ${finding.message}`)).size).toBe(findings.length);
  }), { numRuns: 300 });
  // changes that never matter would prove nothing
  expect(refused).toBeGreaterThan(30);
});
