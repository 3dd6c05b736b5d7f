import { checkManifests } from '../../../lib/existing/check';
import type { Finding } from '../../../lib/finding/finding';

const manifest = (deadline: number, probes: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: large }
spec:
  progressDeadlineSeconds: ${deadline}
  selector: { matchLabels: { app: large } }
  template:
    metadata: { labels: { app: large } }
    spec:
      nodeSelector: { node.kubernetes.io/instance-type: p5.48xlarge }
      containers:
        - name: engine
          image: vllm/vllm-openai:v0.32.0
          command: [vllm, serve, meta-llama/Llama-3.1-70B-Instruct]
          args: [--tensor-parallel-size, "8"]
          resources: { limits: { nvidia.com/gpu: 8 } }
${probes}`;

const probe = (name: string, failures: number): string => `          ${name}: { httpGet: { path: /health, port: 8000 }, periodSeconds: 10, timeoutSeconds: 5, failureThreshold: ${failures} }\n`;

function said(text: string): { deadline?: Finding; probe?: Finding } {
  const { findings } = checkManifests([{ file: 'large.yaml', text }]);
  const of = (code: string): Finding | undefined => findings.find((finding) => finding.code === code);
  return { deadline: of('PROGRESS_DEADLINE_TOO_SHORT'), probe: of('PROBE_KILLS_LOADING') };
}

const numberIn = (finding: Finding | undefined, form: RegExp): number => Number(form.exec(finding?.remedy ?? '')?.[1]);

test.each([
  ['a start-up probe', (failures: number) => probe('startupProbe', failures), 15],
  ['a liveness probe alone', (failures: number) => probe('livenessProbe', failures), 15],
])('following both remedies at once mends %s and the deadline, in one round', (_, probes, failures) => {
  const before = said(manifest(300, probes(failures)));
  const asked = { deadline: numberIn(before.deadline, /progressDeadlineSeconds to (\d+)/), failures: numberIn(before.probe, /failureThreshold (\d+)/) };
  expect(said(manifest(asked.deadline, probe('startupProbe', asked.failures)))).toEqual({});
  expect(said(manifest(asked.deadline, probes(failures))).deadline).toBeUndefined();
});

test('a deadline that fits today\'s hasty probe and not the one it must become is told at once', () => {
  const { probe: hasty } = said(manifest(9000, probe('startupProbe', 15)));
  const slow = Number(hasty?.limit?.split(' ')[0]);
  expect(said(manifest(slow - 1, probe('startupProbe', 15))).deadline?.message).toMatch(/once its probe waits for it/);
});

test('the seconds of the probe are the sum of the slow steps that the message names', () => {
  const { probe: hasty } = said(manifest(9000, probe('startupProbe', 15)));
  const [, slow, steps] = /and (\d+) s where every step is slow \((.*)\)$/.exec(hasty?.message ?? '') ?? [];
  expect(steps.match(/\d+(?= s)/g)?.reduce((sum, seconds) => sum + Number(seconds), 0)).toBe(Number(slow));
  expect(numberIn(hasty, /the (\d+) s of a slow start/)).toBe(Math.ceil(Number(slow) / 10) * 10);
});

test('without a start-up probe the deadline leaves room for a patient one', () => {
  const { deadline } = said(manifest(60, probe('livenessProbe', 900)));
  const slow = Number(said(manifest(9000, probe('startupProbe', 1))).probe?.limit?.split(' ')[0]);
  expect(numberIn(deadline, /progressDeadlineSeconds to (\d+)/)).toBeGreaterThanOrEqual(slow + 600);
});
