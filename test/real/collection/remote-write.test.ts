import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { COLLECTOR_VARIABLES, collectorContainer } from '../../../lib/collection/collector';
import { remoteWriteConfig } from '../../../lib/collection/remote-write';
import { METRICS_PATHS } from '../../../lib/collection/shown';
import { VLLM_METRICS } from '../../../lib/engine/vllm-metrics';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { signalTable } from '../../../lib/signals/signal-table';
import { guardText, vllmText, type Shown } from '../../support/expositions';
import { sleep } from '../../support/fake-engine';
import { Receiver, type SentSample } from './receiver';

const SHOWN: Shown = { running: 20, queued: 3, held: 2, answers: { fine: 90, failed: 10 } };
const PAGES: { readonly [path: string]: string } = { [METRICS_PATHS.engine]: `${vllmText(SHOWN)}# TYPE python_gc_objects gauge\npython_gc_objects 7\n`, [METRICS_PATHS.guard]: guardText(SHOWN) };

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'remote-write-'));
const receiver = new Receiver();
const replica = http.createServer((request, response) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(PAGES[request.url ?? '']));
let collector: ChildProcess;
let config: string;

/** As the container runs it, with what the older Prometheus of Debian calls by another name, its own folder, and clocks of a test. */
function started(url: string): ChildProcess {
  const [shell, ...words] = collectorContainer({}).command.map((word) => word.replaceAll('/prometheus/', `${folder}/`).replaceAll('=/prometheus/', `=${folder}/`)
    .replace('--agent ', '--enable-feature=agent,expand-external-labels ').replace('127.0.0.1:9091', '127.0.0.1:0'));
  return spawn(shell, words, {
    stdio: 'ignore',
    env: { ...process.env, AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', [COLLECTOR_VARIABLES.config]: config.replaceAll(/"1[05]s"/g, '"1s"'), [COLLECTOR_VARIABLES.url]: url },
  });
}

beforeAll(async () => {
  await new Promise<void>((resolve) => replica.listen(0, '127.0.0.1', resolve));
  const signals = signalTable({ metrics: VLLM_METRICS, guard: DEFAULT_GUARD, service: 'chat/ec2' });
  config = remoteWriteConfig({ signals, service: 'chat/ec2', region: 'eu-central-1', address: `127.0.0.1:${(replica.address() as AddressInfo).port}` });
  collector = started(await receiver.start());
  for (let attempt = 0; attempt < 150 && valuesOf('haproxy_backend_current_queue').length === 0; attempt++) await sleep(200);
  await sleep(1500);
});

afterAll(async () => {
  const ended = new Promise((resolve) => collector.once('exit', resolve));
  collector.kill();
  await ended;
  replica.close();
  receiver.stop();
  fs.rmSync(folder, { recursive: true });
});

const sentAs = (name: string): SentSample[] => receiver.samples.filter(({ labels: { __name__ } }) => __name__ === name);
const valuesOf = (name: string): number[] => [...new Set(sentAs(name).map(({ value }) => value))];

test('the real Prometheus takes the configuration', () => {
  const file = path.join(folder, 'checked.json');
  fs.writeFileSync(file, config);
  execFileSync('promtool', ['check', 'config', '--agent', file], { stdio: 'pipe' });
});

test('histograms arrive whole, bucket by bucket', () => {
  expect(Object.fromEntries(sentAs('vllm:time_to_first_token_seconds_bucket').map(({ labels: { le }, value }) => [le, value]))).toEqual({ '0.5': 90, '+Inf': 100 });
  expect(valuesOf('vllm:time_to_first_token_seconds_count')).toEqual([100]);
});

test('series carry the labels that rules select by, and the name of the machine that tells replicas apart', () => {
  const [{ labels }] = sentAs('vllm:num_requests_running');
  expect(labels).toMatchObject({ llm_service: 'chat/ec2', llm_source: 'engine', llm_replica: os.hostname(), engine: '0' });
  expect(sentAs('up').map((sample) => sample.labels.llm_source)).toEqual(expect.arrayContaining(['engine', 'guard']));
});

test('what is no signal stays at home', () => {
  const names = new Set(receiver.samples.map(({ labels: { __name__ } }) => __name__));
  expect(names).toContain('haproxy_backend_http_responses_total');
  expect([...names].filter((name) => /^scrape_|^go_|python_gc/.test(name))).toEqual([]);
});
