import { App, Chart } from 'cdk8s';
import { DecidedInferenceService } from '../../../constructs/k8s/decided-inference-service';
import { fromDecision } from '../../../constructs/k8s/from-decision';
import { decide } from '../../../lib/decide';
import { Platform } from '../../../lib/deployment/enums';
import { readDeployment } from '../../../lib/deployment/read';
import { restrictedViolations, schemaErrors, type Manifest } from '../../support/k8s-oracle';
import { only, podOf } from './decided';

const DIGEST = 'a'.repeat(64);

/** Three replicas that share what a line of YAML says. */
const sharing = (shared: string, storage = '', digest = DIGEST): Manifest[] => {
  const text = `
apiVersion: llm-serving/v1
name: chat
profile: dev
architecture: distributed
platforms: [kubernetes]
model: { id: Qwen/Qwen3-8B, source: "s3://acme-models/qwen3-8b/r7/", integrity: { manifest: "sha256:${digest}" } }
engine: { name: vllm }
hardware: { instanceType: g6e.2xlarge }
scaling: { min: 3 }
storage: { shared: ${shared}${storage} }
aws: { region: eu-west-1 }
kubernetes: { namespace: serving, tolerations: [{ key: team, operator: Exists }] }
`;
  const [decision] = decide({ read: readDeployment({ text, file: 'deployment.yaml' }) }).services;
  const chart = new Chart(new App(), 'test');
  new DecidedInferenceService(chart, 'Chat', fromDecision(decision, Platform.KUBERNETES));
  return chart.toJson();
};

const weightsOf = (pod: any): any => pod.volumes.find(({ name }: any) => name === 'weights');
const env = ({ env: list }: any) => Object.fromEntries(list.map(({ name, value }: any) => [name, value]));

describe('weights that are fetched once', () => {
  const manifests = sharing('{ kind: efs, fileSystem: fs-0123456789abcdef0, accessPoint: fsap-0123456789abcdef0 }');
  const job = only(manifests, 'Job');
  const jobPod = job.spec.template.spec;
  const pod = podOf(manifests);
  const [fetch] = jobPod.containers;
  const wait = pod.initContainers.find(({ name }: any) => name === 'wait');

  test('one job fetches, and goes on where it was stopped; no replica does', () => {
    expect(fetch).toMatchObject({ name: 'fetch', command: ['bash', '/opt/llm-serving/fetch-weights.sh'] });
    expect(jobPod.restartPolicy).toBe('OnFailure');
    expect(pod.initContainers.map(({ name }: any) => name)).toEqual(['wait', 'guard']);
    expect(manifests.filter(({ kind }) => kind === 'Job')).toHaveLength(1);
  });

  test('replicas wait for the folder that the job makes, and load it', () => {
    const { LLM_DEST, LLM_MANIFEST_DIGEST } = env(fetch);
    expect(LLM_DEST).toBe('/weights/sha256-aaaaaaaaaaaaaaaa');
    expect(env(wait)).toMatchObject({ LLM_DEST, LLM_MANIFEST_DIGEST, LLM_WAIT: expect.stringMatching(/^[1-9]\d*$/) });
    expect(env(fetch)).not.toHaveProperty('LLM_WAIT');
    // a client of a network file system may see the heartbeat of another a minute late
    expect(Number(env(fetch).LLM_STALE)).toBeGreaterThan(120);
    expect(pod.containers[0].args).toContain(LLM_DEST);
  });

  test('the job alone may write', () => {
    const { claimName } = weightsOf(jobPod).persistentVolumeClaim;
    expect(weightsOf(jobPod).persistentVolumeClaim).toEqual({ claimName });
    expect(weightsOf(pod).persistentVolumeClaim).toEqual({ claimName, readOnly: true });
    const readers = [...pod.initContainers, ...pod.containers].flatMap(({ volumeMounts }: any) => volumeMounts.filter(({ name }: any) => name === 'weights'));
    expect(readers.map(({ readOnly }: any) => readOnly)).toEqual([true, true]);
  });

  test('it takes no accelerator, stands where replicas may stand, and no selector of theirs takes it for one', () => {
    expect(JSON.stringify(fetch.resources)).not.toContain('nvidia.com/gpu');
    expect(jobPod.tolerations).toEqual(pod.tolerations);
    expect(jobPod.nodeSelector).toEqual(pod.nodeSelector);
    const { labels } = job.spec.template.metadata;
    const selectors = [only(manifests, 'Deployment').spec.selector.matchLabels, only(manifests, 'Service').spec.selector, only(manifests, 'PodDisruptionBudget').spec.selector.matchLabels];
    selectors.forEach((selector) => expect(Object.entries(selector).every(([key, value]) => labels[key] === value)).toBe(false));
  });

  test('it reaches the source and nobody reaches it; replicas then reach nothing but names', () => {
    const own = only(manifests, 'NetworkPolicy', 'chat-weights').spec;
    expect(own.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(own.ingress).toBeUndefined();
    expect(JSON.stringify(own.egress)).toContain('"port":443');
    expect(own.podSelector.matchLabels).toMatchObject({ 'app.kubernetes.io/name': 'chat-weights' });
    expect(Object.entries(own.podSelector.matchLabels).every(([key, value]) => job.spec.template.metadata.labels[key] === value)).toBe(true);
    expect(JSON.stringify(only(manifests, 'NetworkPolicy', 'chat-egress').spec.egress)).not.toContain('443');
  });

  test('other weights are another job; the same weights are the same', () => {
    const named = (all: Manifest[]) => only(all, 'Job').metadata.name;
    expect(job.metadata.name).toMatch(/^chat-weights-[0-9a-f]{10}$/);
    expect(named(sharing('{ kind: efs, fileSystem: fs-0123456789abcdef0, accessPoint: fsap-0123456789abcdef0 }'))).toBe(job.metadata.name);
    expect(named(sharing('{ kind: efs, fileSystem: fs-0123456789abcdef0 }', '', 'b'.repeat(64)))).not.toBe(job.metadata.name);
  });

  test('published schemas and the restricted standard have nothing to say', () => {
    expect(schemaErrors(manifests)).toEqual([]);
    expect([pod, jobPod].flatMap(restrictedViolations)).toEqual([]);
  });
});

describe('the volume of each kind', () => {
  // one run of the oracle for all of them: it starts a compiler
  const made: Manifest[] = [];
  afterAll(() => expect(schemaErrors(made)).toEqual([]));

  test.each([
    ['efs', '{ kind: efs, fileSystem: fs-01234567 }', { driver: 'efs.csi.aws.com', volumeHandle: 'fs-01234567', volumeAttributes: { encryptInTransit: 'true' } }, ['iam']],
    ['efs with an access point', '{ kind: efs, fileSystem: fs-01234567, accessPoint: fsap-01234567 }', { volumeHandle: 'fs-01234567::fsap-01234567' }, ['iam']],
    ['fsx-lustre', '{ kind: fsx-lustre, fileSystem: fs-01234567, mountName: abcdefg }', { driver: 'fsx.csi.aws.com', volumeHandle: 'fs-01234567', volumeAttributes: { dnsname: 'fs-01234567.fsx.eu-west-1.amazonaws.com', mountname: 'abcdefg' } }, ['flock']],
    ['fsx-lustre-linked', '{ kind: fsx-lustre-linked, fileSystem: fs-01234567, mountName: abcdefg }', { driver: 'fsx.csi.aws.com', volumeHandle: 'fs-01234567' }, ['flock']],
    ['s3-files', '{ kind: s3-files, fileSystem: fs-01234567, accessPoint: fsap-01234567 }', { driver: 'efs.csi.aws.com', volumeHandle: 's3files:fs-01234567::fsap-01234567' }, undefined],
    ['s3-mount', '{ kind: s3-mount }', { driver: 's3.csi.aws.com', volumeHandle: 'serving-chat-weights', volumeAttributes: { bucketName: 'acme-models' } }, ['read-only', 'allow-other', 'uid=2000', 'gid=0', 'region eu-west-1', 'prefix qwen3-8b/r7/']],
  ] as const)('%s: one volume, which one claim may have', (_, shared, csi, mountOptions) => {
    const manifests = sharing(shared);
    const volume = only(manifests, 'PersistentVolume');
    const claim = only(manifests, 'PersistentVolumeClaim');
    expect(volume.spec).toMatchObject({ csi, storageClassName: '', persistentVolumeReclaimPolicy: 'Retain', claimRef: { namespace: 'serving', name: claim.metadata.name } });
    expect(volume.spec.mountOptions).toEqual(mountOptions);
    expect(claim.spec).toMatchObject({ storageClassName: '', volumeName: volume.metadata.name, accessModes: ['ReadWriteMany'] });
    expect(volume.metadata.namespace).toBeUndefined();
    made.push(...manifests);
  });

  test('a claim is made for many nodes, and one that stands is taken', () => {
    const fresh = sharing('{ kind: claim }', ', storageClass: fast');
    expect(only(fresh, 'PersistentVolumeClaim').spec).toMatchObject({ accessModes: ['ReadWriteMany'], storageClassName: 'fast' });
    expect(weightsOf(podOf(fresh)).persistentVolumeClaim).toEqual({ claimName: 'chat-weights', readOnly: true });
    const taken = sharing('{ kind: claim }', ', existingClaim: models');
    expect(taken.filter(({ kind }) => kind === 'PersistentVolumeClaim')).toEqual([]);
    expect(weightsOf(only(taken, 'Job').spec.template.spec).persistentVolumeClaim).toEqual({ claimName: 'models' });
  });

  test('an update over a shared claim rolls', () => {
    expect(only(sharing('{ kind: claim }'), 'Deployment').spec.strategy.type).toBe('RollingUpdate');
  });

  test.each([['s3-mount', '{ kind: s3-mount }'], ['s3-files', '{ kind: s3-files, fileSystem: fs-01234567 }']])('%s shows the model at the root of the volume, without a job', (_, shared) => {
    const manifests = sharing(shared);
    expect(manifests.filter(({ kind }) => kind === 'Job')).toEqual([]);
    expect(podOf(manifests).containers[0].args).toContain('/weights');
    expect(podOf(manifests).initContainers.map(({ name }: any) => name)).toEqual(['guard']);
  });

  test('an image is mounted as a volume, which no object stands behind', () => {
    const manifests = sharing(`{ kind: image, image: "registry.acme.com/qwen3-8b@sha256:${DIGEST}" }`);
    const pod = podOf(manifests);
    expect(weightsOf(pod)).toEqual({ name: 'weights', image: { reference: `registry.acme.com/qwen3-8b@sha256:${DIGEST}`, pullPolicy: 'IfNotPresent' } });
    expect(manifests.map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['PersistentVolumeClaim']));
    expect(pod.containers[0].args).toContain('/weights');
    expect(restrictedViolations(pod)).toEqual([]);
  });

  test('what only the cluster can know is asked for, not guessed', () => {
    expect(() => sharing('{ kind: efs }')).toThrow(/pods need fileSystem of shared storage/);
    expect(() => sharing('{ kind: fsx-lustre, fileSystem: fs-01234567 }')).toThrow(/pods need mountName/);
    expect(() => sharing('{ kind: image }')).toThrow(/pods need image/);
  });
});
