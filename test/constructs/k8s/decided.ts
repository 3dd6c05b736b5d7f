import { App, Chart } from 'cdk8s';
import { DecidedInferenceService } from '../../../constructs/k8s/decided-inference-service';
import type { DecidedService } from '../../../constructs/k8s/decided-service';
import { Exposure, Platform, WeightsCache } from '../../../lib/deployment/enums';
import type { ReplicaSpec } from '../../../lib/container/container-spec';
import type { KubernetesProps } from '../../../lib/deployment/platform-props';
import type { Plan } from '../../../lib/plan/plan';
import type { Manifest } from '../../support/k8s-oracle';
import { givenPlan, givenReplica } from '../../support/replica';

/** What a test says of a decided service; plan, replica and cluster are merged over the usual ones. */
export interface DecidedChanges extends Partial<Omit<DecidedService, 'plan' | 'replica' | 'kubernetes'>> {
  readonly plan?: Partial<Plan>;
  readonly replica?: Partial<ReplicaSpec>;
  readonly kubernetes?: Partial<KubernetesProps>;
}

/** A service with everything decided; say only what the test is about. */
export function givenDecided({ plan, replica, kubernetes, ...changes }: DecidedChanges = {}): DecidedService {
  return {
    platform: Platform.KUBERNETES, deployment: 'chat', service: 'chat', modelId: 'Qwen/Qwen3-8B', manifestDigest: 'a'.repeat(64), exposure: Exposure.INTERNAL, spareAccelerator: false,
    storage: { cache: WeightsCache.EPHEMERAL }, plan: givenPlan(plan), replica: givenReplica(replica),
    kubernetes: { version: '1.34', namespace: 'serving', ...kubernetes }, site: {}, guardMetricsPath: '/metrics', engineMetricsPath: '/engine/metrics',
    alerts: [{ alert: 'KV_CACHE_FULL', expr: 'avg(usage) > 0.95', forSeconds: 300, labels: { severity: 'ticket' }, annotations: { summary: 'chat: the KV cache is full' } }], ...changes,
  };
}

/** The manifests of a service, from a chart of its own. */
export function manifestsOf(decided: DecidedService, { chart = 'test', id = 'Chat' } = {}): Manifest[] {
  const scope = new Chart(new App(), chart);
  new DecidedInferenceService(scope, id, decided);
  return scope.toJson();
}

/** The only object of a kind, or the one with that name. */
export function only(manifests: readonly Manifest[], kind: string, name?: string): Manifest {
  const found = manifests.filter((manifest) => manifest.kind === kind && (name === undefined || manifest.metadata.name === name));
  expect(found).toHaveLength(1);
  return found[0];
}

/** The pod template's spec. */
export const podOf = (manifests: readonly Manifest[]): any => only(manifests, 'Deployment').spec.template.spec;

/** Every container of a pod, whatever its list. */
export const containersOf = (pod: any): any[] => [...pod.initContainers, ...pod.containers];
