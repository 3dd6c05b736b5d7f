import { EngineCatalogue } from '../../../lib/engine/registry';
import { progressWatchFor } from '../../../lib/recovery/frozen';
import { givenPlan } from '../../support/replica';

const { idle } = givenPlan();
const standing = EngineCatalogue.standard();
const watched = standing.names.filter((name) => {
  const engine = standing.find(name);
  return engine && progressWatchFor(engine.at(engine.defaultVersion), idle) !== undefined;
});

test('engines that show what runs and what comes are watched, the others are not guessed at', () => {
  expect(watched).toEqual(expect.arrayContaining(['vllm', 'sglang']));
  expect(watched).not.toContain('ollama');
});

test('the longest silence that is promised is no freeze', () => {
  const engine = standing.find('vllm');
  const watch = engine && progressWatchFor(engine.at(engine.defaultVersion), { ...idle, longestSilenceSeconds: 300 });
  expect(watch).toEqual({ runningMetric: 'vllm:num_requests_running', tokensMetric: 'vllm:generation_tokens_total', frozenSeconds: 360 });
});
