import type { GuardOptions } from '../../../lib/framework/guard';
import { DEFAULT_GUARD, GUARDS, guardOf } from '../../../lib/framework/guards';
import { queueSeconds } from '../../../lib/framework/haproxy-config';
import { bufferBytes } from '../../../lib/framework/haproxy-memory';
import { guardOptions } from '../../support/guard-options';

const guard = DEFAULT_GUARD;
const text = (changes: Partial<GuardOptions> = {}): string => Object.values(guard.files(guardOptions(changes))).join('\n');
const line = (start: string, changes: Partial<GuardOptions> = {}): string[] => text(changes).split('\n').map((each) => each.trim()).filter((each) => each.startsWith(start));
const withEndpoints = (changes: Partial<GuardOptions['endpoints']>): Partial<GuardOptions> => ({ endpoints: { ...guardOptions().endpoints, ...changes } });

test('the same options give the same files', () => expect(text()).toBe(text()));

test('the default guard is in the registry under its name', () => {
  expect(guardOf(guard.name)).toBe(guard);
  expect(GUARDS).toContain(guard);
  expect(() => guardOf('nobody')).toThrow(/haproxy/);
});

test('its image has an exact version', () => expect(guard.image).toMatch(/^docker\.io\/library\/haproxy:\d+\.\d+\.\d+$/));

test('it is not root and listens where it may', () => expect(guard.userId).toBeGreaterThan(0));

test('paths are compared whole', () => {
  expect(line('acl post_path')).toEqual(['acl post_path path -m str /v1/chat/completions /v1/completions']);
  expect(line('acl get_path')).toEqual(['acl get_path path -m str /v1/models']);
});

test('an entry may name its method', () => {
  expect(line('acl get_path', withEndpoints({ apiPaths: ['GET /api/tags', 'POST /api/models'] }))).toEqual(['acl get_path path -m str /api/tags']);
});

test.each(['/v1/models bad', "/v1/'x", '/v1/../x', '/', 'v1', '/v1/', '/a//b', '/a\n  bind *:1', 'PUT /x', '/%2e'])('%j is not a path to open', (path) => {
  expect(() => text(withEndpoints({ apiPaths: [path] }))).toThrow(/not a plain path/);
});

test('a control path cannot be opened, not even by the engine\'s own list', () => {
  expect(() => text(withEndpoints({ apiPaths: ['/pause'] }))).toThrow(/controls the engine/);
  expect(() => text(withEndpoints({ livenessPath: '/load' }))).toThrow(/controls the engine/);
});

test.each<[string, Partial<GuardOptions>]>([
  ['a folder with a blank', { configPath: '/etc/my guard' }], ['a folder with a quote', { keysPath: '/run/"; os.exit()' }], ['a host with a line feed', { engineHost: 'x\nbind *:1' }],
])('%s is refused', (_, changes) => expect(() => text(changes)).toThrow(/only letters/));

test.each<[string, Partial<GuardOptions>]>([
  ['no place', { admittedRequests: 0 }], ['half a place', { admittedRequests: 1.5 }], ['a negative queue', { queuedRequests: -1 }], ['no output', { maxOutputTokens: 0 }], ['no body', { maxBodyBytes: 0 }],
])('%s is refused', (_, changes) => expect(() => text(changes)).toThrow(/whole number/));

const { idle, total, drain } = guardOptions();
const NUMBERS: { [what: string]: (value: number) => Partial<GuardOptions> } = {
  ...Object.fromEntries(['maxBodyBytes', 'admittedRequests', 'queuedRequests', 'maxOutputTokens', 'port', 'adminPort', 'enginePort'].map((what) => [what, (value: number) => ({ [what]: value })])),
  ...Object.fromEntries(Object.keys(idle).map((what) => [what, (value: number) => ({ idle: { ...idle, [what]: value } })])),
  ...Object.fromEntries(Object.keys(total).map((what) => [what, (value: number) => ({ total: { ...total, [what]: value } })])),
  ...Object.fromEntries(Object.keys(drain).map((what) => [what, (value: number) => ({ drain: { ...drain, [what]: value } })])),
};

test.each(Object.keys(NUMBERS))('%s is printed as a whole number or not at all', (what) => {
  for (const value of [-1, 1.5, NaN, Infinity, 1e308, '9s\n  http-request deny #', '15; id #', null, undefined]) {
    expect(() => text(NUMBERS[what](value as number))).toThrow(/must be a (whole number|port)|more than the 67108864/);
  }
});

test.each(['port', 'adminPort', 'enginePort'])('%s ends at 65535', (what) => {
  expect(() => text(NUMBERS[what](65536))).toThrow(/from 1 to 65535/);
  expect(() => text(NUMBERS[what](65535))).not.toThrow();
});

test('a body that memory cannot hold is refused', () => {
  expect(() => text({ maxBodyBytes: 65 * 2 ** 20 })).toThrow(/67108864/);
  expect(text({ maxBodyBytes: 64 * 2 ** 20 })).toContain('tune.bufsize');
});

test('a whole legal request fits in a buffer', () => {
  expect(bufferBytes(2 ** 20)).toBeGreaterThan(2 ** 20 + 16_384 + 4_096);
  expect(line('tune.bufsize')).toEqual([`tune.bufsize ${bufferBytes(2 ** 20)}`]);
});

test('memory holds two buffers for every connection that there can be', () => {
  const connections = 4 + 2 + 32 + 16;
  expect(line('maxconn')).toEqual([`maxconn ${connections}`, `maxconn ${connections - 16}`]);
  expect(guard.memoryMiB(guardOptions())).toBe(128 + Math.ceil((2 * connections * bufferBytes(2 ** 20)) / 2 ** 20));
});

test('idle connections leave those to probes that are beside the places', () => expect(text()).toContain('set-header Connection close if { fe_conn ge 6 }'));

test('headers have a moment to arrive, a body has longer', () => {
  expect(line('timeout http-request')).toEqual(['timeout http-request 5s']);
  expect(line('http-request wait-for-body')).toEqual(['http-request wait-for-body time 30s if write']);
});

test('the clocks are those of the chains', () => {
  expect(line('timeout ')).toEqual(expect.arrayContaining(['timeout client 370s', 'timeout server 330s', 'timeout http-keep-alive 370s', 'timeout queue 30s']));
  expect(line('hard-stop-after')).toEqual(['hard-stop-after 200s']);
  expect(line('exec sleep')).toEqual(['exec sleep 20']);
});

test('queue and engine together are not silent for longer than the load balancer bears', () => {
  const { idle } = guardOptions();
  expect(queueSeconds(guardOptions())).toBe(30);
  expect(queueSeconds(guardOptions({ idle: { ...idle, loadBalancerSeconds: 310 } }))).toBe(9);
  expect(queueSeconds(guardOptions({ idle: { ...idle, loadBalancerSeconds: 300 } }))).toBe(1);
});

test('without a folder of keys there is no rule about keys and no script', () => {
  expect(text({ keysPath: undefined })).not.toMatch(/lua|key_is_live/);
  expect(Object.keys(guard.files(guardOptions({ keysPath: undefined })))).not.toContain('keys.lua');
});

test('with a folder of keys everything but health asks for one', () => {
  expect(line('http-request return status 401')[0]).toMatch(/ if !health_path !\{ lua\.key_is_live -m bool \}$/);
});

test('the key is asked for before a body is waited for', () => {
  expect(text().indexOf('key_is_live')).toBeLessThan(text().indexOf('wait-for-body'));
});

test('the admin port alone shows metrics, and an engine without any has no way there', () => {
  expect(text().split('frontend admin')[0]).not.toMatch(/prometheus|engine-metrics/);
  expect(text(withEndpoints({ metricsPath: undefined }))).not.toContain('engine-metrics');
});

test('it writes nothing and takes no commands: no socket, pid file or log file', () => expect(text()).not.toMatch(/stats socket|pidfile|log \/|chroot|daemon/));

test('commands start the files it made', () => {
  const options = guardOptions();
  const made = Object.keys(guard.files(options)).map((name) => `${options.configPath}/${name}`);
  expect(made).toContain(guard.command(options).at(-1));
  expect(made).toContain(guard.drainCommand(options).at(-1));
});

describe('health by generation', () => {
  const changes = { healthBody: '{"prompt":"1","model":"chat"}' };

  test('asks with the given body, and answers health paths itself', () => {
    expect(guard.files(guardOptions(changes))['health.lua']).toContain('body = "{\\"prompt\\":\\"1\\",\\"model\\":\\"chat\\"}"');
    expect(line('http-request return status 200', changes)[0]).toContain('if health_path { lua.engine_generates -m bool }');
    expect(line('use_backend', changes)).toEqual([]);
  });

  test('without it health paths go to the engine, and no script is loaded', () => {
    expect(line('use_backend')).toEqual(['use_backend engine-health if health_path']);
    expect(text({ keysPath: undefined })).not.toContain('lua-load');
  });
});

const progress = { runningMetric: 'vllm:num_requests_running', tokensMetric: 'vllm:generation_tokens_total', frozenSeconds: 120 };

test('a frozen engine fails its health paths, where the engine shows what runs and what comes', () => {
  expect(line('http-request return', { progress }).some((rule) => rule.includes('engine_frozen') && rule.endsWith('if health_path { lua.engine_frozen -m bool }'))).toBe(true);
  expect(line('lua-load', { progress })).toContain('lua-load /etc/guard/progress.lua');
  expect(text({ progress })).toContain('>= 120');
  expect(text()).not.toMatch(/engine_frozen|progress\.lua/);
});

test.each(['x") os.exit() --', 'a b', '', '1x'])('%j is no metric to watch', (name) => {
  expect(() => text({ progress: { ...progress, tokensMetric: name } })).toThrow(/no name of a metric/);
  expect(() => text({ progress: { ...progress, frozenSeconds: 0 } })).toThrow(/whole number/);
});
