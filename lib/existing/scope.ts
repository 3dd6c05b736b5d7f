import { Catalogues } from '../catalogues';
import { tracesOf } from '../engine/recognisers';
import type { EngineTraces } from '../engine/traces';
import { compareVersions } from '../units/version';
import { countersOf } from './counters';
import { enginesOf, isServer, type FoundEngine } from './engines';
import { fieldsAt, textAt } from './fields';
import { sameNamespace, type ManifestObject } from './manifest';
import { queriesOf, type MetricQuery } from './queries';
import { podsOf, selects, type PodTemplate } from './pods';

/** Everything that was read together, and what belongs to what in it. */
export class Scope {
  public readonly pods: readonly PodTemplate[];
  public readonly engines: readonly FoundEngine[];
  /** Engines that answer callers. */
  public readonly servers: readonly FoundEngine[];
  /** Everything that asks for a metric. */
  public readonly queries: readonly MetricQuery[];
  /** What the exporter of accelerators is told to show beyond its usual list. */
  public readonly counters: ReadonlySet<string>;
  public readonly tables: readonly EngineTraces[];

  private readonly byKind = new Map<string, ManifestObject[]>();
  private readonly oldest = new Map<string, string>();
  private readonly servicesByPod = new Map<PodTemplate, ManifestObject[]>();

  public constructor(public readonly objects: readonly ManifestObject[], public readonly catalogues: Catalogues = Catalogues.standard()) {
    for (const object of objects) {
      const known = this.byKind.get(object.kind);
      if (known) known.push(object);
      else this.byKind.set(object.kind, [object]);
    }
    this.tables = tracesOf(catalogues.engines);
    this.pods = objects.flatMap(podsOf);
    const search = { tables: this.tables, catalogues, configMaps: this.of('ConfigMap') };
    this.engines = this.pods.flatMap((pod) => enginesOf(pod, search));
    this.queries = queriesOf(objects);
    this.counters = countersOf(this.of('ConfigMap'));
    this.servers = this.engines.filter(isServer);
    for (const { traces: { engineName }, version } of this.servers) {
      const known = this.oldest.get(engineName);
      if (version !== undefined && (known === undefined || compareVersions(version, known) < 0)) this.oldest.set(engineName, version);
    }
  }

  /** Objects of some kinds. */
  public of(...kinds: string[]): readonly ManifestObject[] {
    return kinds.flatMap((kind) => this.byKind.get(kind) ?? []);
  }

  /** The oldest version of an engine that runs: a query must work with every one. Nothing when no image says it. */
  public oldestVersion(engineName: string): string | undefined {
    return this.oldest.get(engineName);
  }

  /** Pods that a selector of an object picks in its namespace. */
  public picked(object: ManifestObject, selector: unknown): PodTemplate[] {
    return this.pods.filter((pod) => sameNamespace(pod.object, object) && selects(selector, pod.labels));
  }

  /** Services that send to a pod. */
  public servicesOf(pod: PodTemplate): ManifestObject[] {
    const known = this.servicesByPod.get(pod) ?? this.servicesTo(pod);
    this.servicesByPod.set(pod, known);
    return known;
  }

  private servicesTo(pod: PodTemplate): ManifestObject[] {
    return this.of('Service').filter((service) => sameNamespace(service, pod.object)
      && Object.keys(fieldsAt(service.body, 'spec', 'selector')).length > 0 && selects(fieldsAt(service.body, 'spec', 'selector'), pod.labels));
  }

  /** Objects that scale a workload. */
  public scalersOf(object: ManifestObject): ManifestObject[] {
    return this.of('ScaledObject', 'HorizontalPodAutoscaler', 'PodAutoscaler').filter((scaler) => sameNamespace(scaler, object)
      && textAt(scaler.body, 'spec', 'scaleTargetRef', 'name') === object.name && (textAt(scaler.body, 'spec', 'scaleTargetRef', 'kind') ?? 'Deployment') === object.kind);
  }
}
