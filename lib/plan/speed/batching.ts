import { decodeSeconds, prefillSeconds, type StepInput } from './step';

/** What continuous batching makes of the two steps. Seconds and tokens per second of one replica. */
export interface Batching {
  /** Requests that really run at once. */
  readonly running: number;
  readonly tpotSeconds: number;
  readonly ttftSeconds: number;
  readonly tokensPerSecond: number;
}

/** A closed loop: `concurrency` callers who each send the next request when they have the last answer. */
export function closedLoop(input: StepInput, concurrency: number, maxSequences: number): Batching {
  const { subject: { lengths }, shape, performance } = input;
  const running = Math.max(1, Math.min(concurrency, shape.capacity, maxSequences));
  const prefill = prefillSeconds(input);
  const step = decodeSeconds(input, running);
  const tpotSeconds = tpotOf(input, running, step, prefill);
  const ttft = performance.requestMilliseconds / 1e3 + Math.max(prefill, step) + performance.firstTokenSteps * (running > 1 ? tpotSeconds : 0);
  const service = ttft + (lengths.outputTokens - 1) * tpotSeconds;
  // those who find no place wait for the others' answers
  const ttftSeconds = ttft + (concurrency / running - 1) * service;
  return { running, tpotSeconds, ttftSeconds, tokensPerSecond: (running * lengths.outputTokens) / service };
}

/** Everything at once: as many requests run as the cache and the engine hold. */
export function saturated(input: StepInput, requests: number, maxSequences: number): { running: number; tokensPerSecond: number } {
  const running = Math.max(1, Math.min(requests, input.shape.capacity, maxSequences));
  const step = decodeSeconds(input, running);
  const { outputTokens } = input.subject.lengths;
  const each = step + (running / outputTokens) * prefillSeconds(input);
  if (!(requests > running) || requests === Infinity) return { running, tokensPerSecond: running / each };
  // a run that ends: the last answers have ever fewer others to share a step with
  const ending = outputTokens * (decodeSeconds(input, running / 2) - step / 2);
  return { running, tokensPerSecond: (requests * outputTokens) / ((requests / running) * outputTokens * each + ending) };
}

/** Time between two tokens of one answer: the step, and the prompts of the others that share it. */
function tpotOf({ subject: { lengths } }: StepInput, running: number, step: number, prefill: number): number {
  return step + ((running - 1) / lengths.outputTokens) * prefill;
}
