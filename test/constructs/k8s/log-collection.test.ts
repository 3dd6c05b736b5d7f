import { observabilityOf } from '../../../lib/deployment/observability';
import { LogCollector, LogDestination, type PodLogsProps } from '../../../lib/deployment/logging-props';
import { Platform } from '../../../lib/deployment/enums';
import { VLLM_LOGS } from '../../../lib/engine/vllm-logs';
import { podLogsOf } from '../../../lib/logs/pod-collector';
import { schemaErrors } from '../../support/k8s-oracle';
import { LogRouter, sectionsOf } from '../../support/log-router';
import { givenDeployment, givenReplica, givenService } from '../../support/replica';
import { givenDecided, manifestsOf, only } from './decided';

const logsOf = (pods: PodLogsProps) => podLogsOf({
  deployment: givenDeployment({ kubernetes: { version: '1.34', namespace: 'serving' } }), replica: givenReplica(), engineVersion: { logs: VLLM_LOGS },
  service: givenService({ observability: observabilityOf({ logging: { pods } }) }),
}, Platform.KUBERNETES);

const LOKI = { destination: LogDestination.LOKI, address: 'http://loki.monitoring:3100' };
const manifestsWith = (pods: PodLogsProps) => manifestsOf(givenDecided({ logs: logsOf(pods) }));
const settingsOf = (pods: PodLogsProps, kind: string) => sectionsOf(logsOf(pods)!.files['fluent-bit.conf']).filter((section) => section.kind === kind).map(({ settings }) => Object.fromEntries(settings));

test('what pods print is left to the cluster unless a destination is named', () => {
  expect(logsOf({})).toBeUndefined();
  expect(manifestsOf(givenDecided()).map(({ kind }) => kind)).not.toContain('DaemonSet');
});

test('a collector of the cluster is handed both files under a name that stays', () => {
  const { metadata, data, immutable }: any = only(manifestsWith(LOKI).filter(({ metadata: { name } }) => name === 'chat-logs'), 'ConfigMap');
  expect([metadata.namespace, Object.keys(data), immutable]).toEqual(['serving', ['fluent-bit.conf', 'parsers.conf'], undefined]);
});

test('only files of our own containers are read', () => {
  expect(settingsOf(LOKI, 'INPUT').map(({ Path }) => Path)).toEqual(['engine', 'guard', 'fetch'].map((container) => `/var/log/containers/chat-*_serving_${container}-*.log`));
});

test.each([
  ['loki', LOKI, { Name: 'loki', Host: 'loki.monitoring', Port: '3100', tls: 'Off', labels: 'job=llm-serving, service=chat/chat/kubernetes, stream=api' }],
  ['opensearch', { destination: LogDestination.OPENSEARCH, address: 'https://search.acme.com' }, { Name: 'opensearch', Host: 'search.acme.com', Port: '443', tls: 'On', Logstash_Prefix: 'llm-serving-api' }],
  ['cloudwatch', { destination: LogDestination.CLOUDWATCH }, { Name: 'cloudwatch_logs', log_stream_name: 'api/${NODE_NAME}', log_group_name: '${LLM_LOG_GROUP}' }],
])('%s gets each stream by itself', (_, pods, expected) => {
  const outputs = settingsOf(pods, 'OUTPUT');
  expect(outputs.map(({ Match }) => Match)).toEqual(['api.*', 'errors.*', 'performance.*', 'audit.*']);
  expect(outputs[0]).toMatchObject(expected);
});

test('a line of a pod keeps the name of its file and nothing that it quotes', () => {
  const files = logsOf(LOKI)!.files;
  const router = new LogRouter({ main: files['fluent-bit.conf'], parsers: files['parsers.conf'] });
  const line = "(APIServer pid=1) ERROR 05-05 12:36:59 [serving.py:1173] could not answer 'my doctor says'";
  expect(router.route('line.engine', { log: line, pod_file: 'chat-0_serving_engine-1.log', stream: 'stderr', time: '2026-11-26T01:00:00Z' })).toEqual([{
    output: 'errors.*',
    fields: { level: 'ERROR', at: '05-05 12:36:59', file: 'serving.py', pod_file: 'chat-0_serving_engine-1.log', line: 1173, stream: 'errors', form: 'level', program: 'engine', service: 'chat/chat/kubernetes', replica: '${NODE_NAME}' },
  }]);
});

describe('a collector of ours', () => {
  const manifests = () => manifestsWith({ ...LOKI, collector: LogCollector.DAEMON_SET });
  const pod = () => only(manifests(), 'DaemonSet').spec.template.spec;

  test('stands in a namespace of its own, the only one that lets it read files of nodes', () => {
    expect(only(manifests(), 'Namespace')).toMatchObject({ metadata: { name: 'serving-logs', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });
    expect(manifests().filter(({ metadata: { namespace } }) => namespace === 'serving-logs').map(({ kind }) => kind)).toEqual(['ServiceAccount', 'ConfigMap', 'DaemonSet']);
  });

  test('reads, and writes nothing to its node', () => {
    const [{ securityContext, volumeMounts }] = pod().containers;
    expect(securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
    expect(volumeMounts.map(({ mountPath, readOnly }: any) => [mountPath, readOnly])).toEqual([['/llm-serving/chat', true], ['/var/log', true]]);
    expect(pod().volumes.filter(({ hostPath }: any) => hostPath).map(({ hostPath }: any) => hostPath.path)).toEqual(['/var/log']);
  });

  test('runs where the pods run, and again when its configuration changes', () => {
    const service = only(manifests(), 'Deployment').spec.template.spec;
    expect([pod().nodeSelector, pod().tolerations]).toEqual([service.nodeSelector, service.tolerations]);
    const digestOf = (pods: PodLogsProps) => only(manifestsWith({ ...pods, collector: LogCollector.DAEMON_SET }), 'DaemonSet').spec.template.metadata.annotations['llm-serving/configuration'];
    expect(digestOf(LOKI)).not.toBe(digestOf({ ...LOKI, address: 'http://loki.other:3100' }));
  });

  test('is found by no selector of the service', () => {
    const { labels } = only(manifests(), 'DaemonSet').spec.template.metadata;
    const selector = only(manifests(), 'Service').spec.selector;
    expect(Object.entries(selector).every(([key, value]) => labels[key] === value)).toBe(false);
  });

  test('is known to the API in every field', () => {
    expect(schemaErrors(manifests())).toEqual([]);
  });
});

test('a destination without an address is refused', () => {
  expect(() => logsOf({ destination: LogDestination.LOKI })).toThrow(/need an address/);
});
