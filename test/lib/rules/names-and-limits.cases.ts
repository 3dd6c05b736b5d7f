import { Platform } from '../../../lib/deployment/enums';
import type { RuleCases } from './cases';

const machinesOnly = [Platform.EC2];
const podsOnly = [Platform.KUBERNETES];
const served = (...servedNames: string[]) => ({ service: { model: { servedNames } } });
const tagged = (tags: { [key: string]: string }) => ({ deployment: { aws: { tags } } });
const gateway = (changes: object, platforms = podsOnly) => ({ deployment: { platforms, kubernetes: { gateway: { name: 'edge', namespace: 'gateways', ...changes } } } });
const DIGEST = `sha256:${'a'.repeat(64)}`;

export const namesAndLimitsCases: RuleCases = {
  NAME_TOO_LONG: {
    fires: [
      { when: 'a deployment has 41 characters', given: { deployment: { name: 'a'.repeat(41) } }, says: /41 characters, at most 40/, at: 'name' },
      { when: 'both have 64 characters', given: { deployment: { name: 'a'.repeat(40) }, service: { name: 'b'.repeat(23), path: 'services.b' } }, says: /64 characters, at most 63/, at: 'services.b' },
    ],
    silent: [{ when: 'both have 63', given: { deployment: { name: 'a'.repeat(40) }, service: { name: 'b'.repeat(22), path: 'services.b' } } }],
  },
  NAMESPACE_ILLEGAL: {
    fires: [
      { when: 'it has a dot', given: { deployment: { kubernetes: { namespace: 'a.b' } } }, says: /'a\.b'/, at: 'kubernetes.namespace' },
      { when: 'a caller\'s is too long', given: { deployment: { kubernetes: { clientNamespaces: ['ok', 'a'.repeat(64)] } } }, says: /aaaa/, at: 'kubernetes.clientNamespaces.1' },
      { when: 'the scraper\'s has capitals', given: { deployment: { kubernetes: { monitoring: { namespace: 'Mon' } } } }, says: /'Mon'/, at: 'kubernetes.monitoring.namespace' },
      { when: 'the gateway\'s has a dot', given: gateway({ namespace: 'a.b' }), says: /'a\.b'/, at: 'kubernetes.gateway.namespace' },
    ],
    silent: [{ when: 'all are legal', given: {} }, { when: 'there is no cluster', given: { deployment: { platforms: machinesOnly, kubernetes: { namespace: 'a.b' } } } }],
  },
  NAMESPACE_OF_SYSTEM: {
    fires: [{ when: 'it is the cluster\'s', given: { deployment: { kubernetes: { namespace: 'kube-system' } } }, says: /kube-system/, at: 'kubernetes.namespace' }],
    silent: [{ when: 'it is its own', given: {} }],
  },
  KUBERNETES_LABEL_ILLEGAL: {
    fires: [
      { when: 'a value has a slash', given: { deployment: { kubernetes: { nodeSelector: { model: 'org/name' } } } }, says: /model: org\/name/, at: 'kubernetes.nodeSelector.model' },
      { when: 'a key has two slashes', given: { deployment: { kubernetes: { monitoring: { labels: { 'a/b/c': 'x' } } } } }, says: /a\/b\/c/, at: 'kubernetes.monitoring.labels.a/b/c' },
      { when: 'a value is too long', given: { deployment: { kubernetes: { nodeSelector: { pool: 'a'.repeat(64) } } } }, says: /aaa/, at: 'kubernetes.nodeSelector.pool' },
    ],
    silent: [{ when: 'all are legal', given: { deployment: { kubernetes: { nodeSelector: { 'node.acme.com/pool': 'gpu_1.a', empty: '' }, monitoring: { labels: { release: 'prometheus' } } } } } }],
  },
  TAG_ILLEGAL: {
    fires: [
      { when: 'a key is reserved', given: tagged({ 'aws:team': 'x' }), says: /reserved/, at: 'aws.tags.aws:team' },
      { when: 'a value is too long', given: tagged({ team: 'a'.repeat(257) }), says: /257 characters/, at: 'aws.tags.team' },
      { when: 'a key has a bracket', given: tagged({ 'te<am': 'x' }), says: /holds characters besides/, at: 'aws.tags.te<am' },
      { when: 'there are 51', given: tagged(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`t${i}`, 'x']))), says: /51 tags.*50/, at: 'aws.tags' },
    ],
    silent: [{ when: 'all are legal', given: tagged({ 'cost:center': 'c 42 / größe', empty: '' }) }, { when: 'nothing is made on AWS', given: { deployment: { platforms: podsOnly, aws: { tags: { 'aws:team': 'x' } } } } }],
  },
  SERVED_NAME_NOT_A_LABEL: {
    fires: [{ when: 'the first is a model id', given: served('Qwen/Qwen3-8B', 'chat'), says: /Qwen\/Qwen3-8B/, at: 'model.servedNames.0' }],
    silent: [{ when: 'the first is short', given: served('chat', 'Qwen/Qwen3-8B') }],
  },
  SERVED_NAME_TWICE: {
    fires: [{ when: 'it is given again', given: served('chat', 'x', 'chat'), says: /'chat' is given twice/, at: 'model.servedNames.2' }],
    silent: [{ when: 'all differ', given: served('chat', 'Chat') }],
  },
  OUTPUT_CAP_BEYOND_CONTEXT: {
    fires: [{ when: 'the cap is larger', given: { service: { access: { maxOutputTokens: 8193 } } }, says: /8193.*8192/, at: 'access.maxOutputTokens' }],
    silent: [{ when: 'the cap is the context', given: {} }],
  },
  VARIABLE_ILLEGAL: {
    fires: [{ when: 'it has a hyphen', given: { service: { engine: { extraEnv: { 'MY-VAR': '1' } } } }, says: /MY-VAR/, at: 'engine.extraEnv.MY-VAR' }],
    silent: [{ when: 'it has none', given: { service: { engine: { extraEnv: { _MY_VAR1: '1' } } } } }],
  },
  IMAGE_DIGEST_ILLEGAL: {
    fires: [{ when: 'it is too short', given: { deployment: { site: { imageDigests: { 'acme/toy:1': 'sha256:abc' } } } }, says: /'sha256:abc' is no digest of acme\/toy:1/, at: 'site.imageDigests.acme/toy:1' }],
    silent: [{ when: 'it has 64 digits', given: { deployment: { site: { imageDigests: { 'acme/toy:1': DIGEST } } } } }, { when: 'there are none', given: {} }],
  },
  GATEWAY_NAME_ILLEGAL: {
    fires: [
      { when: 'its name has capitals', given: gateway({ name: 'Edge' }), says: /'Edge' is no legal name/, at: 'kubernetes.gateway.name' },
      { when: 'its listener ends in a hyphen', given: gateway({ listener: 'https-' }), says: /'https-'/, at: 'kubernetes.gateway.listener' },
    ],
    silent: [{ when: 'all are legal', given: gateway({ listener: 'https' }) }, { when: 'there is none', given: {} }, { when: 'no pods are made', given: gateway({ name: 'Edge' }, machinesOnly) }],
  },
  HOST_NAME_ILLEGAL: {
    fires: ['https://chat.acme.com', 'Chat.acme.com', 'chat', '10.0.0.1', '*.acme.com', 'chat.acme.com/v1', `${'a'.repeat(64)}.com`].map((hostName) => (
      { when: `it is ${hostName}`, given: { service: { access: { hostName } } }, says: /is no host name/, at: 'access.hostName' })),
    silent: [{ when: 'it is a host', given: { service: { access: { hostName: 'chat-1.acme.com' } } } }, { when: 'there is none', given: {} }],
  },
};
