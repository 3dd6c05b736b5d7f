import { App, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { manifestFiles } from '../../../stacks/k8s/manifest-files';
import { ServingChart, type ServingChartProps } from '../../../stacks/k8s/serving-chart';
import { Platform, PodScaler, WeightsCache } from '../../../lib/deployment/enums';
import type { ServiceDecision } from '../../../lib/decide';
import { givenDecided } from '../../constructs/k8s/decided';
import { givenScaling } from '../../support/scaling';
import { givenDeployment, givenPlan, givenReplica, givenService } from '../../support/replica';
import { givenSubject } from '../../support/subject';

const everything = givenDecided({ kubernetes: { monitoring: { labels: { release: 'kps' } } }, storage: { cache: WeightsCache.CLAIM } });

function givenChart(props: Partial<ServingChartProps> = {}, id = 'chat'): ServingChart {
  return new ServingChart(new App(), id, { platform: Platform.KUBERNETES, services: [everything], ...props });
}

test('one file for each kind, named in the order of application', () => {
  expect(manifestFiles(givenChart()).map(({ name }) => name)).toEqual([
    '10-serviceaccount.yaml', '20-configmap.yaml', '30-persistentvolumeclaim.yaml', '40-networkpolicy.yaml', '50-service.yaml', '60-deployment.yaml',
    '70-poddisruptionbudget.yaml', '80-podmonitor.yaml', '80-prometheusrule.yaml',
  ]);
});

test('a scaler comes after what it moves, and what is recorded beside what is scraped', () => {
  const kubernetes = { autoscaler: PodScaler.HPA, monitoring: { labels: { release: 'kps' } } };
  const names = manifestFiles(givenChart({ services: [givenDecided({ plan: { scaling: givenScaling() }, kubernetes })] })).map(({ name }) => name);

  expect(names.slice(-5)).toEqual(['60-deployment.yaml', '70-poddisruptionbudget.yaml', '70-horizontalpodautoscaler.yaml', '80-podmonitor.yaml', '80-prometheusrule.yaml']);
});

test('a volume comes before the claim on it, and the job that fills it before those who wait for it', () => {
  const manifests = (['PersistentVolume', 'PersistentVolumeClaim', 'Job', 'Deployment'] as const).map((kind) => ({ kind }));

  expect(manifestFiles({ toJson: () => [...manifests].reverse() } as unknown as ServingChart).map(({ name }) => name)).toEqual([
    '25-persistentvolume.yaml', '30-persistentvolumeclaim.yaml', '55-job.yaml', '60-deployment.yaml',
  ]);
});

test('file names sort as they are applied, and a kind without an object has no file', () => {
  const names = manifestFiles(givenChart({ services: [givenDecided({ kubernetes: { serviceAccount: 'reader' } })] })).map(({ name }) => name);

  expect(names).toEqual(['20-configmap.yaml', '40-networkpolicy.yaml', '50-service.yaml', '60-deployment.yaml', '70-poddisruptionbudget.yaml', '80-podmonitor.yaml', '80-prometheusrule.yaml']);
});

test('the files hold every object of the chart, once', () => {
  const chart = givenChart();
  const written = manifestFiles(chart).flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS()));

  expect(written).toHaveLength(chart.toJson().length);
  expect(written).toEqual(expect.arrayContaining(chart.toJson()));
});

test('a kind that a patch invents is written last', () => {
  const chart = givenChart({ patches: [{ target: 'PodMonitor/chat', merge: { kind: 'Scrape' } }] });

  expect(manifestFiles(chart).at(-1)?.name).toBe('99-other.yaml');
});

test('rendered twice, from another scope, it is the same bytes', () => {
  expect(manifestFiles(givenChart({}, 'elsewhere'))).toEqual(manifestFiles(givenChart()));
});

test('the environment of the framework does not change the bytes', () => {
  const usual = manifestFiles(givenChart());
  process.env.CDK8S_DISABLE_SORT = '1';
  try {
    expect(manifestFiles(givenChart())).toEqual(usual);
  } finally {
    delete process.env.CDK8S_DISABLE_SORT;
  }
});

test('patches reach what cdk8s synthesizes, too', () => {
  const chart = givenChart({ patches: [{ target: 'Deployment/chat', merge: { metadata: { annotations: { team: 'nlp' } } } }] });

  expect(Testing.synth(chart).find(({ kind }) => kind === 'Deployment').metadata.annotations).toMatchObject({ team: 'nlp', 'llm-serving/model': 'Qwen/Qwen3-8B' });
});

test('services of one deployment stand side by side', () => {
  const services = ['chat', 'embed'].map((service) => givenDecided({ deployment: 'shop', service }));
  const names = givenChart({ services }).toJson().map(({ kind, metadata }) => `${kind}/${metadata.name}`);

  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['Deployment/shop-chat', 'Deployment/shop-embed']));
});

test('a decision becomes a chart with its patches', () => {
  const service = { service: givenService(), deployment: givenDeployment(), plan: givenPlan(), replica: givenReplica(), engineVersion: { endpoints: {}, metrics: {} }, instanceType: givenSubject().instanceType } as unknown as ServiceDecision;
  const deployment = givenDeployment({ patches: [{ target: 'Deployment/chat', merge: { metadata: { labels: { team: 'nlp' } } } }] });
  const chart = ServingChart.fromDecision(new App(), 'chat', { platform: Platform.KUBERNETES, decision: { deployment, services: [service], findings: [], waived: [] } });

  expect(chart.toJson().filter(({ kind }) => kind === 'Deployment')).toMatchObject([{ metadata: { labels: { team: 'nlp' } } }]);
});

test('what a reviewer should know is there, by service', () => {
  expect(givenChart().notes.chat.map(({ subject }) => subject)).toContain('egress');
});
