import { anchorsOf, unusableIn } from '../../../../lib/plan/speed/anchors';
import { bundledRows } from '../../../../lib/plan/speed/bundled-rows';
import { repeatsIn } from '../../../../lib/plan/speed/repeats';

const RUN = {
  id: 'a', engine: 'vllm', model: 'Llama-3.1-8B', precision: 'bf16', accelerator: 'A100-SXM-80GB', tp: '1', isl: '1000', osl: '100', load_kind: 'closed_loop', concurrency: '8',
  tok_s: '20.02', ttft_ms: '248.97', tpot_ms: '31.793',
};

test('figures that are said of two devices are believed of neither', () => {
  const rows = [RUN, { ...RUN, id: 'b', accelerator: 'H100-SXM-80GB' }];
  expect([...repeatsIn(rows)]).toEqual([
    ['a', 'contradiction: to the last digit the figures of b, said of something else'],
    ['b', 'contradiction: to the last digit the figures of a, said of something else'],
  ]);
  expect(unusableIn(rows).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(anchorsOf(rows)).toEqual([]);
});

test('a run that stands twice counts once', () => {
  const rows = [RUN, { ...RUN, id: 'b', gpu_count: '16', tp: '16' }];
  expect([...repeatsIn(rows)]).toEqual([['b', 'repeats the run a']]);
  expect(anchorsOf(rows).map(({ measured: { id } }) => id)).toEqual(['a']);
});

test.each([
  ['another time to the first token', { ttft_ms: '250' }],
  ['no time to the first token', { ttft_ms: '' }],
])('runs alike with %s are two', (_, changes) => {
  expect(repeatsIn([{ ...RUN, ...changes }, { ...RUN, ...changes, id: 'b', ...(changes.ttft_ms !== '' && { ttft_ms: '251' }) }]).size).toBe(0);
});

test('of the bundled measurements six stand twice, and two pairs are said of two devices', () => {
  const whys = [...repeatsIn(bundledRows()).values()];
  expect([whys.filter((why) => why.startsWith('repeats')).length, whys.filter((why) => why.startsWith('contradiction')).length]).toEqual([6, 4]);
});
