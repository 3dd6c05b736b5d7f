import { fromDecision } from '../../../constructs/k8s/from-decision';
import type { ServiceDecision } from '../../../lib/decide';
import { Platform } from '../../../lib/deployment/enums';
import type { Deployment, Service } from '../../../lib/deployment/deployment';
import { VLLM_ENDPOINTS } from '../../../lib/engine/vllm-endpoints';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { givenDeployment, givenPlan, givenReplica, givenService } from '../../support/replica';
import { givenSubject } from '../../support/subject';

interface Said {
  readonly service?: Partial<Service>;
  readonly deployment?: Partial<Deployment>;
  readonly metricsPath?: string;
}

function givenDecision({ service, deployment, metricsPath = '/metrics' }: Said = {}): ServiceDecision {
  const engineVersion = { endpoints: { ...VLLM_ENDPOINTS, metricsPath }, metrics: {} } as ServiceDecision['engineVersion'];
  return { service: givenService(service), deployment: givenDeployment(deployment), engineVersion, plan: givenPlan(), replica: givenReplica(), instanceType: givenSubject().instanceType } as ServiceDecision;
}

test('names, storage and cluster are those of the deployment', () => {
  const kubernetes = { version: '1.31', namespace: 'models' };

  expect(fromDecision(givenDecision({ deployment: { name: 'shop', kubernetes }, service: { name: 'embed', spareAccelerator: true } }), Platform.KUBERNETES))
    .toMatchObject({ deployment: 'shop', service: 'embed', spareAccelerator: true, kubernetes, storage: { cache: 'ephemeral' }, modelId: 'Qwen/Qwen3-8B' });
});

test('the host name is the one that callers use, on every platform', () => {
  const { access } = givenService();

  expect(fromDecision(givenDecision({ service: { access: { ...access, hostName: 'chat.acme.com' } } }), Platform.KUBERNETES).hostName).toBe('chat.acme.com');
  expect(fromDecision(givenDecision(), Platform.KUBERNETES)).not.toHaveProperty('hostName');
});

test('a revision names a commit of the Hub, so a bucket has none', () => {
  const { model } = givenService();
  const revision = 'b'.repeat(40);

  expect(fromDecision(givenDecision({ service: { model: { ...model, source: 'hf', revision } } }), Platform.KUBERNETES).modelRevision).toBe(revision);
  expect(fromDecision(givenDecision({ service: { model: { ...model, revision } } }), Platform.KUBERNETES).modelRevision).toBeUndefined();
});

test("metrics are read where the guard shows them, and the engine's only when there are any", () => {
  expect(fromDecision(givenDecision(), Platform.KUBERNETES)).toMatchObject({ guardMetricsPath: DEFAULT_GUARD.metricsPath, engineMetricsPath: DEFAULT_GUARD.engineMetricsPath });
  expect(fromDecision({ ...givenDecision(), engineVersion: { endpoints: { ...VLLM_ENDPOINTS, metricsPath: undefined }, metrics: {} } as ServiceDecision['engineVersion'] }, Platform.KUBERNETES)).not.toHaveProperty('engineMetricsPath');
});

test('counters are those of the exporter that can read the accelerators, spans go where they are wanted', () => {
  const { instanceType } = givenSubject();
  const of = (vendor: string) => fromDecision({ ...givenDecision(), instanceType: { ...instanceType, accelerator: { ...instanceType.accelerator, vendor } } }, Platform.KUBERNETES);

  expect(of('NVIDIA').acceleratorCounters).toMatch(/^DCGM_FI_DEV_FB_TOTAL, gauge, /m);
  expect(of('AWS')).not.toHaveProperty('acceleratorCounters');
  const traces = { endpoint: 'http://otel:4317' };
  expect(fromDecision(givenDecision({ service: { observability: { ...givenService().observability, traces } } }), Platform.KUBERNETES).tracesEndpoint).toBe(traces.endpoint);
  expect(fromDecision(givenDecision(), Platform.KUBERNETES)).not.toHaveProperty('tracesEndpoint');
});
