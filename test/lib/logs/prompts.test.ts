import * as fc from 'fast-check';
import { ALL_PROGRAMS, routerOf } from '../../support/logs';

/** At least two words: whatever a form lets through is a figure or a name, and a name has no space. */
const PROMPT = fc.tuple(fc.stringMatching(/^[A-Za-z0-9'"{}()[\]:=,.$\\/-]{2,12}$/), fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }), fc.stringMatching(/^[A-Za-z0-9'"{}:=,.-]{2,12}$/))
  .map(([first, between, last]) => `${first} ${between.replace(/[\n\r\0]/g, ' ')} ${last}`);

/** Lines that hold a prompt: those that engines are known to write, and each known line with the prompt in the place of a stretch of it. */
const HOLDERS: ((prompt: string) => string)[] = [
  (prompt) => prompt,
  (prompt) => `INFO 08-27 13:53:13 [logger.py:42] Received request chatcmpl-1: prompt: ${JSON.stringify(prompt)}, params: SamplingParams(n=1)`,
  (prompt) => `(APIServer pid=1) ERROR 05-05 12:36:59 [serving.py:1173] ValueError: ${prompt}`,
  (prompt) => `[2025-11-03 18:48:33] Receive: obj=GenerateReqInput(rid='1', text=${JSON.stringify(prompt)}, sampling_params={})`,
  (prompt) => `[2025-11-03 18:48:34 TP7] Scheduler hit an exception: ${prompt}`,
  (prompt) => `time=2026-05-05T01:51:56.283Z level=WARN source=routes.go:1501 msg="bad request" prompt=${JSON.stringify(prompt)}`,
  (prompt) => `2025-05-01T01:31:14.787487Z ERROR generate{stop: [${JSON.stringify(prompt)}]}: text_generation_router::infer: router/src/infer/mod.rs:105: ${prompt}`,
  (prompt) => `[10/28/2024-15:03:14] [TRT-LLM] [E] ${prompt}`,
  (prompt) => `json.decoder.JSONDecodeError: ${prompt}`,
  (prompt) => `[ALERT]    (1) : ${prompt}`,
];

const REACHED = ALL_PROGRAMS.filter(([, { seesRequests }]) => seesRequests);

test.each(REACHED)('no prompt in a line of %s comes out', (_, program) => {
  const route = routerOf(program);
  const samples = program.forms.map(({ sample }) => sample);
  fc.assert(fc.property(PROMPT, fc.nat(), fc.nat(), fc.nat(), (prompt, which, from, length) => {
    const sample = samples[which % samples.length];
    const start = from % (sample.length + 1);
    const lines = [HOLDERS[which % HOLDERS.length](prompt), sample.slice(0, start) + prompt + sample.slice(start + (length % 40))];
    for (const line of lines) expect(JSON.stringify(route(line))).not.toContain(JSON.stringify(prompt).slice(1, -1));
  }), { numRuns: 150 });
});

test('the same prompts come out where they may be logged', () => {
  fc.assert(fc.property(PROMPT, (prompt) => {
    const [{ fields }] = routerOf(REACHED[0][1], true)(prompt);
    expect(fields.text).toBe(prompt);
  }), { numRuns: 20 });
});
