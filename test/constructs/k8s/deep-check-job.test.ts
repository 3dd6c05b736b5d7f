import { schemaErrors } from '../../support/k8s-oracle';
import { deepCheckContainer } from '../../../lib/container/deep-check-container';
import { VLLM_ENDPOINTS } from '../../../lib/engine/vllm-endpoints';
import type { Service } from '../../../lib/deployment/deployment';
import { cronOf } from '../../../lib/recovery/deep-check';
import { VolumeKind } from '../../../lib/container/container-spec';
import { givenPlan, givenReplica, givenService } from '../../support/replica';
import { givenDecided, manifestsOf, only, type DecidedChanges } from './decided';

const checkOf = (service: Partial<Service> = {}) => ({
  schedule: cronOf(15),
  container: deepCheckContainer({ service: givenService(service), engineVersion: { endpoints: VLLM_ENDPOINTS } as any, plan: givenPlan() }, { host: 'chat', port: 80 }),
});
const given = (changes: DecidedChanges = {}) => manifestsOf(givenDecided({ deepCheck: checkOf(), ...changes }));
const job = (changes: DecidedChanges = {}): any => only(given(changes), 'CronJob');
const KEYS = { replica: { volumes: [...givenReplica().volumes, { name: 'api-keys', kind: VolumeKind.SECRET, secret: 'chat-keys' }] } };
const podSpec = (changes: DecidedChanges = {}): any => job(changes).spec.jobTemplate.spec.template.spec;

test('nobody to ask, no job', () => {
  expect(manifestsOf(givenDecided()).some(({ kind }) => kind === 'CronJob')).toBe(false);
});

test('what is rendered is what the API takes', () => expect(schemaErrors(given())).toEqual([]));

test('it asks every quarter of an hour, never twice at once, and tries a second time before it fails', () => {
  expect(job().spec).toMatchObject({ schedule: '*/15 * * * *', concurrencyPolicy: 'Forbid', jobTemplate: { spec: { backoffLimit: 1, activeDeadlineSeconds: 420 } } });
});

test.each([[5, '*/5 * * * *'], [30, '*/30 * * * *'], [60, '0 */1 * * *'], [720, '0 */12 * * *']])('every %i minutes is %s', (minutes, cron) => expect(cronOf(minutes)).toBe(cron));

test('it needs no accelerator, stands on any node, and is as restricted as everything else', () => {
  const { nodeSelector, tolerations, containers: [container], securityContext, automountServiceAccountToken } = podSpec({ kubernetes: { nodeSelector: { pool: 'gpu' } } });
  expect([nodeSelector, tolerations, automountServiceAccountToken]).toEqual([undefined, undefined, false]);
  expect(container.resources.limits).toEqual({ memory: '32Mi' });
  expect(container.securityContext).toMatchObject({ runAsNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  expect(securityContext).toMatchObject({ runAsNonRoot: true, fsGroup: 99, seccompProfile: { type: 'RuntimeDefault' } });
});

test('it pulls its image as replicas do', () => {
  expect(podSpec({ kubernetes: { imagePullSecrets: ['mirror'] } }).imagePullSecrets).toEqual([{ name: 'mirror' }]);
});

test('the key comes from the secret store as a file, and where none is asked for none is mounted', () => {
  expect(podSpec(KEYS).volumes).toEqual([expect.objectContaining({ name: 'api-keys' })]);
  expect(JSON.stringify(podSpec(KEYS).containers[0].env)).not.toContain('chat-keys');
  expect(podSpec({ ...KEYS, deepCheck: checkOf({ access: { ...givenService().access, apiKeySecret: undefined } }) }).volumes).toEqual([]);
});

test('it reaches the guards and nothing else, and no selector of replicas takes it for one', () => {
  const labels = job().spec.jobTemplate.spec.template.metadata.labels;
  const own = only(given(), 'NetworkPolicy', 'chat-check').spec;
  expect(labels).toMatchObject(own.podSelector.matchLabels);
  expect(own.policyTypes).toEqual(['Ingress', 'Egress']);
  expect(own.egress.at(-1)).toEqual({ to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'chat', 'app.kubernetes.io/instance': 'chat' } } }], ports: [{ protocol: 'TCP', port: 8080 }] });
  expect(only(given(), 'Service').spec.selector['app.kubernetes.io/name']).not.toBe(labels['app.kubernetes.io/name']);
  expect(only(given(), 'NetworkPolicy', 'chat-clients').spec.ingress[0].from).toContainEqual({ podSelector: own.podSelector });
});

test('its name stays short enough for its jobs', () => {
  expect(job({ service: 'a'.repeat(40), deployment: 'b'.repeat(40) }).metadata.name.length).toBeLessThanOrEqual(52);
});
