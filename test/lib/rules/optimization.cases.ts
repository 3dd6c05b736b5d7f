import type { Optimization } from '../../../lib/deployment/deployment';
import { Severity } from '../../../lib/finding/severity';
import { givenSubject } from '../../support/subject';
import type { RuleCases } from './cases';

const switches = [
  { name: 'kvCacheDtype', options: ['--kv'], values: ['fp8', 'nvfp4'] },
  { name: 'prefixCache', options: [], instead: 'nothing: it is always on' },
  { name: 'speculation', options: ['--guess'], values: ['ngram', 'eagle3'] },
  { name: 'adapters', options: [], instead: 'another engine' },
  { name: 'toolCallParser', options: ['--tools'] },
];
const set = (optimization: Partial<Optimization>) => ({ service: { optimization }, engineVersion: { switches } });
const guess = (method: string, draftFolder?: string, draftBytes = 0) => ({ speculation: { method, tokens: 3, draftFolder, draftBytes } });
const legal = [{ name: 'legal', folder: 'adapters/legal' }];
const owned = { memory: () => ({ ...givenSubject().engineVersion.memory(givenSubject().instanceType.accelerator, 1), cachePerPlace: true }) };

export const optimizationCases: RuleCases = {
  SWITCH_UNSUPPORTED: {
    fires: [
      { when: 'a switch is set that it lacks', given: set({ prefixCache: true }), says: /toy 0\.32\.0 has no prefixCache/, at: 'optimization.prefixCache' },
      { when: 'it is switched off', given: set({ prefixCache: false }), says: /no prefixCache/, at: 'optimization.prefixCache' },
      { when: 'adapters are given', given: set({ adapters: legal }), says: /no adapters/, at: 'optimization.adapters' },
      { when: 'spans are wanted', given: { service: { observability: { traces: { endpoint: 'http://otel:4317' } } }, engineVersion: { switches: [{ name: 'traces', options: [], instead: 'a real engine' }] } }, says: /no traces/, at: 'observability.traces.endpoint' },
    ],
    silent: [{ when: 'it has the switch', given: set({ kvCacheDtype: 'fp8' }) }, { when: 'nothing is set', given: set({}) }],
  },
  SWITCH_VALUE_UNKNOWN: {
    fires: [
      { when: 'a slip', given: set({ kvCacheDtype: 'fp88' }), says: /knows no kvCacheDtype 'fp88'/, at: 'optimization.kvCacheDtype' },
      { when: 'a method of another engine', given: set(guess('medusa')), says: /no speculation 'medusa'/, at: 'optimization.speculation.method' },
    ],
    silent: [
      { when: 'it is known', given: set({ kvCacheDtype: 'nvfp4', ...guess('ngram') }) },
      { when: 'any value will do', given: set({ toolCallParser: 'whatever' }) },
      { when: 'the switch is lacking, which another rule says', given: set({ prefixCache: true }) },
    ],
  },
  DRAFT_MODEL_INCOMPLETE: {
    fires: [
      { when: 'there is no folder', given: set(guess('eagle3')), says: /eagle3 guesses with a draft model, and its folder/, at: 'optimization.speculation.draftFolder' },
      { when: 'there is no size', given: set(guess('eagle3', 'draft')), says: /its size is not given/, at: 'optimization.speculation.draftSize', severity: Severity.WARNING },
    ],
    silent: [{ when: 'both are given', given: set(guess('eagle3', 'draft', 1e9)) }, { when: 'none is needed', given: set(guess('ngram')) }, { when: 'nothing is guessed', given: {} }],
  },
  FOLDER_NOT_AT_SOURCE: {
    fires: [
      { when: 'weights come from the Hub', given: { service: { model: { source: 'hf' }, optimization: { adapters: legal } } }, says: /'adapters\/legal' is to lie beside/, at: 'optimization.adapters.0.folder' },
      { when: 'the draft model, too', given: { service: { model: { source: 'hf' }, optimization: guess('eagle3', 'draft', 1) } }, says: /'draft'/, at: 'optimization.speculation.draftFolder' },
    ],
    silent: [{ when: 'weights lie in a bucket', given: set({ adapters: legal }) }, { when: 'there is none', given: { service: { model: { source: 'hf' } } } }],
  },
  ADAPTER_NAME_TAKEN: {
    fires: [
      { when: 'it is the served name', given: set({ adapters: [{ name: 'chat', folder: 'a' }] }), says: /'chat' is taken already/, at: 'optimization.adapters.0.name' },
      { when: 'two have it', given: set({ adapters: [{ name: 'x', folder: 'a' }, { name: 'x', folder: 'b' }] }), says: /'x' is taken/, at: 'optimization.adapters.1.name' },
    ],
    silent: [{ when: 'all differ', given: set({ adapters: [...legal, { name: 'medical', folder: 'b' }] }) }],
  },
  STEP_BELOW_PROMPT: {
    fires: [{ when: 'the plan made it longer', given: set({ maxBatchedTokens: 4096 }), says: /a step of 4096 tokens is asked for, toy must hold a prompt of up to 8192/, at: 'optimization.maxBatchedTokens' }],
    silent: [{ when: 'it is as asked', given: set({ maxBatchedTokens: 8192 }) }, { when: 'nothing is asked', given: {} }],
  },
  SEQUENCES_BEYOND_CACHE: {
    fires: [
      { when: 'requests share the cache', given: set({ maxSequences: 19 }), says: /19 requests may run at once, the cache holds 18/, at: 'optimization.maxSequences', severity: Severity.INFO },
      { when: 'each owns a cache', given: { service: { optimization: { maxSequences: 19 } }, engineVersion: owned }, says: /holds 18/, at: 'optimization.maxSequences', severity: Severity.ERROR },
    ],
    silent: [{ when: 'they fit', given: set({ maxSequences: 18 }) }, { when: 'it is left to the plan', given: {} }, { when: 'nothing fits, which another rule says', given: { ...set({ maxSequences: 2 }), plan: { memory: { sequences: 0 } } } }],
  },
};
