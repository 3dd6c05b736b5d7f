import type { World } from '../../platform/platform';
import type { PatchedObject } from '../../patch/apply-patches';
import type { Change } from '../../patch/changes';
import type { Violation } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { at, type Json } from './json';
import type { PatchRule } from './patch-rule';
import { placeOf, shown } from './words';

/** What makes an object what it is: it neither goes nor changes. */
const IDENTITY: Record<World, readonly string[]> = { kubernetes: ['apiVersion', 'kind', 'metadata.name'], cloudformation: ['Type'] };

/** Fields that the API server demands (Kubernetes API 1.34; kubernetes-sigs/lws v0.10.0), by kind. */
const REQUIRED: { readonly [kind: string]: readonly string[] } = {
  Deployment: ['spec.selector', 'spec.template.metadata.labels', 'spec.template.spec.containers.0.name', 'spec.template.spec.containers.0.image'],
  LeaderWorkerSet: ['spec.leaderWorkerTemplate.workerTemplate.spec.containers.0.image', 'spec.leaderWorkerTemplate.leaderTemplate.spec.containers.0.image'],
  Service: ['spec.ports.0.port'],
  NetworkPolicy: ['spec.podSelector'],
  PersistentVolumeClaim: ['spec.accessModes', 'spec.resources'],
};

/** Fields that hold a number or a text: ports by name, shares in percent, quantities. */
const NUMBER_OR_TEXT = /(^|\.)(port|targetPort|maxSurge|maxUnavailable|minAvailable|sizeLimit|(requests|limits)\.[^.]+(\.[^.]+)*)$/;

/** Fields of a policy that hold one value, or several in a list or a map. */
const ONE_OR_SEVERAL = /\.(Statement|(Not)?(Action|Resource|Principal)|Principal\.[^.]+)$/;

export const objectStaysWhole: PatchRule = {
  code: 'PATCH_BREAKS_OBJECT',
  area: 'patches',
  law: 'a patched object is still what it was: its identity, its required fields, the type of each value',
  why: 'the API server or CloudFormation refuses it, halfway through a deployment',
  severity: ALWAYS_ERROR,
  check: ({ hits, unreadable }) => {
    const broken = hits.flatMap((hit) => [...lostIdentity(hit), ...lostFields(hit), ...wrongTypes(hit), ...strayLabels(hit)]);
    return broken.length > 0 ? broken : unreadable.map(lostService);
  },
};

function lostService(service: string): Violation {
  return {
    path: 'merge',
    message: `the replicas of '${service}' can no longer be found in what is rendered, with their image, arguments and ports`,
    remedy: 'leave the object that holds them its containers, its volumes and its labels',
    value: service,
  };
}

function lostIdentity({ world, name, before, after }: PatchedObject): Violation[] {
  return IDENTITY[world].filter((field) => at(before, field) !== at(after, field)).map((field) => ({
    path: placeOf(field),
    message: `the patch makes ${field} of '${name}' ${shown(at(after, field))}, it is ${shown(at(before, field))}`,
    remedy: 'leave it as it is: other objects and the platform know this one by it',
    value: shown(at(after, field)),
    limit: shown(at(before, field)),
  }));
}

function lostFields({ world, name, before, after }: PatchedObject): Violation[] {
  const fields = world === 'kubernetes' ? REQUIRED[String(before.kind)] ?? [] : ['Properties'];
  const lost = fields.filter((field) => at(before, field) !== undefined && at(after, field) === undefined).map((field) => firstMissing(after, field));
  return [...new Set(lost)].map((field) => ({
    path: placeOf(field),
    message: `the patch takes ${field} from '${name}', which cannot do without it`,
    remedy: 'leave the field, or give it another value',
    value: 'nothing',
    limit: shown(at(before, field)),
  }));
}

/** The shortest path to a field that ends in nothing. */
function firstMissing(value: unknown, field: string): string {
  const keys = field.split('.');
  const length = keys.findIndex((_, index) => at(value, keys.slice(0, index + 1).join('.')) === undefined);
  return keys.slice(0, length + 1).join('.');
}

function wrongTypes({ world, name, changes }: PatchedObject): Violation[] {
  return changes.filter((change) => changesType(change, world)).map(({ path, before, after }) => ({
    path: placeOf(path),
    message: `${path} of '${name}' is ${shown(after)} with the patch, ${typeName(before)} is wanted`,
    remedy: `give it ${typeName(before)}`,
    value: shown(after),
    limit: typeName(before),
  }));
}

/** A Deployment selects its own pods, or the API server refuses it. */
function strayLabels({ name, before, after }: PatchedObject): Violation[] {
  const selector = (at(after, 'spec.selector.matchLabels') ?? {}) as Json;
  const labels = (at(after, 'spec.template.metadata.labels') ?? {}) as Json;
  if (before.kind !== 'Deployment') return [];
  return Object.entries(selector).filter(([key, value]) => labels[key] !== value).map(([key, value]) => ({
    path: 'merge.spec',
    message: `the selector of '${name}' asks for ${key}: ${shown(value)}, its pods have ${shown(labels[key])}`,
    remedy: 'give selector and pods the same labels, or leave both',
    value: shown(labels[key]),
    limit: shown(value),
  }));
}

function changesType({ path, before, after }: Change, world: World): boolean {
  if (before === undefined || after === undefined || typeName(before) === typeName(after)) return false;
  if (world === 'kubernetes') return !(NUMBER_OR_TEXT.test(path) && isNumberOrText(before) && isNumberOrText(after));
  // CloudFormation takes numbers and switches as text, and a function in place of any value
  return !isFunction(before) && !isFunction(after) && !ONE_OR_SEVERAL.test(path) && (typeof before === 'object' || typeof after === 'object');
}

const isNumberOrText = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string';

function isFunction(value: unknown): boolean {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return keys.length === 1 && /^(Ref$|Fn::)/.test(keys[0]);
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return { object: 'a map', string: 'a text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'a value';
}
