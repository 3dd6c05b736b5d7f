import { literal } from '../../../constructs/k8s/private/container';
import { restrictedViolations } from '../../support/k8s-oracle';
import { givenEngine, givenFetch, givenGuard, givenPlan, givenReplica } from '../../support/replica';
import { containersOf, givenDecided, manifestsOf, only, podOf, type DecidedChanges } from './decided';

const pod = (changes: DecidedChanges = {}): any => podOf(manifestsOf(givenDecided(changes)));
const engine = (changes: DecidedChanges = {}): any => pod(changes).containers[0];

describe('the order of containers', () => {
  test('fetch ends before the guard starts, and the guard runs beside the engine', () => {
    expect(pod().initContainers.map(({ name, restartPolicy }: any) => [name, restartPolicy])).toEqual([['fetch', undefined], ['guard', 'Always']]);
    expect(pod().containers.map(({ name }: any) => name)).toEqual(['engine']);
  });

  test('what an engine makes of the weights is made between fetch and guard', () => {
    const preparation = givenEngine({ name: 'import', accelerators: 0, startup: undefined, readiness: undefined, liveness: undefined, preStopSleepSeconds: undefined });
    const { initContainers } = pod({ replica: { preparation } });

    expect(initContainers.map(({ name, restartPolicy }: any) => [name, restartPolicy])).toEqual([['fetch', undefined], ['import', undefined], ['guard', 'Always']]);
    expect(initContainers[1].resources.limits).not.toHaveProperty(['nvidia.com/gpu']);
  });

  test('nothing is fetched when weights are mounted', () => {
    const { initContainers } = pod({ replica: { fetch: undefined }, storage: { existingClaim: 'models' } });

    expect(initContainers.map(({ name }: any) => name)).toEqual(['guard']);
  });
});

describe('the engine stays behind the guard', () => {
  test('no port of it is published', () => {
    const published = containersOf(pod()).flatMap(({ ports = [] }) => ports.map(({ containerPort }: any) => containerPort));

    expect(published).toEqual([8080, 8081]);
  });

  test('no probe asks a port that only listens inside the pod', () => {
    const asked = containersOf(pod()).flatMap((container) => ['startupProbe', 'readinessProbe', 'livenessProbe'].map((probe) => container[probe]?.httpGet.port)).filter(Boolean);

    expect(new Set(asked)).toEqual(new Set([8080, 8081]));
  });
});

describe('start and stop', () => {
  test('probes are as patient as the spec says', () => {
    expect(engine().startupProbe).toEqual({ httpGet: { path: '/health', port: 8080, scheme: 'HTTP' }, periodSeconds: 10, timeoutSeconds: 15, failureThreshold: 42 });
  });

  test('the guard is up without asking for the engine', () => {
    const [, guard] = pod().initContainers;

    expect([guard.startupProbe, guard.readinessProbe, guard.livenessProbe].map((probe) => probe.httpGet.port)).toEqual([8081, 8081, 8081]);
  });

  test.each([[20, 300, 30], [15, 900, 60]])('grace covers a drain of %d + %d + %d seconds', (deregistrationSeconds, generationSeconds, teardownSeconds) => {
    const totalSeconds = deregistrationSeconds + generationSeconds + teardownSeconds;
    const drain = { deregistrationSeconds, generationSeconds, teardownSeconds, totalSeconds };

    expect(pod({ plan: { drain } }).terminationGracePeriodSeconds).toBe(totalSeconds);
  });

  test.each([
    ['1.29', { exec: { command: ['sleep', '20'] } }],
    ['1.30', { sleep: { seconds: 20 } }],
    ['1.36', { sleep: { seconds: 20 } }],
  ])('on %s the engine waits with what that version knows', (version, preStop) => {
    expect(engine({ kubernetes: { version } }).lifecycle).toEqual({ preStop });
  });

  test('the guard closes itself before it is told to stop', () => {
    expect(pod().initContainers[1].lifecycle).toEqual({ preStop: { exec: { command: ['/bin/sh', '/etc/guard/drain.sh'] } } });
  });

  test('a container that must wait and act waits first', () => {
    const guard = givenGuard({ preStopSleepSeconds: 5 });

    expect(pod({ replica: { guard } }).initContainers[1].lifecycle.preStop.exec.command)
      .toEqual(['/bin/sh', '-c', 'sleep 5; exec "$@"', 'sh', '/bin/sh', '/etc/guard/drain.sh']);
  });

  test('a container without a last act has no hook', () => {
    expect(pod().initContainers[0].lifecycle).toBeUndefined();
  });
});

describe('what a process is told', () => {
  test('program, arguments and environment are those of the spec', () => {
    const spec = givenEngine();

    expect([engine().command, engine().args]).toEqual([spec.command, spec.args]);
    expect(engine().env).toEqual([{ name: 'HF_HUB_OFFLINE', value: '1' }, { name: 'HOME', value: '/home/vllm' }]);
  });

  test.each([['plain $HOME', 'plain $HOME'], ['$(date)', '$$(date)'], ['pid $$', 'pid $$$$'], ['$A $(B)', '$$A $$(B)']])('%s reaches the process as it is written', (text, written) => {
    expect(literal(text)).toBe(written);
  });

  test('the environment of a Service never reaches it', () => {
    expect(pod().enableServiceLinks).toBe(false);
  });
});

describe('resources', () => {
  test('the engine asks for exactly the accelerators of its replica, by limit only', () => {
    const { limits, requests } = engine({ replica: { engine: givenEngine({ accelerators: 4 }), acceleratorResource: 'aws.amazon.com/neuron' } }).resources;

    expect(limits['aws.amazon.com/neuron']).toBe('4');
    expect(Object.keys(requests)).toEqual(['cpu', 'ephemeral-storage', 'memory']);
  });

  test('no CPU limit throttles anybody', () => {
    expect(containersOf(pod()).map(({ resources }) => resources.limits?.cpu)).toEqual([undefined, undefined, undefined]);
  });

  test('a share of a processor is written in thousandths', () => {
    expect(pod().initContainers[1].resources.requests.cpu).toBe('500m');
  });

  test('the node must have room for every volume that lies on its disk', () => {
    const onDisk = 20_000 + 5_120 + 1_024 + 1_024 + 16;

    expect(engine().resources.requests['ephemeral-storage']).toBe(`${onDisk + 2_048}Mi`);
    expect(engine({ storage: { storageClass: 'gp3' } }).resources.requests['ephemeral-storage']).toBe(`${onDisk - 20_000 + 2_048}Mi`);
  });

  test('shared memory is memory, with a limit', () => {
    expect(pod().volumes.find(({ name }: any) => name === 'shm').emptyDir).toEqual({ medium: 'Memory', sizeLimit: '2048Mi' });
    expect(engine().volumeMounts).toContainEqual({ name: 'shm', mountPath: '/dev/shm' });
  });
});

describe('security', () => {
  test.each(['1.29', '1.30', '1.34', '1.36'])('the restricted Pod Security Standard lets it in on %s', (version) => {
    expect(restrictedViolations(pod({ kubernetes: { version } }))).toEqual([]);
  });

  test('an engine that must be root says so, and only it', () => {
    expect(restrictedViolations(pod({ replica: { engine: givenEngine({ userId: 0 }) } }))).toEqual(['engine: runAsNonRoot', 'engine: runAsUser']);
  });

  test('containers run as the users of their specs, with one group on every volume', () => {
    expect(containersOf(pod()).map(({ securityContext: { runAsUser, runAsGroup } }) => [runAsUser, runAsGroup])).toEqual([[2000, 0], [99, 99], [2000, 0]]);
    expect(pod().securityContext).toMatchObject({ fsGroup: 0, fsGroupChangePolicy: 'OnRootMismatch' });
  });

  test('the root file system is as the spec says', () => {
    expect(containersOf(pod()).map(({ securityContext }) => securityContext.readOnlyRootFilesystem)).toEqual([true, true, false]);
  });

  test('no pod gets a token of the API server', () => {
    const manifests = manifestsOf(givenDecided());

    expect(podOf(manifests)).toMatchObject({ automountServiceAccountToken: false, serviceAccountName: 'chat' });
    expect(only(manifests, 'ServiceAccount').automountServiceAccountToken).toBe(false);
  });

  test('a service account that exists is used, not made', () => {
    const manifests = manifestsOf(givenDecided({ kubernetes: { serviceAccount: 'models-reader' } }));

    expect(podOf(manifests).serviceAccountName).toBe('models-reader');
    expect(manifests.some(({ kind }) => kind === 'ServiceAccount')).toBe(false);
  });

  test('keys come by reference, only the previous one may be missing', () => {
    const { sources } = pod().volumes.find(({ name }: any) => name === 'keys').projected;

    expect(sources.map(({ secret }: any) => [secret.name, secret.items[0].key, secret.optional])).toEqual([['chat-keys', 'current', undefined], ['chat-keys', 'previous', true]]);
  });
});

describe('placement', () => {
  const kubernetes = { nodeSelector: { pool: 'gpu' }, tolerations: [{ key: 'team', operator: 'Equal', value: 'nlp', effect: 'NoSchedule' }], imagePullSecrets: ['registry'] };

  test('every pod carries it', () => {
    const templates = manifestsOf(givenDecided({ kubernetes })).filter(({ spec }) => spec?.template).map(({ spec }) => spec.template.spec);

    expect(templates).toHaveLength(1);
    templates.forEach((template) => expect(template).toMatchObject({ nodeSelector: { pool: 'gpu' }, imagePullSecrets: [{ name: 'registry' }] }));
  });

  test('where nothing is said, pods stand on the instance type that the plan was made for', () => {
    expect(pod({ plan: { instanceType: 'g5.xlarge' } }).nodeSelector).toEqual({ 'node.kubernetes.io/instance-type': 'g5.xlarge' });
    expect(pod({ kubernetes: { nodeSelector: {} } }).nodeSelector).toEqual({ 'node.kubernetes.io/instance-type': 'g6e.2xlarge' });
  });

  test('who says where pods stand says it alone', () => {
    expect(pod({ kubernetes }).nodeSelector).toEqual({ pool: 'gpu' });
  });

  test('the taint of accelerator nodes is tolerated besides', () => {
    expect(pod({ kubernetes }).tolerations).toEqual([
      { key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }, { key: 'team', operator: 'Equal', value: 'nlp', effect: 'NoSchedule' },
    ]);
  });

  test('a wider toleration of the same taint is not said twice', () => {
    expect(pod({ kubernetes: { tolerations: [{ key: 'nvidia.com/gpu' }] } }).tolerations).toEqual([{ key: 'nvidia.com/gpu', operator: 'Exists' }]);
  });

  test('several replicas spread as far as they can, and none waits for it', () => {
    const spread = pod({ plan: { replicas: 3 } }).topologySpreadConstraints;

    expect(spread.map(({ topologyKey, whenUnsatisfiable }: any) => [topologyKey, whenUnsatisfiable]))
      .toEqual([['topology.kubernetes.io/zone', 'ScheduleAnyway'], ['kubernetes.io/hostname', 'ScheduleAnyway']]);
    expect(pod().topologySpreadConstraints).toBeUndefined();
  });
});

describe('files', () => {
  test('another content is another name, so that the pods roll', () => {
    const volumes = (text: string) => givenReplica().volumes.map((volume) => (volume.name === 'scripts' ? { ...volume, files: { 'fetch-weights.sh': text } } : volume));
    const names = ['echo one', 'echo two', 'echo one'].map((text) =>
      pod({ replica: { volumes: volumes(text) } }).volumes.find(({ name }: any) => name === 'scripts').configMap.name);

    expect(names[0]).toBe(names[2]);
    expect(names[0]).not.toBe(names[1]);
  });

  test('every mounted ConfigMap is made, and can never change', () => {
    const manifests = manifestsOf(givenDecided());
    const mounted = podOf(manifests).volumes.flatMap(({ configMap }: any) => (configMap ? [configMap.name] : []));

    expect(manifests.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata, immutable }) => [metadata.name, immutable])).toEqual(mounted.map((name: string) => [name, true]));
  });

  test("the company's authorities reach the container that reaches out", () => {
    const { initContainers: [fetch, guard], volumes } = pod({ site: { caBundle: 'corp-ca' } });

    expect(volumes).toContainEqual({ name: 'ca-bundle', configMap: { name: 'corp-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } });
    expect(fetch.env).toContainEqual({ name: 'AWS_CA_BUNDLE', value: '/etc/llm-serving/ca/ca.crt' });
    expect(guard.volumeMounts.some(({ name }: any) => name === 'ca-bundle')).toBe(false);
  });

  test('authorities that are told to each platform reach pods as those of one platform do', () => {
    const both = { certificateAuthorities: { configMap: 'corp-ca', path: '/etc/pki/corp.crt' } };

    expect(pod({ site: both })).toEqual(pod({ site: { caBundle: 'corp-ca' } }));
  });

  test('what the spec says of authorities is not overruled', () => {
    const fetch = givenFetch({ env: { AWS_CA_BUNDLE: '/own.crt' } });

    expect(pod({ site: { caBundle: 'corp-ca' }, replica: { fetch } }).initContainers[0].env).toContainEqual({ name: 'AWS_CA_BUNDLE', value: '/own.crt' });
  });
});

describe('labels', () => {
  test('selectors hold only what never changes', () => {
    expect(only(manifestsOf(givenDecided()), 'Deployment').spec.selector.matchLabels).toEqual({ 'app.kubernetes.io/name': 'chat', 'app.kubernetes.io/instance': 'chat' });
  });

  test('every object carries the standard labels', () => {
    manifestsOf(givenDecided()).forEach(({ metadata }) => expect(metadata.labels).toMatchObject({
      'app.kubernetes.io/name': 'chat', 'app.kubernetes.io/instance': 'chat', 'app.kubernetes.io/version': '0.32.0', 'app.kubernetes.io/component': 'inference',
      'app.kubernetes.io/part-of': 'chat', 'app.kubernetes.io/managed-by': 'cdk-llm-serving',
    }));
  });

  test('a version that no label may hold is made legal', () => {
    const { labels } = only(manifestsOf(givenDecided({ plan: givenPlan({ engineVersion: '0.32.0+cu129' }) })), 'Deployment').metadata;

    expect(labels['app.kubernetes.io/version']).toBe('0.32.0-cu129');
  });

  test('the model, which no label can hold, stands in an annotation of every pod', () => {
    expect(only(manifestsOf(givenDecided({ modelRevision: 'b'.repeat(40) })), 'Deployment').spec.template.metadata.annotations).toEqual({
      'llm-serving/model': 'Qwen/Qwen3-8B', 'llm-serving/served-names': 'chat', 'llm-serving/revision': 'b'.repeat(40), 'llm-serving/manifest-digest': `sha256:${'a'.repeat(64)}`,
    });
  });
});
