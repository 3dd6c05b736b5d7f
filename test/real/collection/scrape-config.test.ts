import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { EngineCatalogue } from '../../../lib/engine/registry';
import { METRICS_PATHS } from '../../../lib/collection/shown';
import { agentFilesFor, scrapedBy } from '../../support/cloudwatch-agent';
import { ENGINE_EXPOSITIONS, guardText, type Shown } from '../../support/expositions';
import { sleep } from '../../support/fake-engine';

const SHOWN: Shown = { running: 20, queued: 3, held: 2, kvUsage: 0.5, answers: { fine: 90, failed: 10 } };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scrape-'));

// each engine is a replica with an address of its own; one Prometheus scrapes them all
const replicas = ENGINE_EXPOSITIONS.map((exposition) => {
  const pages = { [METRICS_PATHS.engine]: exposition.text(SHOWN), [METRICS_PATHS.guard]: guardText(SHOWN) };
  const server = http.createServer((request, response) => response.writeHead(pages[request.url ?? ''] === undefined ? 404 : 200, { 'content-type': 'text/plain; version=0.0.4' }).end(pages[request.url ?? '']));
  return { ...exposition, name: `${exposition.engine}-${exposition.version}`, pages, server };
});

let prometheus: ChildProcess;
let address: string;

async function listening(server: http.Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The scrape configuration of each. */
const configurations = new Map<string, string>();

beforeAll(async () => {
  const jobs: object[] = [];
  for (const { name, engine, version, server } of replicas) {
    const facts = EngineCatalogue.standard().find(engine);
    if (!facts) throw new TypeError(`no engine ${engine}`);
    const { scrape } = agentFilesFor(facts.at(version).metrics, { service: name, address: await listening(server) });
    configurations.set(name, scrape);
    const file = path.join(folder, `${name}.json`);
    fs.writeFileSync(file, scrape);
    execFileSync('promtool', ['check', 'config', file], { stdio: 'pipe' });
    jobs.push(...JSON.parse(scrape).scrape_configs.map((job: any) => ({ ...job, job_name: `${name}-${job.job_name}`, scrape_interval: '1s', scrape_timeout: '1s' })));
  }
  const file = path.join(folder, 'all.json');
  fs.writeFileSync(file, JSON.stringify({ scrape_configs: jobs }));
  const free = http.createServer();
  address = await listening(free);
  await new Promise((resolve) => free.close(resolve));
  prometheus = spawn('prometheus', [`--config.file=${file}`, `--storage.tsdb.path=${path.join(folder, 'data')}`, `--web.listen-address=${address}`, '--log.level=error'], { stdio: 'ignore' });
});

afterAll(async () => {
  const ended = new Promise((resolve) => prometheus.once('exit', resolve));
  prometheus.kill();
  await ended;
  replicas.forEach(({ server }) => server.close());
  fs.rmSync(folder, { recursive: true });
});

/** Every series of one service but those that Prometheus makes itself: its name and its value, sorted. */
async function scraped(service: string): Promise<string[]> {
  const query = encodeURIComponent(`{Service="${service}",__name__!~"up|scrape_.*"}`);
  const answer = await fetch(`http://${address}/api/v1/query?query=${query}`).then((response) => response.json(), () => undefined) as any;
  return (answer?.data?.result ?? []).map(({ metric, value }: any) => `${metric.__name__} ${Number(value[1])}`).sort();
}

test.each(replicas)('the real Prometheus reads the pages of $name, renames what counts and drops the rest', async ({ name, pages }) => {
  const expected = scrapedBy(configurations.get(name) ?? '', pages).map((sample) => `${sample.name} ${sample.value}`).sort();
  let found = await scraped(name);
  for (let attempt = 0; attempt < 100 && found.length < expected.length; attempt++) {
    await sleep(200);
    found = await scraped(name);
  }
  expect(found).toEqual(expected);
  expect(found).toEqual(expect.arrayContaining(['requests_held 2', 'requests_answered_total 90', 'requests_answered_total 10', 'requests_failed_total 10']));
});
