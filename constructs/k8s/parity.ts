import type { ParityFacts } from '../../lib/review/parity';
import { SERVED_NAMES_LABEL } from '../../lib/service-tag';

/** The fields of manifests that parity reads. */
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly [field: string]: any;
}

/** What stands in the manifests of one service, read back as every platform reads it. */
export function parityFacts(manifests: readonly Manifest[], service: string): ParityFacts {
  const deployment = manifests.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === service);
  const address = manifests.find(({ kind, metadata }) => kind === 'Service' && metadata.name === service);
  const pod = deployment?.spec.template.spec;
  const [engine] = pod.containers;
  const guard = pod.initContainers.find(({ restartPolicy }: { restartPolicy?: string }) => restartPolicy === 'Always');
  const limits: { [name: string]: string } = engine.resources.limits ?? {};
  return {
    engineImage: engine.image,
    guardImage: guard.image,
    engineCommand: [...engine.command, ...(engine.args ?? [])].map(spoken),
    engineEnvironment: Object.fromEntries((engine.env ?? []).map(({ name, value }: { name: string; value: string }) => [name, spoken(value)])),
    port: address?.spec.ports[0].targetPort,
    readinessPath: engine.readinessProbe.httpGet.path,
    acceleratorsPerReplica: Object.entries(limits).filter(([name]) => name.includes('/')).reduce((sum, [, count]) => sum + Number(count), 0),
    replicasMin: deployment?.spec.replicas,
    replicasMax: deployment?.spec.replicas,
    servedNames: (deployment?.spec.template.metadata.annotations[SERVED_NAMES_LABEL] ?? '').split(','),
    files: filesOf(manifests, pod.volumes),
  };
}

/** What the process sees: `$$` is how a manifest writes a dollar sign. */
function spoken(text: string): string {
  return text.replace(/\$\$/g, '$');
}

function filesOf(manifests: readonly Manifest[], volumes: { configMap?: { name: string } }[]): { [name: string]: string } {
  const mounted = volumes.flatMap(({ configMap }) => manifests.filter(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === configMap?.name));
  return Object.assign({}, ...mounted.map(({ data }) => data));
}
