import { EngineFact } from '../engine/traces';
import { numberOf, type FoundEngine } from './engines';
import { at, fieldsAt, numberAt, textsAt } from './fields';

/** What happens between the wish to stop a pod and its end. */
export interface StopPlan {
  /** Seconds until a kill. */
  readonly graceSeconds: number;
  /** Seconds that the hook before the signal takes at least. @default - there is no hook, or its length cannot be read */
  readonly hookSeconds?: number;
  readonly hasHook: boolean;
  /** Command of the hook. @default - none */
  readonly hookCommand?: string;
  /** Seconds that the engine lets running answers end. @default - it was not told */
  readonly drainSeconds?: number;
}

/** Kubernetes default of terminationGracePeriodSeconds. */
const DEFAULT_GRACE_SECONDS = 30;

/** How a pod with an engine stops. */
export function stopOf({ pod, container, command }: FoundEngine): StopPlan {
  const hook = fieldsAt(container, 'lifecycle', 'preStop');
  const hookCommand = at(hook, 'exec') === undefined ? undefined : textsAt(hook, 'exec', 'command').join(' ');
  const slept = numberAt(hook, 'sleep', 'seconds') ?? sleptIn(hookCommand);
  const drainSeconds = numberOf(command, EngineFact.DRAIN_SECONDS);
  return {
    graceSeconds: numberAt(pod.spec, 'terminationGracePeriodSeconds') ?? DEFAULT_GRACE_SECONDS,
    hasHook: Object.keys(hook).length > 0,
    ...(slept !== undefined && { hookSeconds: slept }),
    ...(hookCommand !== undefined && { hookCommand }),
    ...(drainSeconds !== undefined && { drainSeconds }),
  };
}

/** Seconds of every `sleep` that runs once. */
function sleptIn(command: string | undefined): number | undefined {
  if (command === undefined || /\b(while|until|for)\b/.test(command)) return undefined;
  const slept = [...command.matchAll(/\bsleep\s+(\d+)/g)].map(([, seconds]) => Number(seconds));
  return slept.length > 0 ? slept.reduce((sum, seconds) => sum + seconds, 0) : undefined;
}
