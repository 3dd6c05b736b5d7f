import { App, Chart } from 'cdk8s';
import { InferenceService, type InferenceServiceProps } from '../../../constructs/k8s/inference-service';
import { Platform, Profile } from '../../../lib/deployment/enums';
import type { DeploymentProps } from '../../../lib/deployment/props';
import { restrictedViolations, schemaErrors } from '../../support/k8s-oracle';
import { podOf } from './decided';

const DEPLOYMENT: DeploymentProps = {
  name: 'chat',
  profile: Profile.DEV,
  platforms: [Platform.KUBERNETES],
  model: { id: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
  engine: { name: 'vllm' },
  hardware: { instanceType: 'g6e.2xlarge' },
};

function manifestsOf(props: Partial<InferenceServiceProps> = {}): any[] {
  const chart = new Chart(new App(), 'test');
  new InferenceService(chart, 'Chat', { deployment: DEPLOYMENT, ...props });
  return chart.toJson();
}

test('a description of thirty lines becomes manifests that published schemas and Pod Security let in', () => {
  const manifests = manifestsOf();

  expect(schemaErrors(manifests)).toEqual([]);
  expect(restrictedViolations(podOf(manifests))).toEqual([]);
});

test('what was really decided leaves no port of the engine open and no probe without an answer', () => {
  const { containers: [engine], initContainers } = podOf(manifestsOf());

  expect(engine.ports).toBeUndefined();
  expect(initContainers.map(({ name }: any) => name)).toEqual(['fetch', 'guard']);
  expect(initContainers[1].ports.map(({ containerPort }: any) => containerPort)).toContain(engine.readinessProbe.httpGet.port);
});

test('every mount has its volume', () => {
  const pod = podOf(manifestsOf());
  const names = pod.volumes.map(({ name }: any) => name);
  const mounted = [...pod.initContainers, ...pod.containers].flatMap(({ volumeMounts }) => volumeMounts.map(({ name }: any) => name));

  expect(mounted.filter((name) => !names.includes(name))).toEqual([]);
});

test('an environment is merged in', () => {
  const deployment = { ...DEPLOYMENT, environments: { staging: { kubernetes: { namespace: 'staging' } } } };

  expect(podOf(manifestsOf({ deployment, environment: 'staging' }))).toBeDefined();
  expect(new Set(manifestsOf({ deployment, environment: 'staging' }).map(({ metadata }) => metadata.namespace))).toEqual(new Set(['staging']));
});

test('fails with every finding when the description cannot work', () => {
  const deployment = { ...DEPLOYMENT, model: { id: 'Qwen/Qwen3-8B', revision: 'main' } };

  expect(() => manifestsOf({ deployment })).toThrow(/'chat' has \d+ errors: .*revision/);
});

test('fails for a service that is not there, naming those that are', () => {
  expect(() => manifestsOf({ service: 'embed' })).toThrow("there is no service 'embed', known: chat");
});

test('fails for a patch that it could not apply', () => {
  expect(() => manifestsOf({ deployment: { ...DEPLOYMENT, patches: [{ target: 'Deployment/chat', merge: {} }] } })).toThrow(/has no effect in a tree of your own/);
});
