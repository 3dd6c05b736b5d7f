import { machineAgentConfig } from '../../../lib/collection/agent';
import { hostSection } from '../../../lib/collection/host-metrics';
import { SIGNALS } from '../../../lib/signals/catalogue';
import type { SignalTable } from '../../../lib/signals/signal-table';
import type { HostMeasurement, SignalSource } from '../../../lib/signals/source';

const source = (name: string, host?: HostMeasurement): [string, SignalSource] => [name, {
  signal: SIGNALS.running, cloudwatch: { namespace: 'LlmServing', metric: name, dimensions: [], everySeconds: 60, ...(host && { host }) },
}];

const table: SignalTable = new Map([
  source('accelerator_utilisation', { plugin: 'nvidia_gpu', name: 'utilization_gpu' }),
  source('accelerator_memory_used_bytes', { plugin: 'nvidia_gpu', name: 'memory_used' }),
  source('disk_usage', { plugin: 'disk', name: 'used_percent' }),
  source('requests_running'),
]);

test('a machine is measured by the parts of the agent that signals name, each stored for the service alone', () => {
  const { metrics } = hostSection({ signals: table, service: 'chat/ec2', folders: ['/', '/var/lib/llm-serving'] }) as any;
  expect(metrics.namespace).toBe('LlmServing');
  expect(metrics.aggregation_dimensions).toEqual([['Service']]);
  expect(Object.keys(metrics.metrics_collected)).toEqual(['nvidia_gpu', 'disk']);
  expect(metrics.metrics_collected.nvidia_gpu).toEqual({
    measurement: [{ name: 'utilization_gpu', rename: 'accelerator_utilisation' }, { name: 'memory_used', rename: 'accelerator_memory_used_bytes' }],
    drop_original_metrics: ['utilization_gpu', 'memory_used'],
    append_dimensions: { Service: 'chat/ec2' },
    metrics_collection_interval: 60,
  });
  expect(metrics.metrics_collected.disk.resources).toEqual(['/', '/var/lib/llm-serving']);
});

test('where no signal asks for the machine its agent has nothing to do', () => {
  expect(machineAgentConfig({ signals: new Map([source('requests_running')]), service: 'chat', folders: ['/'] })).toBeUndefined();
});
