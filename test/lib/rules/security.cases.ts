import { EksNodes } from '../../../lib/deployment/eks-props';
import { Exposure, HistogramStore, Platform, Profile } from '../../../lib/deployment/enums';
import { Severity } from '../../../lib/finding/severity';
import { LOGIN } from '../../support/login';
import type { RuleCases } from './cases';

const prod = { profile: Profile.PROD };
const regulated = { profile: Profile.REGULATED };
const open = { exposure: Exposure.PUBLIC };
const PINNED = `registry.acme.com/toy:1@sha256:${'a'.repeat(64)}`;
const TOKEN = '${Token[Image.1]}';
/** No collector stands beside its replicas. */
const ALONE = { observability: { histograms: HistogramStore.NONE } };
const images = (image: string) => ({ fetch: { image }, engine: { image }, guard: { image } });
const adding = (...extraArgs: string[]) => ({ service: { engine: { extraArgs } } });
const setting = (extraEnv: { [name: string]: string }) => ({ service: { engine: { extraEnv } } });

const LISTENER = { arn: 'arn', securityGroup: 'sg-0123456789abcdef0', priority: 10 };
const TOKENS = { issuer: 'https://id.acme.com', keysUrl: 'https://id.acme.com/jwks.json' };

export const securityCases: RuleCases = {
  PUBLIC_WITHOUT_CERTIFICATE: {
    fires: [{ when: 'there is none', given: { service: { access: open } }, says: /without a certificate/, at: 'access.certificate' }],
    silent: [
      { when: 'there is one, known at deployment only', given: { service: { access: { ...open, certificate: TOKEN } } } },
      { when: 'it is internal', given: {} },
      { when: 'no load balancer is made', given: { deployment: { platforms: [Platform.KUBERNETES] }, service: { access: open } } },
    ],
  },
  PUBLIC_WITHOUT_KEYS: {
    fires: [{ when: 'there are none', given: { service: { access: { ...open, apiKeySecret: undefined } } }, says: /without API keys/, at: 'access.apiKeys' }],
    silent: [{ when: 'there are some', given: { service: { access: open } } }, { when: 'people log in', given: { service: { access: { ...open, apiKeySecret: undefined, login: LOGIN } } } }, { when: 'it is internal', given: { service: { access: { apiKeySecret: undefined } } } }],
  },
  TOKENS_BESIDE_KEYS: {
    fires: [{ when: 'both are asked for', given: { service: { access: { tokens: TOKENS } } }, says: /both given/, at: 'access.tokens' }],
    silent: [{ when: 'only tokens are', given: { service: { access: { tokens: TOKENS, apiKeySecret: undefined } } } }, { when: 'only keys are', given: {} }],
  },
  TOKENS_FOR_ANYBODY: {
    fires: [{ when: 'nobody says whom they are for', given: { service: { access: { tokens: { ...TOKENS, audience: undefined } } } }, says: /every token of .* is let in/, at: 'access.tokens.audience' }],
    silent: [{ when: 'the audience is named', given: { service: { access: { tokens: { ...TOKENS, audience: 'chat' } } } } }, { when: 'no token is asked for', given: {} }],
  },
  TOKENS_WITHOUT_CERTIFICATE: {
    fires: [
      { when: 'the load balancer has none', given: { service: { access: { tokens: TOKENS } } }, says: /without a certificate/, at: 'access.certificate' },
      { when: 'there is no load balancer', given: { service: { access: { tokens: TOKENS, exposure: Exposure.NONE } } }, says: /no load balancer/, at: 'access.tokens' },
    ],
    silent: [{ when: 'it has one', given: { service: { access: { tokens: TOKENS, certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/0f' } } } }, { when: 'no token is asked for', given: {} }],
  },
  LOGIN_BESIDE_KEYS: {
    fires: [
      { when: 'keys are asked for', given: { service: { access: { login: LOGIN } } }, says: /access\.login and access\.apiKeys/, at: 'access.login' },
      { when: 'tokens are', given: { service: { access: { login: LOGIN, tokens: TOKENS, apiKeySecret: undefined } } }, says: /access\.login and access\.tokens/, at: 'access.login' },
    ],
    silent: [{ when: 'only a login is', given: { service: { access: { login: LOGIN, apiKeySecret: undefined } } } }, { when: 'only keys are', given: {} }],
  },
  LOGIN_WITHOUT_CERTIFICATE: {
    fires: [
      { when: 'the load balancer has none', given: { service: { access: { login: LOGIN } } }, says: /access\.login is given without a certificate/, at: 'access.certificate' },
      { when: 'there is no load balancer', given: { service: { access: { login: LOGIN, exposure: Exposure.NONE } } }, says: /no load balancer that could ask/, at: 'access.login' },
    ],
    silent: [{ when: 'it has one', given: { service: { access: { login: LOGIN, certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/0f' } } } }, { when: 'nobody logs in', given: {} }],
  },
  INTERNAL_WITHOUT_KEYS: {
    fires: [
      { when: 'there are none', given: { service: { access: { apiKeySecret: undefined } } }, says: /without a key/, at: 'access.apiKeys', severity: Severity.INFO },
      { when: 'users are served', given: { deployment: prod, service: { access: { apiKeySecret: undefined } } }, says: /without a key/, at: 'access.apiKeys', severity: Severity.WARNING },
      { when: 'auditors ask', given: { deployment: regulated, service: { access: { exposure: Exposure.NONE, apiKeySecret: undefined } } }, says: /without a key/, at: 'access.apiKeys', severity: Severity.ERROR },
    ],
    silent: [{ when: 'there are some', given: {} }, { when: 'it is public, which another rule sees to', given: { service: { access: { ...open, apiKeySecret: undefined } } } }],
  },
  PLAIN_HTTP_INSIDE: {
    fires: [{ when: 'auditors ask', given: { deployment: regulated }, says: /plain HTTP/, at: 'access.certificate', severity: Severity.ERROR }],
    silent: [
      { when: 'there is a certificate', given: { service: { access: { certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/1' } } } },
      { when: 'no load balancer is made', given: { service: { access: { exposure: Exposure.NONE } } } },
    ],
  },
  IMAGE_TAG_MOVES: {
    fires: [
      { when: 'the tag is latest', given: { replica: { engine: { image: 'docker.io/acme/toy:latest' } } }, says: /engine, docker\.io\/acme\/toy:latest/, at: 'site.imageDigests' },
      { when: 'there is no tag', given: { service: { engine: { image: 'localhost:5000/toy' } }, replica: { engine: { image: 'localhost:5000/toy' } } }, says: /latest \(by default\)/, at: 'engine.image' },
    ],
    silent: [
      { when: 'all have versions', given: {} },
      { when: 'a digest stands behind the tag', given: { replica: { engine: { image: `acme/toy:latest@sha256:${'a'.repeat(64)}` } } } },
      { when: 'it is known at deployment only', given: { replica: { engine: { image: TOKEN } } } },
    ],
  },
  IMAGE_WITHOUT_DIGEST: {
    fires: [
      { when: 'users are served', given: { deployment: prod }, says: /collector, docker\.io\/prom/, at: 'site.imageDigests', times: 4, severity: Severity.WARNING },
      { when: 'auditors ask', given: { deployment: regulated, service: { engine: { image: 'acme/toy:1' }, ...ALONE }, replica: { ...images(PINNED), engine: { image: 'acme/toy:1' } } }, says: /acme\/toy:1/, at: 'engine.image', severity: Severity.ERROR },
    ],
    silent: [{ when: 'it is a trial', given: {} }, { when: 'all have digests', given: { deployment: regulated, service: ALONE, replica: images(PINNED) } }, { when: 'all are known at deployment only', given: { deployment: prod, service: ALONE, replica: images(TOKEN) } }],
  },
  IMAGE_FROM_PUBLIC_REGISTRY: {
    fires: [{ when: 'auditors ask', given: { deployment: regulated }, says: /docker\.io|public\.ecr\.aws/, at: 'site.registryMirror', times: 5, severity: Severity.WARNING }],
    silent: [{ when: 'it is a trial', given: {} }, { when: 'the registry is the company\'s', given: { deployment: { ...prod, site: { registryMirror: 'registry.acme.com' } }, replica: images(PINNED) } }],
  },
  ENGINE_OPTION_DECIDED: {
    fires: [
      { when: 'a flag repeats the plan', given: adding('--seed', '1', '--max-len', '4096'), says: /--max-len is decided by workload\.contextTokens/, at: 'engine.extraArgs.2' },
      { when: 'underscores hide it', given: adding('--max_len=4096'), says: /--max-len/, at: 'engine.extraArgs.0' },
      { when: 'a short flag repeats it', given: adding('-ml', '1'), says: /-ml/, at: 'engine.extraArgs.0' },
      { when: 'a variable repeats it', given: setting({ TOY_CACHE: '/tmp' }), says: /TOY_CACHE is decided by storage\.cache/, at: 'engine.extraEnv.TOY_CACHE' },
    ],
    silent: [{ when: 'other flags are added', given: adding('--max-length', '1', '--seed', 'max-len') }, { when: 'nothing is added', given: {} }],
  },
  ENGINE_OPTION_UNSAFE: {
    fires: [
      { when: 'a flag opens a hole', given: adding('--enable-log-requests'), says: /--enable-log-requests writes prompts/, at: 'engine.extraArgs.0' },
      { when: 'its beginning is completed', given: adding('--enable-log-req'), says: /read as --enable-log-requests/, at: 'engine.extraArgs.0' },
      { when: 'a part of it is set', given: adding('--enable_log_requests.level=1'), says: /writes prompts/, at: 'engine.extraArgs.0' },
      { when: 'a variable opens one', given: setting({ TOY_DEV_MODE: '1' }), says: /TOY_DEV_MODE opens/, at: 'engine.extraEnv.TOY_DEV_MODE' },
    ],
    silent: [
      { when: 'other flags are added', given: adding('--enable-prefix-caching', '--no-enable-log-requests') },
      { when: 'the variable is switched off', given: setting({ TOY_DEV_MODE: '0' }) },
      { when: 'the plan decides it, which another rule says', given: { ...adding('--max-len'), engineVersion: { unsafeOptions: [{ spelling: '--max-len', reason: 'x' }] } } },
    ],
  },
  REMOTE_CODE_TRUSTED: {
    fires: [
      { when: 'it may run', given: { service: { model: { trustRemoteCode: true } } }, says: /Qwen3-8B runs in the engine/, at: 'model.trustRemoteCode', severity: Severity.WARNING },
      { when: 'auditors ask', given: { deployment: regulated, service: { model: { trustRemoteCode: true } } }, says: /runs/, at: 'model.trustRemoteCode', severity: Severity.ERROR },
    ],
    silent: [{ when: 'it may not run', given: {} }],
  },
  CUSTOMER_KEY_MADE: {
    fires: [{ when: 'auditors ask', given: { deployment: regulated }, says: /customer-managed key is made/, at: 'aws.imports.key' }],
    silent: [{ when: 'a key is imported', given: { deployment: { ...regulated, aws: { imports: { key: 'arn:aws:kms:us-east-1:111122223333:key/1' } } } } }, { when: 'nobody asks', given: {} }],
  },
  MACHINE_IMAGE_FLOATS: {
    fires: [
      { when: 'a parameter names it', given: {}, says: /whatever \/images\/gpu names/, at: 'hardware.machineImage', severity: Severity.INFO },
      { when: 'tasks have an image of their own', given: { deployment: { platforms: [Platform.ECS] } }, says: /whatever \/aws\/service\/ecs\/.* names/, at: 'hardware.machineImage', severity: Severity.INFO },
      { when: 'auditors ask', given: { deployment: regulated }, says: /\/images\/gpu/, at: 'hardware.machineImage', severity: Severity.ERROR },
      { when: 'a node group takes the newest', given: { deployment: { platforms: [Platform.EKS], aws: { eks: { nodes: EksNodes.NODE_GROUP } } } }, says: /whatever AL2023_x86_64_NVIDIA names/, at: 'hardware.machineImage', severity: Severity.INFO },
    ],
    silent: [{ when: 'Karpenter is told a release', given: { deployment: { platforms: [Platform.EKS], aws: { imports: { cluster: { name: 'acme' } } } } } }, { when: 'it is pinned', given: { service: { machineImage: 'ami-1' } } }, { when: 'tasks run on the machines of a cluster', given: { deployment: { platforms: [Platform.ECS], aws: { imports: { cluster: { name: 'shared' } } } } } }, { when: 'no machine is made', given: { deployment: { platforms: [Platform.KUBERNETES] } } }],
  },
  PROMPTS_LOGGED: {
    fires: [
      { when: 'a variable says debug', given: setting({ TOY_LOGGING_LEVEL: 'DEBUG' }), says: /TOY_LOGGING_LEVEL DEBUG/, at: 'engine.extraEnv.TOY_LOGGING_LEVEL' },
      { when: 'a flag says debug', given: adding('--seed', '1', '--log-level', 'debug'), says: /--log-level debug/, at: 'engine.extraArgs.2' },
      { when: 'a flag says trace', given: adding('--log-level=trace'), says: /trace/, at: 'engine.extraArgs.0' },
    ],
    silent: [{ when: 'the level is info', given: adding('--log-level', 'info') }, { when: 'another flag takes that word', given: adding('--mode', 'debug') }, { when: 'nothing is added', given: {} }],
  },
  ENGINE_NOT_ON_LOOPBACK: {
    fires: [{ when: 'its port is open', given: { replica: { engine: { ports: [{ name: 'engine', number: 8000, loopback: false }] } } }, says: /port 8000/, at: 'engine' }],
    silent: [{ when: 'its port is not', given: {} }],
  },
  RUNS_AS_ROOT: {
    fires: [
      { when: 'nobody says why', given: { replica: { engine: { userId: 0 } } }, says: /engine runs as root/, at: 'engine' },
      { when: 'the engine says why', given: { replica: { engine: { userId: 0 } }, engineVersion: { runtime: { rootReason: 'the image has no other user' } } }, says: /no other user; on a machine it shares the network of the host, where only the slice/, at: 'engine', severity: Severity.WARNING },
      { when: 'there is no machine of ours', given: { deployment: { platforms: [Platform.KUBERNETES] }, replica: { engine: { userId: 0 } }, engineVersion: { runtime: { rootReason: 'the image has no other user' } } }, says: /no other user$/, at: 'engine', severity: Severity.WARNING },
    ],
    silent: [{ when: 'none does', given: {} }],
  },
  ROOT_WRITABLE: {
    fires: [{ when: 'the guard may write', given: { replica: { guard: { readOnlyRoot: false } } }, says: /guard can be written/, at: 'engine' }],
    silent: [{ when: 'only the engine may', given: {} }],
  },
  ACCESS_NOT_APPLIED: {
    fires: [
      { when: 'pods have no certificate', given: { deployment: { platforms: [Platform.KUBERNETES] }, service: { access: { certificate: 'arn' } } }, says: /^Kubernetes takes no notice of access\.certificate: the Service speaks plain HTTP/, at: 'access.certificate' },
      { when: 'only a load balancer beside them has it', given: { service: { access: { certificate: 'arn' } } }, says: /^Kubernetes takes no notice/, at: 'access.certificate', severity: Severity.INFO },
      { when: 'only a load balancer beside them has ranges', given: { service: { access: { allowedCidrs: ['10.1.0.0/16'] } } }, says: /^Kubernetes takes no notice of access\.allowedCidrs/, at: 'access.allowedCidrs', severity: Severity.WARNING },
      { when: 'the listener is imported', given: { deployment: { platforms: [Platform.EC2], aws: { imports: { listener: LISTENER } } }, service: { access: { allowedCidrs: ['10.1.0.0/16'] } } }, says: /the load balancer of aws\.imports\.listener takes no notice/, at: 'access.allowedCidrs' },
      { when: 'pods have no ranges', given: { deployment: { platforms: [Platform.EKS, Platform.KUBERNETES] }, service: { access: { allowedCidrs: ['10.1.0.0/16'] } } }, says: /^Amazon EKS, Kubernetes takes no notice of access\.allowedCidrs/, at: 'access.allowedCidrs' },
    ],
    silent: [
      { when: 'an imported listener is given no range', given: { deployment: { platforms: [Platform.EC2], aws: { imports: { listener: LISTENER } } } } },
      { when: 'load balancers apply both', given: { deployment: { platforms: [Platform.EC2, Platform.ECS] }, service: { access: { certificate: 'arn', allowedCidrs: ['10.1.0.0/16'] } } } },
      { when: 'none is given', given: {} },
    ],
  },
};
