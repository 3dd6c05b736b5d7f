import { checkManifests } from '../../../lib/existing/check';

/** A group with a Service and a monitor before it, each with its own selector. */
const group = (selector: string): string => `
apiVersion: leaderworkerset.x-k8s.io/v1
kind: LeaderWorkerSet
metadata: { name: chat }
spec:
  leaderWorkerTemplate:
    size: 2
    leaderTemplate: { metadata: { labels: { app: chat } }, spec: { containers: [{ name: engine, image: vllm/vllm-openai:v0.32.0, args: [m, --port, "8000"], ports: [{ name: http, containerPort: 8000 }] }] } }
    workerTemplate: { metadata: { labels: { app: chat } }, spec: { containers: [{ name: engine, image: vllm/vllm-openai:v0.32.0, args: [m, --headless] }] } }
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: chat }
spec: { selector: { matchLabels: { app: chat, leaderworkerset.sigs.k8s.io/worker-index: "${selector}" } }, podMetricsEndpoints: [{ port: http }] }
`;

const codes = (selector: string): string[] => checkManifests([{ file: 'group.yaml', text: group(selector) }]).findings.map(({ code }) => code);

test('a leader is found by the number that its controller gives it', () => {
  expect(codes('0')).not.toContain('MONITOR_SCRAPES_NOTHING');
});

test('nobody has a number that no controller gives', () => {
  expect(codes('leader')).toContain('MONITOR_SCRAPES_NOTHING');
});
