import { OPENAI_COST_FIELDS } from '../../../lib/engine/cost-fields';
import { bodyPattern } from '../../../lib/framework/body-pattern';

const NONE = { counts: [], off: [], prompts: [] };

/** JavaScript has no possessive matching: without it the same language is matched, only slower. */
function inJavaScript(pattern: string): RegExp {
  const lower = pattern.replace(/\\A/, '^').replace(/\\z/, '$').replace(/\*\+/g, '*').replace(/\+\+/g, '+');
  return new RegExp(lower.replace(/\(\?i:([^)]*)\)/g, (_, names: string) => `(?:${names.replace(/\\x[0-9a-f]{2}|[a-z]/g, (letter) => (letter.length > 1 ? letter : `[${letter}${letter.toUpperCase()}]`))})`));
}

const pattern = inJavaScript(bodyPattern({ refusedFields: ['chat_template'], tokenFields: ['max_tokens'], costFields: OPENAI_COST_FIELDS, maxOutputTokens: 50 }));
const passes = (body: string): boolean => pattern.test(Buffer.from(body).toString('latin1'));

test.each(['{}', '{"a":1}', '{"max_tokens":50}', '{"max_tokens" : null }', '{"a":"chat_template"}', '{"properties":{"max_tokens":{"type":"integer"}}}', '{"\\u00e9":"\\u0063"}'])('lets %s through', (body) => expect(passes(body)).toBe(true));

test.each(['{"chat_template":1}', '{"CHAT_TEMPLATE" :1}', '{"chat\\u005ftemplate":1}', '{"max_tokens":51}', '{"max_tokens":"1"}', '{"max_tokens":5e1}', '{"a":1,"max_tokens":99}', '{"a":"b', '{"a":"\0"}', '{"to\u212aens":1}'])('refuses %s', (body) => expect(passes(body)).toBe(false));

test.each([
  '{"n":1,"best_of":null}', '{"background":false,"use_beam_search" : null}', '{"previous_response_id":null}', '{"properties":{"n":{"type":"integer"},"background":{"type":"string"}}}',
  '{"prompt":"a"}', '{"prompt":["a"]}', '{"prompt": [ "a\\"," ] ,"x":[1]}', '{"prompt":[1,2]}',
])('one generation: %s', (body) => expect(passes(body)).toBe(true));

test.each([
  '{"n":2}', '{"N":10}', '{"best_of":1.5}', '{"n":"2"}', '{"\\u006e":2}', '{"use_beam_search":true}', '{"background": 1}', '{"background":"true"}', '{"previous_response_id":"resp_1"}',
  '{"prompt":["a","b"]}', '{"prompt":["a", 1]}', '{"prompt":[[1],[2]]}', '{"prompt" : [\n["a"]]}', '{"prompt":[ "a" , "b"]}',
])('several, or none that is bounded: %s', (body) => expect(passes(body)).toBe(false));

test('with nothing to refuse it still wants whole strings', () => {
  const open = inJavaScript(bodyPattern({ refusedFields: [], tokenFields: [], costFields: NONE, maxOutputTokens: 1 }));
  expect([open.test('{"chat_template":1,"max_tokens":9}'), open.test('{"a')]).toEqual([true, false]);
});

test('a field\'s special characters are letters, not a pattern', () => {
  const odd = inJavaScript(bodyPattern({ refusedFields: ['a.b'], tokenFields: [], costFields: NONE, maxOutputTokens: 1 }));
  expect([odd.test('{"a.b":1}'), odd.test('{"axb":1}')]).toEqual([false, true]);
});

test('no quote can end the text it stands in', () => {
  expect(bodyPattern({ refusedFields: ["it's"], tokenFields: ["n'"], costFields: NONE, maxOutputTokens: 1 })).not.toContain("'");
});
