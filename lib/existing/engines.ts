import { typesByLabels, type NodeLabels } from '../accelerator/by-label';
import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Catalogues } from '../catalogues';
import { tagOf } from '../container/image-reference';
import type { IEngine, IEngineVersion } from '../engine/engine';
import { isKnown, readCommand, type ContainerVariable, type ReadCommand } from '../engine/read-command';
import { EngineFact, type EngineTraces } from '../engine/traces';
import type { ModelFacts } from '../model/model';
import { isVersion } from '../units/version';
import { at, fieldsAt, labelsAt, listAt, numberAt, textAt, textsAt, type FieldPath, type Fields } from './fields';
import { sameNamespace, type ManifestObject } from './manifest';
import { containersOf, type PodTemplate } from './pods';

/** A container that serves a model, and everything that could be read of it. */
export interface FoundEngine {
  readonly pod: PodTemplate;
  readonly object: ManifestObject;
  readonly container: Fields;
  /** Where the container stands in its object. */
  readonly path: FieldPath;
  readonly command: ReadCommand;
  readonly traces: EngineTraces;
  /** @default - recognised only: nothing more is known of this engine */
  readonly engine?: IEngine;
  /** @default - the image does not say */
  readonly version?: string;
  /** @default - the version or the engine is not known */
  readonly engineVersion?: IEngineVersion;
  /** @default - not said, or not in the catalogue */
  readonly model?: ModelFacts;
  /** Devices that the container asks for. @default - none */
  readonly devices?: number;
  /** Types that its node may be of, the smallest first. @default - nothing says it */
  readonly types?: InstanceTypeFacts[];
  readonly port: number;
  /** True when only the pod itself reaches it. */
  readonly loopback: boolean;
}

/** Extended resources that are accelerators. */
export const ACCELERATOR_RESOURCE = /^(nvidia\.com\/(gpu|mig-)|amd\.com\/gpu|aws\.amazon\.com\/neuron|habana\.ai\/gaudi|google\.com\/tpu|gpu\.intel\.com\/)/;

const LOOPBACK = /^(127\.|localhost$|::1$)/;

export interface EngineSearch {
  readonly tables: readonly EngineTraces[];
  readonly catalogues: Catalogues;
  readonly configMaps: readonly ManifestObject[];
}

/** Every engine that starts in a pod. */
export function enginesOf(pod: PodTemplate, search: EngineSearch): FoundEngine[] {
  return containersOf(pod).filter(({ initial }) => !initial).flatMap(({ container, path }) => {
    const command = readCommand(search.tables, {
      image: textAt(container, 'image') ?? '',
      command: textsAt(container, 'command'),
      args: textsAt(container, 'args'),
      env: variablesOf(pod, container, search.configMaps),
    });
    return command ? [engineOf({ pod, container, path, command }, search.catalogues)] : [];
  });
}

function engineOf(found: Pick<FoundEngine, 'pod' | 'container' | 'path' | 'command'>, { engines, models, instanceTypes }: Catalogues): FoundEngine {
  const { pod, container, command } = found;
  const { traces } = command;
  const engine = engines.find(traces.engineName);
  const version = versionOf(textAt(container, 'image') ?? '');
  const devices = devicesOf(container);
  const types = typesByLabels(nodeLabelsOf(pod), devices ?? 1, instanceTypes);
  const modelName = valueOf(command, EngineFact.MODEL);
  const model = modelName === undefined ? undefined : models.find(modelName)?.facts;
  return {
    ...found,
    object: pod.object,
    traces,
    ...(engine && { engine }),
    ...(version !== undefined && { version }),
    ...(engine && version !== undefined && { engineVersion: engine.at(version) }),
    ...(model && { model }),
    ...(devices !== undefined && { devices }),
    ...(types && types.length > 0 && { types: [...types].sort((a, b) => a.accelerator.count - b.accelerator.count) }),
    ...addressOf(command),
  };
}

/** Where it listens: some write the port into the address. */
function addressOf(command: ReadCommand): { port: number; loopback: boolean } {
  const { defaultHost, defaultPort } = command.traces;
  const host = valueOf(command, EngineFact.HOST) ?? defaultHost;
  const inHost = /:(\d+)$/.exec(host)?.[1];
  return { port: numberOf(command, EngineFact.PORT) ?? (inHost === undefined ? defaultPort : Number(inHost)), loopback: LOOPBACK.test(host) };
}

/** What the command says of a fact; nothing when it says nothing that can be read. */
export function valueOf({ facts }: ReadCommand, fact: EngineFact): string | undefined {
  const value = facts.get(fact)?.values?.[0];
  return value !== undefined && isKnown(value) ? value : undefined;
}

/** The number that the command says of a fact; `32k` and `8K` are thousands and 1024s, as the engines' parsers take them. */
export function numberOf(command: ReadCommand, fact: EngineFact): number | undefined {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([kKmMgG])?$/.exec(valueOf(command, fact) ?? '') ?? [];
  const factors: { readonly [unit: string]: number } = { '': 1, k: 1e3, K: 2 ** 10, m: 1e6, M: 2 ** 20, g: 1e9, G: 2 ** 30 };
  return digits === undefined ? undefined : Number(digits) * factors[unit];
}

/** The flag that says a fact, as people usually spell it. */
export const flagOf = ({ flags }: EngineTraces, fact: EngineFact): string => flags.find((row) => row.fact === fact)?.spellings[0] ?? fact;

/** True when it answers callers: the engine starts in it, and not as a worker of another. */
export const isServer = ({ command }: FoundEngine): boolean => command.serves && !command.facts.has(EngineFact.HEADLESS);

/** True when callers must send a key. */
export const hasKey = ({ command }: FoundEngine): boolean => command.facts.has(EngineFact.API_KEY);

/** Devices of one replica by its parallel parts. */
export function cutOf({ command }: Pick<FoundEngine, 'command'>): { tensor: number; pipeline: number; data: number } {
  return {
    tensor: numberOf(command, EngineFact.TENSOR_PARALLEL) ?? 1,
    pipeline: numberOf(command, EngineFact.PIPELINE_PARALLEL) ?? 1,
    data: numberOf(command, EngineFact.DATA_PARALLEL) ?? 1,
  };
}

/** The version in a tag, such as `0.10.2` of `v0.10.2-cu129`. */
function versionOf(image: string): string | undefined {
  const version = /(?:^|[v-])(\d+\.\d+(?:\.\d+)?(?:\.?(?:post|rc|dev)\d+)?)(?=$|[-+.])/.exec(tagOf(image) ?? '')?.[1];
  return version !== undefined && isVersion(version) ? version : undefined;
}

function devicesOf(container: Fields): number | undefined {
  for (const list of ['limits', 'requests']) {
    const found = Object.entries(fieldsAt(container, 'resources', list)).find(([resource]) => ACCELERATOR_RESOURCE.test(resource));
    const count = found && numberAt(found[1]);
    if (count !== undefined) return count;
  }
  return undefined;
}

/** Labels that a node must have, by selector or required affinity with one term. */
function nodeLabelsOf({ spec }: PodTemplate): NodeLabels {
  const terms = listAt(spec, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms');
  const expressions = terms.length === 1 ? listAt(terms[0], 'matchExpressions') : [];
  return new Map([
    ...Object.entries(labelsAt(spec, 'nodeSelector')).map(([key, value]): [string, string[]] => [key, [value]]),
    ...expressions.filter((item) => textAt(item, 'operator') === 'In').map((item): [string, string[]] => [textAt(item, 'key') ?? '', textsAt(item, 'values')]),
  ]);
}

function variablesOf(pod: PodTemplate, container: Fields, configMaps: readonly ManifestObject[]): ContainerVariable[] {
  const dataOf = (name: string | undefined): Fields => fieldsAt(configMaps.find((map) => map.name === name && sameNamespace(map, pod.object))?.body, 'data');
  const whole = listAt(container, 'envFrom').flatMap((source, index) => Object.entries(labelsAt(dataOf(textAt(source, 'configMapRef', 'name'))))
    .map(([name, value]) => ({ name: `${textAt(source, 'prefix') ?? ''}${name}`, value, at: ['envFrom', index] })));
  const own = listAt(container, 'env').map((item, index) => {
    const source = at(item, 'valueFrom');
    const value = source === undefined ? textAt(item, 'value') ?? '' : textAt(dataOf(textAt(source, 'configMapKeyRef', 'name')), textAt(source, 'configMapKeyRef', 'key') ?? '');
    return { name: textAt(item, 'name') ?? '', ...(value !== undefined && { value }), at: ['env', index, source === undefined ? 'value' : 'valueFrom'] };
  });
  return [...whole, ...own];
}
