import { Platform } from '../../../lib/deployment/enums';
import type { RuleCases } from './cases';

const podsOnly = [Platform.KUBERNETES];
const served = (...servedNames: string[]) => ({ service: { model: { servedNames } } });
const tagged = (tags: { [key: string]: string }) => ({ deployment: { aws: { tags } } });

export const namesAndLimitsCases: RuleCases = {
  NAME_TOO_LONG: {
    fires: [
      { when: 'a deployment has 41 characters', given: { deployment: { name: 'a'.repeat(41) } }, says: /41 characters, at most 40/, at: 'name' },
      { when: 'both have 64 characters', given: { deployment: { name: 'a'.repeat(40) }, service: { name: 'b'.repeat(23), path: 'services.b' } }, says: /64 characters, at most 63/, at: 'services.b' },
    ],
    silent: [{ when: 'both have 63', given: { deployment: { name: 'a'.repeat(40) }, service: { name: 'b'.repeat(22), path: 'services.b' } } }],
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
  TASK_DEFINITION_TOO_LARGE: {
    fires: [{ when: 'variables are long', given: { deployment: { platforms: [Platform.ECS] }, replica: { engine: { env: { TOY: 'x'.repeat(50_000) } } } }, says: /takes \d+ bytes.*65536/, at: 'engine.extraArgs' }],
    silent: [
      { when: 'they are usual', given: { deployment: { platforms: [Platform.ECS] } } },
      { when: 'there is no task', given: { replica: { engine: { env: { TOY: 'x'.repeat(50_000) } } } } },
    ],
  },
  NAME_PREFIX_RESERVED: {
    fires: [
      { when: 'it is kept by AWS', given: { deployment: { platforms: [Platform.ECS], aws: { namePrefix: 'aws-team-' } } }, says: /'aws-team-…'/, at: 'aws.namePrefix' },
      { when: 'it is kept by ECS', given: { deployment: { platforms: [Platform.ECS], aws: { namePrefix: 'Ecs' } } }, says: /'Ecs…'/, at: 'aws.namePrefix' },
    ],
    silent: [
      { when: 'it begins otherwise', given: { deployment: { platforms: [Platform.ECS], aws: { namePrefix: 'acme-ecs-' } } } },
      { when: 'there is none', given: { deployment: { platforms: [Platform.ECS] } } },
      { when: 'no provider is made', given: { deployment: { aws: { namePrefix: 'aws-team-' } } } },
    ],
  },
};
