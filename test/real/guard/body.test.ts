import * as zlib from 'node:zlib';
import { FakeEngine } from '../../support/fake-engine';
import { ask, askRaw, statusesIn } from '../../support/raw-http';
import { RunningGuard } from '../../support/running-guard';

const LIMIT = 2 ** 20;
const engine = new FakeEngine();
let guard: RunningGuard;
beforeAll(async () => (guard = await RunningGuard.start(await engine.start(), { keysPath: undefined, maxBodyBytes: LIMIT })));
afterAll(async () => {
  await guard.kill();
  await engine.stop();
});
beforeEach(() => engine.forget());

const post = (body: string | Buffer, headers = {}) => ask({ port: guard.port, path: '/v1/chat/completions', body, headers });
const jsonOf = (bytes: number): string => `{"p":"${'a'.repeat(bytes - 8)}"}`;

test.each([
  ['plain', '{"chat_template":"x"}'],
  ['with blanks before the colon', '{"chat_template" \t\r\n : "x"}'],
  ['nested', '{"a":[{"b":{"chat_template":"x"}}]}'],
  ['twice, harmless first', '{"max_tokens":1,"chat_template":null,"chat_template":"x"}'],
  ['escaped', '{"chat\\u005ftemplate":"x"}'],
  ['escaped whole', '{"\\u0063\\u0068\\u0061\\u0074\\u005F\\u0074emplate":"x"}'],
  ['in another case', '{"Chat_Template":"x"}'],
  ['with letters that fold to ASCII', '{"max_to\u212aens":9}'],
  ['with such letters escaped', '{"max_token\\u017f":9}'],
  ['after a string with quotes and colons', '{"p":"\\"a\\":{\\\\","chat_template":"x"}'],
  ['after a string that ends in backslashes', '{"p":"\\\\\\\\","chat_template":"x"}'],
  ['the kwargs way round', '{"chat_template_kwargs":{"chat_template":"x"}}'],
  ['after a byte order mark', '\ufeff{"chat_template":"x"}'],
])('a refused field is found: %s', async (_, body) => {
  expect((await post(body)).status).toBe(400);
  expect(engine.seen).toEqual([]);
});

test.each(['utf16le', 'utf-16be', 'utf-32le'])('%s is refused, since it would hide a field', async (encoding) => {
  const little = Buffer.from('{"chat_template":"x"}', 'utf16le');
  const wide = Buffer.from([...'{"chat_template":"x"}'].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0]));
  const body = encoding === 'utf16le' ? little : encoding === 'utf-16be' ? Buffer.from(little).swap16() : wide;
  expect((await post(body)).status).toBe(400);
  expect(engine.seen).toEqual([]);
});

test.each([
  '4097', '5000', '10000', '99999999999999999999', '1e9', '4e3', '4096.0', '-1', '+1', '007', '"9"', '"4097"', 'true', '[1]', 'NaN', 'Infinity', '0x1000', '1, "max_tokens": 9999', '1, "Max_Tokens": 9999', '1, "max\\u005ftokens": 9999',
])('max_tokens may not be %s', async (value) => {
  expect((await post(`{"max_tokens": ${value}}`)).status).toBe(400);
  expect((await post(`{"max_completion_tokens":${value}}`)).status).toBe(400);
  expect(engine.seen).toEqual([]);
});

test.each(['0', '1', '9', '10', '999', '1000', '3999', '4000', '4089', '4096', 'null', ' 77 '])('max_tokens may be %s', async (value) => {
  expect((await post(`{"max_tokens":${value},"x":1}`)).status).toBe(200);
});

test.each(['{"n":2}', '{"best_of":9}', '{"use_beam_search":true}', '{"background":true}', '{"previous_response_id":"resp_1"}', '{"prompt":["a","b"]}', '{"prompt":[[1],[2]]}'])('many generations in one request are refused: %s', async (body) => {
  expect((await post(body)).status).toBe(400);
  expect(engine.seen).toEqual([]);
});

test.each(['{"n":1}', '{"background":false}', '{"prompt":["a"]}', '{"prompt":[1,2]}'])('one generation passes: %s', async (body) => {
  expect((await post(body)).status).toBe(200);
});

test.each([
  ['a prompt that quotes the field', JSON.stringify({ messages: [{ role: 'user', content: 'set "chat_template": "x" and {"max_tokens": 99999}' }] })],
  ['a prompt that is the name of the field', '{"a":["chat_template","max_tokens"],"p":"chat_template"}'],
  ['a prompt with escapes', '{"p":"\\u0063hat\\u005ftemplate","q":"caf\\u00e9 \\ud83d\\ude00"}'],
  ['a key in another script, escaped as Python does', '{"gr\\u00f6\\u00dfe":1,"\\u540d":2}'],
  ['a key in another script', '{"größe":1,"名前":2,"â":3,"Ł":4}'],
  ['a tool whose parameter is called max_tokens', '{"tools":[{"parameters":{"properties":{"max_tokens":{"type":"integer"}}}}],"max_tokens":5}'],
  ['an empty object', '{}'],
])('%s is let through, byte for byte', async (_, body) => {
  expect((await post(body)).status).toBe(200);
  expect(engine.seen.map((request) => request.body)).toEqual([body]);
});

test('what follows a zero byte is not taken on trust', async () => {
  expect((await post('{"p":"\0","chat_template":1}')).status).toBe(400);
  expect((await post('{}\0')).status).toBe(400);
});

test.each(['"', '{"a', '{"a\\', '{"a\\"', '{"a":"b\\"}'])('an unfinished string is refused: %s', async (body) => {
  expect((await post(body)).status).toBe(400);
});

test('a body of the limit passes, one byte more does not', async () => {
  expect((await post(jsonOf(LIMIT))).status).toBe(200);
  expect(engine.seen[0].body.length).toBe(LIMIT);
  expect((await post(jsonOf(LIMIT + 1))).status).toBe(413);
  expect(engine.seen.length).toBe(1);
});

test('a body in chunks is held to the same limit, however small the chunks', async () => {
  const chunked = (body: string, size: number): string =>
    (body.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []).map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('') + '0\r\n\r\n';
  const head = 'POST /v1/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
  expect(statusesIn(await askRaw(guard.port, head + chunked(jsonOf(LIMIT), 1_000)))).toEqual([200]);
  expect(statusesIn(await askRaw(guard.port, head + chunked(jsonOf(50_000), 1)))).toEqual([200]);
  expect(engine.seen.map(({ body }) => body.length)).toEqual([LIMIT, 50_000]);
  expect(statusesIn(await askRaw(guard.port, head + chunked(jsonOf(LIMIT + 1), 1_000)))[0]).toBe(413);
  // the answer may be lost when the guard closes on a sender that goes on; the body never gets through
  expect([undefined, 413]).toContain(statusesIn(await askRaw(guard.port, head + chunked(`{"p":"${'a'.repeat(4 * LIMIT)}","chat_template":1}`, 60_000)))[0]);
  expect(engine.seen.length).toBe(2);
});

test('a field is found at the very end of the largest body, and a body made to tire the matcher is refused or passed at once', async () => {
  const tail = '","chat_template":1}';
  expect((await post(`{"p":"${'a'.repeat(LIMIT - 6 - tail.length)}${tail}`)).status).toBe(400);
  for (const filler of ['\\"', '\\u0041', '":"', ', "', '{', '\\\\', '"', ' ']) {
    const start = Date.now();
    const answer = await post(`{"p":"${filler.repeat(Math.floor((LIMIT - 100) / filler.length))}"}`);
    expect([200, 400]).toContain(answer.status);
    expect(Date.now() - start).toBeLessThan(1_500);
  }
}, 20_000);

test.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/jsonx', 'text/json', 'application/json, text/plain'])('content type %s is refused', async (type) => {
  const line = type === undefined ? '' : `Content-Type: ${type}\r\n`;
  expect(statusesIn(await askRaw(guard.port, `POST /v1/completions HTTP/1.1\r\nHost: x\r\n${line}Content-Length: 2\r\n\r\n{}`))).toEqual([415]);
  expect(engine.seen).toEqual([]);
});

test('two content types are refused', async () => {
  expect(statusesIn(await askRaw(guard.port, 'POST /v1/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}'))).toEqual([415]);
});

test.each(['application/json', 'Application/JSON', 'application/json; charset=utf-8', 'application/json;charset=UTF-8'])('content type %s is taken', async (type) => {
  expect((await post('{}', { 'content-type': type })).status).toBe(200);
});

test.each(['gzip', 'deflate', 'br', 'zstd', 'identity', 'x-gzip'])('a body that says it is coded as %s is refused', async (encoding) => {
  expect((await post(zlib.gzipSync('{"chat_template":1}'), { 'content-encoding': encoding })).status).toBe(415);
  expect(engine.seen).toEqual([]);
});

test('a client that asks first is told to go on', async () => {
  expect((await post('{}', { expect: '100-continue' })).status).toBe(200);
});

test('headers without end are refused', async () => {
  const answer = await askRaw(guard.port, `GET /v1/models HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`);
  expect(statusesIn(answer)).toEqual([431]);
  expect(engine.seen).toEqual([]);
});
