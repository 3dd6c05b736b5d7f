import { controllerLabels } from './controller-labels';
import { fieldsAt, isFields, labelsAt, listAt, numberAt, textAt, type FieldPath, type Fields } from './fields';
import type { ManifestObject } from './manifest';

/** A pod, or what pods are made from, wherever it stands in an object. */
export interface PodTemplate {
  readonly object: ManifestObject;
  /** Where its specification stands. */
  readonly path: FieldPath;
  readonly spec: Fields;
  readonly labels: { readonly [key: string]: string };
  /** How many are asked for. @default - not said */
  readonly replicas?: number;
  /** Pods of one replica. */
  readonly groupSize: number;
}

/** Deepest level that is searched: custom resources nest pods at most this far. */
const DEEPEST = 14;

/** Every pod of an object: also of kinds that nobody told us of. */
export function podsOf(object: ManifestObject): PodTemplate[] {
  const found: PodTemplate[] = [];
  const walk = (value: unknown, path: FieldPath): void => {
    if (path.length > DEEPEST) return;
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index]));
    if (!isFields(value)) return;
    if (holdsContainers(value)) found.push(podAt(object, path, value));
    else Object.entries(value).forEach(([key, item]) => (typeof item === 'object' ? walk(item, [...path, key]) : undefined));
  };
  walk(object.body, []);
  return found;
}

function holdsContainers(value: Fields): boolean {
  const containers = listAt(value, 'containers');
  return containers.length > 0 && containers.every((container) => isFields(container) && ('image' in container || 'name' in container));
}

function podAt(object: ManifestObject, path: FieldPath, spec: Fields): PodTemplate {
  const template = path.at(-1) === 'spec' ? path.slice(0, -1) : path;
  const replicas = replicasAround(object, path);
  return {
    object,
    path,
    spec,
    labels: { ...labelsAt(object.body, ...template, 'metadata', 'labels'), ...controllerLabels(path) },
    ...(replicas !== undefined && { replicas }),
    groupSize: sizeAround(object, path),
  };
}

/** The nearest `replicas` above. */
function replicasAround({ body, kind }: ManifestObject, path: FieldPath): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const replicas = numberAt(body, ...path.slice(0, length), 'replicas');
    if (replicas !== undefined) return replicas;
  }
  return ['Deployment', 'StatefulSet', 'Pod'].includes(kind) ? 1 : undefined;
}

/** Pods that work on one replica together: a leader and its workers, or a head and its worker groups. */
function sizeAround({ body }: ManifestObject, path: FieldPath): number {
  const template = path.indexOf('leaderWorkerTemplate');
  if (template < 0) return 1;
  return numberAt(body, ...path.slice(0, template + 1), 'size') ?? 1;
}

/** Containers of a pod with their places; those that run to their end before are marked. */
export function containersOf({ spec, path }: PodTemplate): { container: Fields; path: FieldPath; initial: boolean }[] {
  return ['initContainers', 'containers'].flatMap((list) => listAt(spec, list).flatMap((container, index) =>
    (isFields(container) ? [{ container, path: [...path, list, index], initial: list === 'initContainers' && textAt(container, 'restartPolicy') !== 'Always' }] : [])));
}

/** True when a selector picks the labels; an empty selector picks everything, an absent one nothing. */
export function selects(selector: unknown, labels: { readonly [key: string]: string }): boolean {
  if (!isFields(selector)) return false;
  const plain = 'matchLabels' in selector || 'matchExpressions' in selector ? fieldsAt(selector, 'matchLabels') : selector;
  return Object.entries(plain).every(([key, value]) => labels[key] === String(value)) && listAt(selector, 'matchExpressions').every((item) => holds(item, labels));
}

function holds(expression: unknown, labels: { readonly [key: string]: string }): boolean {
  const value = labels[textAt(expression, 'key') ?? ''];
  const among = listAt(expression, 'values').map(String);
  switch (textAt(expression, 'operator')) {
    case 'In': return value !== undefined && among.includes(value);
    case 'NotIn': return value === undefined || !among.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return true;
  }
}

/** Ports that containers of a pod say they listen on. */
export function declaredPorts(pod: PodTemplate): { readonly name?: string; readonly number: number; readonly container: Fields }[] {
  return containersOf(pod).filter(({ initial }) => !initial).flatMap(({ container }) => listAt(container, 'ports').flatMap((port) => {
    const number = numberAt(port, 'containerPort');
    const name = textAt(port, 'name');
    return number === undefined ? [] : [{ ...(name !== undefined && { name }), number, container }];
  }));
}

/** The volume that is mounted at a path of a container. */
export function volumeAt({ spec }: PodTemplate, container: Fields, mountPath: string): Fields | undefined {
  const mount = listAt(container, 'volumeMounts').find((item) => textAt(item, 'mountPath')?.replace(/\/+$/, '') === mountPath);
  const volume = mount && listAt(spec, 'volumes').find((item) => textAt(item, 'name') === textAt(mount, 'name'));
  return isFields(volume) ? volume : mount ? {} : undefined;
}

/** Claims that a pod mounts, with their places. */
export function claimsOf({ spec, path }: PodTemplate): { name: string; path: FieldPath }[] {
  return listAt(spec, 'volumes').flatMap((volume, index) => {
    const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
    return name === undefined ? [] : [{ name, path: [...path, 'volumes', index, 'persistentVolumeClaim', 'claimName'] }];
  });
}
