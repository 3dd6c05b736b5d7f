import { COLLECTOR_VARIABLES } from '../../../lib/collection/collector';
import { remoteWriteConfig } from '../../../lib/collection/remote-write';
import { VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { signalTable } from '../../../lib/signals/signal-table';

const config = remoteWriteConfig({ signals: signalTable({ metrics: VLLM_METRICS, guard: DEFAULT_GUARD, service: 'chat' }), service: 'chat', region: 'us-east-1', address: '127.0.0.1:8080' });

test('replicas are told apart by the name of their host', () => {
  expect(JSON.parse(config).global.external_labels).toEqual({ llm_replica: `$${COLLECTOR_VARIABLES.replica}` });
});

test('nothing in it looks like a parameter that CloudFormation would have to put in', () => {
  expect(config).not.toContain('${');
});
