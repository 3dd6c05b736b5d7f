/** A queue in front of servers that slow each other down (M/M/1/K with rates by state), per replica. */
export interface QueueInput {
  readonly arrivalsPerSecond: number;
  /** Requests per second that leave when `n` run. */
  readonly departuresPerSecond: (n: number) => number;
  /** Requests that run at once at most. */
  readonly mostRunning: number;
  /** Requests that may wait besides. */
  readonly mostWaiting: number;
}

/** How full it is in the long run. */
export interface QueueState {
  readonly meanRunning: number;
  /** Running requests that are exceeded one time in twenty. */
  readonly highRunning: number;
  /** Seconds until a request runs, on average over those let in. */
  readonly meanWaitSeconds: number;
  /** Seconds that one in twenty waits at least. */
  readonly highWaitSeconds: number;
  /** Share of requests that find everything full. */
  readonly refusedShare: number;
}

const HIGH = 0.95;

/** The steady state. Probabilities are kept as logarithms: their products span hundreds of orders. */
export function steadyState({ arrivalsPerSecond, departuresPerSecond, mostRunning, mostWaiting }: QueueInput): QueueState {
  const logs = [0];
  for (let n = 1; n <= mostRunning + mostWaiting; n++) logs.push(logs[n - 1] + Math.log(arrivalsPerSecond / departuresPerSecond(Math.min(n, mostRunning))));
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  const mean = (value: (n: number) => number): number => shares.reduce((sum, share, n) => sum + share * value(n), 0);
  const full = departuresPerSecond(mostRunning);
  const refusedShare = shares[shares.length - 1];
  return {
    meanRunning: mean((n) => Math.min(n, mostRunning)),
    highRunning: Math.max(1, Math.min(mostRunning, quantileOf(shares))),
    meanWaitSeconds: mean((n) => Math.max(0, n - mostRunning)) / (arrivalsPerSecond * (1 - refusedShare)),
    highWaitSeconds: Math.max(0, quantileOf(shares) - mostRunning) / full,
    refusedShare,
  };
}

function quantileOf(shares: readonly number[]): number {
  let sum = 0;
  const found = shares.findIndex((share) => (sum += share) >= HIGH);
  return found < 0 ? shares.length - 1 : found;
}
