import type { EngineMetrics } from '../engine/engine-metrics';
import type { IGuard } from '../framework/guard';
import { ACCELERATOR_SIGNALS, acceleratorSources } from './accelerator-sources';
import { awsSources } from './aws-sources';
import { BUSINESS_ABSENCES } from './business-signals';
import { SIGNALS } from './catalogue';
import { engineSources } from './engine-sources';
import { guardSources } from './guard-sources';
import { hostSources } from './host-sources';
import type { Place } from './place';
import { isReadable, podPattern, podSources, UNREADABLE } from './pod-sources';
import { broughtByAgent, type Shown } from './shown';
import { SignalGroup, SignalKind, type Signal } from './signal';
import type { SignalSource } from './source';

/** Whose signals are looked for. */
export interface SignalTableInput {
  readonly metrics: EngineMetrics;
  readonly guard: IGuard;
  /** Name of the service, as its metrics carry it. */
  readonly service: string;
  /** Who else watches. @default - nobody: an agent brings what replicas show */
  readonly place?: Place;
}

/** How each signal of one service appears; one that nobody shows is there with its reason. */
export type SignalTable = ReadonlyMap<string, SignalSource>;

/** The signals of one service. */
export function signalTable(input: SignalTableInput): SignalTable {
  const shown = [...replicaSources(input), ...(input.place ? placeSources(input.place, input.service) : []), ...BUSINESS_ABSENCES];
  return new Map(Object.values(SIGNALS).map((signal: Signal) => [signal.name, sourceOf(signal, shown, input.place)]));
}

function sourceOf(signal: Signal, shown: readonly Shown[], place: Place | undefined): SignalSource {
  const said = shown.filter(([of]) => of === signal).map(([, source]) => source);
  const sources = said.filter((source) => typeof source !== 'string');
  if (sources.length > 0) return Object.assign({ signal }, ...sources);
  return { signal, absent: said.find((reason) => typeof reason === 'string') ?? reasonFor(signal, place) };
}

function reasonFor({ group }: Signal, place: Place | undefined): string {
  if (group === SignalGroup.PERFORMANCE) return 'this version of the engine does not show it';
  return `nobody shows it ${place ? `on ${place.facts.words}` : 'there'}`;
}

/** Pods are read by a Prometheus of the cluster; elsewhere an agent brings what is worth its price. */
function replicaSources({ metrics, guard, service, place }: SignalTableInput): Shown[] {
  const engine = engineSources(metrics);
  const known = engine.some(([signal]) => signal === SIGNALS.running);
  return [...engine, ...guardSources(guard)].map(([signal, prometheus]) => {
    const brought = signal.brought && !place?.facts.pods && signal.kind !== SignalKind.HISTOGRAM && !(signal === SIGNALS.inFlight && known);
    return [signal, { prometheus, ...(brought && { cloudwatch: broughtByAgent(signal, service) }) }];
  });
}

function placeSources(place: Place, service: string): Shown[] {
  const readable = isReadable(place);
  const unreadable: Shown[] = readable ? [] : ACCELERATOR_SIGNALS.map((signal) => [signal, UNREADABLE]);
  if (place.pods) return [...podSources(place.pods), ...(readable ? acceleratorSources(podPattern(place.pods)) : []), ...unreadable];
  if (!place.facts.onAws) return unreadable;
  return [...awsSources(place, service), ...(place.hostAgent ? hostSources(service, readable) : []), ...unreadable];
}
