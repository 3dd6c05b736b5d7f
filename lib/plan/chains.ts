import type { DrainChain, IdleChain, TotalChain } from './plan';

/** Seconds that one hop is more patient than the hop behind it. */
const STEP_SECONDS = 30;

/** Seconds that an idle connection outlives the idle limit of the hop in front of it. */
const KEEP_ALIVE_MARGIN_SECONDS = 15;

/** Seconds until endpoint lists and target groups have stopped sending new requests (engine fact sheet section 11: preStop 15 s). */
const DEREGISTRATION_SECONDS = 15;

/** Seconds for the processes to end after the last token (engine fact sheet section 11: 30 s). */
const TEARDOWN_SECONDS = 30;

/** Who is silent for how long: each hop outward bears more, each keep-alive inward lives longer. */
export function idleChainFor(longestSilenceSeconds: number): IdleChain {
  const guardSeconds = longestSilenceSeconds + STEP_SECONDS;
  const loadBalancerSeconds = guardSeconds + STEP_SECONDS;
  const guardKeepAliveSeconds = loadBalancerSeconds + KEEP_ALIVE_MARGIN_SECONDS;
  return {
    clientSeconds: loadBalancerSeconds + STEP_SECONDS,
    loadBalancerSeconds,
    guardSeconds,
    longestSilenceSeconds,
    guardKeepAliveSeconds,
    engineKeepAliveSeconds: guardKeepAliveSeconds + KEEP_ALIVE_MARGIN_SECONDS,
  };
}

/** No route is shorter than the wait at the guard plus the longest generation. */
export function totalChainFor(longestGenerationSeconds: number, idle: IdleChain): TotalChain {
  return { longestGenerationSeconds, routeSeconds: longestGenerationSeconds + idle.guardSeconds };
}

/** From the stop signal to the last byte. */
export function drainChainFor(longestGenerationSeconds: number): DrainChain {
  return {
    deregistrationSeconds: DEREGISTRATION_SECONDS,
    generationSeconds: longestGenerationSeconds,
    teardownSeconds: TEARDOWN_SECONDS,
    totalSeconds: DEREGISTRATION_SECONDS + longestGenerationSeconds + TEARDOWN_SECONDS,
  };
}
