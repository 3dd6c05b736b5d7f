import { checkManifests } from '../../../lib/existing/check';

const RULE = `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: accelerators }
spec: { groups: [{ name: a, rules: [{ alert: THROTTLED, expr: 'increase(DCGM_FI_DEV_THERMAL_VIOLATION[5m]) > 0' }] }] }
`;
const listed = (line: string): string => `---
apiVersion: v1
kind: ConfigMap
metadata: { name: counters, namespace: gpu-operator }
data:
  dcgm-metrics.csv: |
    # NAME, type, help
    ${line}
`;
const found = (text: string): string[] => checkManifests([{ file: 'a.yaml', text }]).findings.filter(({ code }) => code === 'METRIC_DOES_NOT_EXIST').map(({ severity }) => severity);

test.each([
  ['nobody switches it on', '', ['warning']],
  ['the exporter\'s list names it', listed('DCGM_FI_DEV_THERMAL_VIOLATION,  counter, slowed by heat'), []],
  ['it stands behind a #', listed('# DCGM_FI_DEV_THERMAL_VIOLATION, counter, slowed by heat'), ['warning']],
  ['the list names another', listed('DCGM_FI_DEV_POWER_VIOLATION, counter, slowed by power'), ['warning']],
])('a counter that is off as shipped: %s', (_, list, severities) => {
  expect(found(RULE + list)).toEqual(severities);
});

test('a port of the engine on the loopback address is named for what it is', () => {
  const text = `apiVersion: v1
kind: Pod
metadata: { name: shy, labels: { app: shy } }
spec: { containers: [{ name: engine, image: 'vllm/vllm-openai:v0.10.2', args: [--model, Qwen/Qwen3-8B, --host, 127.0.0.1] }] }
---
apiVersion: v1
kind: Service
metadata: { name: shy }
spec: { selector: { app: shy }, ports: [{ port: 8000 }] }
`;
  const [finding] = checkManifests([{ file: 'a.yaml', text }]).findings.filter(({ code }) => code === 'TARGET_PORT_NOT_OPEN');
  expect(finding).toMatchObject({ message: expect.stringMatching(/listens on 8000 of the loopback address alone$/), remedy: expect.stringMatching(/passes requests on/) });
});
