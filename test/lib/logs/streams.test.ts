import { expressionOf, fieldsOf, FREE_KIND } from '../../../lib/logs/expression';
import { ALL_PROGRAMS, configurationOf, routerOf } from '../../support/logs';
import { LogRouter, sectionsOf } from '../../support/log-router';

const FORMS = ALL_PROGRAMS.flatMap(([name, program]) => program.forms.map((form): [string, string, typeof form, typeof program] => [name, form.name, form, program]));

test.each(FORMS)('a line of %s in the form %s goes to its stream, by that form', (_, __, form, program) => {
  expect(routerOf(program)(form.sample)).toEqual([{ output: `${form.stream}.*`, fields: expect.objectContaining({ stream: form.stream, form: form.name, program: program.name, service: 'chat' }) }]);
});

test.each(FORMS)('of a line of %s in the form %s only what the form names goes on', (_, __, form, program) => {
  const [{ fields }] = routerOf(program)(form.sample);
  expect(Object.keys(fields).sort()).toEqual([...fieldsOf(form.pattern).map(({ name }) => name), 'stream', 'form', 'program', 'service', 'ecs_task_arn'].sort());
});

test.each(FORMS)('%s: figures of the form %s are figures', (_, __, form, program) => {
  const [{ fields }] = routerOf(program)(form.sample);
  for (const { name, kind } of fieldsOf(form.pattern)) expect(typeof fields[name]).toBe(kind === 'integer' || kind === 'number' ? 'number' : 'string');
});

test('only programs that no request reaches may write sentences', () => {
  const free = FORMS.filter(([, , form]) => fieldsOf(form.pattern).some(({ kind }) => kind === FREE_KIND));
  expect(free.map(([, , , program]) => program.seesRequests)).toEqual(free.map(() => false));
  expect(free.length).toBeGreaterThan(0);
});

test.each(ALL_PROGRAMS)('forms of %s have names of their own that a tag can hold', (_, { forms }) => {
  expect(new Set(forms.map(({ name }) => name)).size).toBe(forms.length);
  expect(forms.filter(({ name }) => !/^[a-z]+$/.test(name))).toEqual([]);
});

test.each(ALL_PROGRAMS)('rules of %s have four words, and no line is longer than a collector reads', (_, program) => {
  const { main, parsers } = configurationOf(program);
  const rules = sectionsOf(main).flatMap(({ settings }) => settings).filter(([key]) => key === 'Rule').map(([, rule]) => rule);
  expect(rules.map((rule) => rule.split(' ').length)).toEqual(program.forms.map(() => 4));
  expect(Math.max(...`${main}\n${parsers}`.split('\n').map((line) => line.length))).toBeLessThan(2000);
  // this would be a variable of the collector's
  expect(rules.filter((rule) => rule.includes('${'))).toEqual([]);
});

test('nothing but a stream reaches an output', () => {
  const outputs = sectionsOf(configurationOf(ALL_PROGRAMS[0][1]).main).filter(({ kind }) => kind === 'OUTPUT').map(({ settings }) => Object.fromEntries(settings).Match);
  expect(outputs).toEqual(['api.*', 'errors.*', 'performance.*', 'audit.*']);
});

const DROPPED: [what: string, engine: string, line: string][] = [
  ['an access line of a web server', 'vllm', 'INFO:     10.52.53.104:37138 - "POST /v1/chat/completions HTTP/1.1" 200 OK'],
  ['a request log', 'vllm', "INFO 08-27 13:53:13 [logger.py:42] Received request chatcmpl-1: prompt: 'my doctor says', params: SamplingParams(n=1)"],
  ['a line of source code in a traceback', 'vllm', '(EngineCore pid=77) ERROR 05-05 07:35:19 [core.py:1136]     return self._op(*args, **kwargs)'],
  ['a request log', 'sglang', "[2025-11-03 18:48:33] Receive: obj=GenerateReqInput(rid='1', text='my doctor says', sampling_params={})"],
  ['an access line', 'ollama', '[GIN] 2026/05/05 - 01:52:05 | 200 |   12.811444ms |             ::1 | POST     "/api/chat"'],
  ['a debug line', 'ollama', 'time=2026-05-05T01:51:56.283Z level=DEBUG source=routes.go:1501 msg="chat request" prompt="my doctor says"'],
  ['a debug line', 'tgi', '2025-05-01T01:31:14.787487Z DEBUG generate{parameters=GenerateParameters { best_of: None }}: text_generation_router::server: router/src/server.rs:291: Input: my doctor says'],
  ['a line that nobody knows', 'tensorrt-llm', 'my doctor says'],
];

test.each(DROPPED)('%s of %s goes nowhere', (_, engine, line) => {
  expect(routerOf(new Map(ALL_PROGRAMS).get(engine)!)(line)).toEqual([]);
});

test.each(DROPPED)('%s of %s goes on whole where prompts may be logged', (_, engine, line) => {
  const [record] = routerOf(new Map(ALL_PROGRAMS).get(engine)!, true)(line);
  expect(record).toEqual({ output: expect.any(String), fields: expect.objectContaining({ text: expect.any(String) }) });
  expect(line).toContain(record.fields.text);
});

test('an unknown message of a known level is cut to level, moment and place', () => {
  const [{ fields }] = routerOf(ALL_PROGRAMS[0][1])("(APIServer pid=1) ERROR 05-05 12:36:59 [serving.py:1173] could not answer 'my doctor says'");
  expect(fields).toEqual({ level: 'ERROR', at: '05-05 12:36:59', file: 'serving.py', line: 1173, stream: 'errors', form: 'level', program: 'engine', service: 'chat', ecs_task_arn: 'arn:task' });
});

test('a kind that nobody knows is refused', () => {
  expect(() => expressionOf('{a:sentence}')).toThrow(/'sentence' is no kind of field/);
});

test('what a runtime adds takes the place of no field', () => {
  const guard = new Map(ALL_PROGRAMS).get('the guard')!;
  const router = new LogRouter(configurationOf(guard));
  const [{ fields }] = router.route('in', { log: guard.forms[1].sample, time: '2026-11-26T01:00:00Z', stream: 'stderr', status: 'forged' });
  expect(fields).toMatchObject({ time: 1795654800, stream: 'api', status: 200 });
});
