// How fast the fetch script is on local data, beside the plain `aws s3 cp --recursive` of the same data, which verifies nothing.
//   node scripts/bench-fetch.mjs            5 GB; needs bash, aws and twice the room in the temporary folder
//   BENCH_GB=0.5 BENCH_WORKERS=4 BENCH_TMP=/mnt/nvme node scripts/bench-fetch.mjs
// The source is a small S3 stand-in in a process of its own: it shares the processors, so read the ratios and not the speeds.
import { fork, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SELF = fileURLToPath(import.meta.url);
const SCRIPT = fileURLToPath(new URL('../lib/weights/fetch-weights.sh', import.meta.url));
const SHARDS = 5;

if (process.argv[2] === 'serve') serve(process.argv[3]);
else await measure();

async function measure() {
  const bytes = Math.round(Number(process.env.BENCH_GB ?? 5) * 1e9);
  const workers = process.env.BENCH_WORKERS ?? '4';
  const folder = mkdtempSync(join(process.env.BENCH_TMP ?? tmpdir(), 'bench-fetch-'));
  const source = join(folder, 'source');
  try {
    console.log(`${(bytes / 1e9).toFixed(1)} GB in ${SHARDS} shards, ${workers} workers, ${availableParallelism()} processors, ${folder}`);
    const digest = await makeWeights(source, Math.ceil(bytes / SHARDS));
    const server = fork(SELF, ['serve', source]);
    const port = await new Promise((resolve) => server.once('message', resolve));
    const env = { ...process.env, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' };
    const runs = {
      'aws s3 cp, nothing verified': () => run('aws', ['s3', 'cp', '--recursive', '--only-show-errors', 's3://bench/', join(folder, 'plain')], env),
      'aws s3 cp, then sha256sum': () => run('bash', ['-c', `aws s3 cp --recursive --only-show-errors s3://bench/ '${join(folder, 'plain')}' && cd '${join(folder, 'plain')}' && sha256sum --check --quiet manifest.sha256`], env),
      'sha256sum of one file at a time': () => run('bash', ['-c', `cd '${source}' && sha256sum --check --quiet manifest.sha256`], env),
      'fetch-weights.sh, every byte verified': () => run('bash', [SCRIPT], { ...env, LLM_SOURCE: 's3://bench/', LLM_DEST: join(folder, 'model'), LLM_MANIFEST_DIGEST: digest, LLM_WORKERS: workers }),
      'fetch-weights.sh, second run': () => run('bash', [SCRIPT], { ...env, LLM_SOURCE: 's3://bench/', LLM_DEST: join(folder, 'model'), LLM_MANIFEST_DIGEST: digest }),
    };
    const seconds = {};
    for (const [what, once] of Object.entries(runs)) {
      seconds[what] = await once();
      console.log(`${what.padEnd(40)} ${seconds[what].toFixed(2).padStart(8)} s ${(bytes / 1e6 / seconds[what]).toFixed(0).padStart(7)} MB/s`);
      rmSync(join(folder, 'plain'), { recursive: true, force: true });
    }
    server.kill();
    const ours = seconds['fetch-weights.sh, every byte verified'];
    console.log(`time of the script ÷ plain copy:               ${(ours / seconds['aws s3 cp, nothing verified']).toFixed(2)}`);
    console.log(`time of the script ÷ copy and second pass:     ${(ours / seconds['aws s3 cp, then sha256sum']).toFixed(2)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeWeights(source, size) {
  const names = Array.from({ length: SHARDS }, (_, at) => `model-0000${at + 1}-of-0000${SHARDS}.safetensors`);
  const lines = [];
  mkdirSync(source);
  for (const name of names) lines.push(`# size ${size}\n${await makeShard(join(source, name), size)}  ${name}\n`);
  const manifest = `# llm-serving manifest v1 files=${SHARDS} bytes=${SHARDS * size}\n${lines.join('')}`;
  writeFileSync(join(source, 'manifest.sha256'), manifest);
  return createHash('sha256').update(manifest).digest('hex');
}

async function makeShard(path, size) {
  const hash = createHash('sha256');
  const file = createWriteStream(path);
  for (let left = size; left > 0;) {
    const block = randomBytes(Math.min(left, 2 ** 24));
    hash.update(block);
    if (!file.write(block)) await new Promise((resolve) => file.once('drain', resolve));
    left -= block.length;
  }
  await new Promise((resolve) => file.end(resolve));
  return hash.digest('hex');
}

function run(program, args, env) {
  const start = process.hrtime.bigint();
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(Number(process.hrtime.bigint() - start) / 1e9) : reject(new TypeError(`${program} ended with ${code}`))));
  });
}

function serve(source) {
  const entry = (name) => `<Contents><Key>${name}</Key><Size>${statSync(join(source, name)).size}</Size><ETag>"${name.length}"</ETag><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`;
  const listing = `<?xml version="1.0"?><ListBucketResult><Name>bench</Name><IsTruncated>false</IsTruncated>${readdirSync(source).map(entry).join('')}</ListBucketResult>`;
  const server = createServer((request, response) => {
    const name = new URL(request.url, 'http://s3').pathname.replace(/^\/bench\/?/, '');
    if (name === '') return response.writeHead(200, { 'content-type': 'application/xml' }).end(listing);
    const { size } = statSync(join(source, name));
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const [start, end] = range ? [Number(range[1]), range[2] === '' ? size - 1 : Math.min(Number(range[2]), size - 1)] : [0, size - 1];
    response.writeHead(range ? 206 : 200, {
      'content-length': end - start + 1, 'accept-ranges': 'bytes', etag: `"${name.length}"`, 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
      ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
    });
    return request.method === 'HEAD' ? response.end() : createReadStream(join(source, name), { start, end, highWaterMark: 2 ** 20 }).pipe(response);
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('disconnect', () => process.exit());
}
