import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { StopBehaviour, WeightFiles } from '../../../lib/engine/engine';
import { Ollama } from '../../../lib/engine/ollama';
import { H100, MODEL, OPTIONS } from './engine.contract';

const engine = new Ollama();
const now = engine.at(engine.defaultVersion);

test('the process is told by variables alone', () => {
  const { command, args, env } = now.command(OPTIONS);
  expect([...command, ...args]).toEqual(['/bin/ollama', 'serve']);
  expect(env).toEqual({
    HOME: '/home/ollama', OLLAMA_CONTEXT_LENGTH: '8191', OLLAMA_FLASH_ATTENTION: '1', OLLAMA_HOST: '127.0.0.9:18123', OLLAMA_KEEP_ALIVE: '-1', OLLAMA_LOAD_TIMEOUT: '911s',
    OLLAMA_MAX_LOADED_MODELS: '1', OLLAMA_MODELS: '/some-store', OLLAMA_NOPRUNE: '1', OLLAMA_NO_CLOUD: '1', OLLAMA_NUM_PARALLEL: '37',
  });
});

test('nobody without root, and one device', () => {
  expect(now.runtime).toMatchObject({ userId: 1000, onStop: StopBehaviour.CUTS, copiesWeights: true });
  expect(now.memory(H100, 1)).toMatchObject({ mostDevices: 1, cachePerPlace: true });
  expect(now.weightFiles).toBe(WeightFiles.GGUF);
});

test('what it cannot count, the guard counts: it has no metric and no path of them', () => {
  expect([now.metrics, now.endpoints.metricsPath, now.endpoints.healthByGeneration]).toEqual([{ modelLabel: 'model' }, undefined, true]);
});

test.each(['/api/pull', '/api/create', '/api/delete', '/api/push', '/api/generate', '/debug/pprof'])('%s stays shut', (control) => {
  expect(now.endpoints.controlPaths).toContain(control);
});

test.each([
  [undefined, 'model.checkpointFormat', /loads one GGUF file/], ['awq', 'model.quantization', /knows no weight format 'awq'/], ['fp8', 'model.quantization', /knows no weight format 'fp8'/],
])('%p weights are refused', (format, field, reason) => {
  expect(now.unsupported(MODEL, H100, 'bfloat16', format)[0]).toMatchObject({ field, reason: expect.stringMatching(reason) });
});

test.each(['q4_k_m', 'q8_0', 'gguf', 'bf16'])('%s weights are taken, whatever the checkpoint is in', (format) => {
  expect(now.unsupported({ ...MODEL, quantization: { format: 'fp8' } }, H100, 'bfloat16', format)).toEqual([]);
});

describe('the import', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
  afterAll(() => fs.rmSync(root, { recursive: true }));

  /** Runs the script of a command with a stand-in for the program, over a folder with these files. */
  function imported(files: string[]) {
    const folder = fs.mkdtempSync(path.join(root, 'case-'));
    const at = (name: string) => path.join(folder, name);
    ['weights', 'config'].forEach((name) => fs.mkdirSync(at(name)));
    files.forEach((name) => fs.writeFileSync(path.join(at('weights'), name), 'bytes'));
    const { files: brought, preparation } = now.command({ ...OPTIONS, modelPath: at('weights'), configPath: at('config') });
    fs.writeFileSync(at('ollama'), `#!/bin/bash\necho "$*" >> ${at('calls')}\ncase $1 in serve) exec sleep 20 ;; create) cat "$4" >> ${at('models')} ;; esac\n`, { mode: 0o755 });
    Object.entries(brought).forEach(([name, text]) => fs.writeFileSync(path.join(at('config'), name), text.replaceAll('/bin/ollama', at('ollama')).replaceAll('/tmp/Modelfile', at('Modelfile'))));
    const [program, ...args] = preparation;
    const run = spawnSync(program, args, { encoding: 'utf8', timeout: 10_000 });
    const read = (name: string) => (fs.existsSync(at(name)) ? fs.readFileSync(at(name), 'utf8') : '');
    return { code: run.status, err: run.stderr, calls: read('calls').split('\n'), models: read('models'), weights: at('weights') };
  }

  test('takes the one verified file under every served name, with its context, and fetches nothing', () => {
    const { code, err, calls, models, weights } = imported(['model-q4_k_m.gguf', 'README.md']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(calls.filter((call) => call.startsWith('create')).map((call) => call.split(' ')[1])).toEqual(['chat', 'chat-long']);
    expect(calls.filter((call) => call.startsWith('pull'))).toEqual([]);
    const one = `FROM ${weights}/model-q4_k_m.gguf\nPARAMETER num_ctx 8191\nPARAMETER num_predict 8191\n`;
    expect(models).toBe(one + one);
  });

  test.each([[['a.gguf', 'b.gguf'], 2], [['model.safetensors'], 0]])('refuses to choose from %j', (files, count) => {
    const { code, err, calls } = imported(files);
    expect(code).toBe(1);
    expect(err).toContain(`expected one GGUF file in`);
    expect(err).toContain(`found ${count}`);
    expect(calls).toEqual(['']);
  });

  test('its script has no fault that a linter sees', () => {
    const script = now.command(OPTIONS).files['import.sh'];
    expect(execFileSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toBe('');
  });
});
