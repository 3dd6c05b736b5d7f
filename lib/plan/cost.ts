import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { CostPlan } from './plan';
import type { SpeedPlan } from './speed/speed-plan';

/** Hours of a month, as cloud bills count them: 8760 / 12. */
export const HOURS_PER_MONTH = 730;

/** Where a deployment without an AWS region is priced, so that a node type still has a figure to compare. */
export const REFERENCE_REGION = 'us-east-1';

/** What the replicas cost to keep up, where the price is known, and what a token costs, where the speed is. */
export function costFor(type: InstanceTypeFacts, region: string | undefined, { replicas, nodes = 1, speed }: { readonly replicas: number; readonly nodes?: number; readonly speed?: SpeedPlan }): CostPlan {
  const where = region ?? REFERENCE_REGION;
  const usdPerInstanceHour = type.usdPerHour[where];
  const base = { region: where, instances: replicas * nodes };
  if (usdPerInstanceHour === undefined) return { ...base, source: `no on-demand price of ${type.name} in ${where} in the catalogue of ${type.asOf}` };
  return {
    ...base,
    usdPerInstanceHour,
    usdPerMonth: Math.round(usdPerInstanceHour * replicas * nodes * HOURS_PER_MONTH * 100) / 100,
    ...(speed && {
      usdPerMillionOutputTokens: usdPerMillion(usdPerInstanceHour * nodes, speed.tokensPerSecond.typical),
      utilisation: Math.min(1, speed.utilisation),
      usdPerMillionOutputTokensAtFull: usdPerMillion(usdPerInstanceHour * nodes, speed.maxTokensPerSecond.typical),
    }),
    source: `on-demand Linux price of ${type.name} in ${where}, read ${type.asOf}; storage, network and load balancer come on top`,
  };
}

/** What the tokens of a replica cost, whose machines cost that much together. */
function usdPerMillion(usdPerHour: number, tokensPerSecond: number): number {
  return Number(((usdPerHour / 3600 / tokensPerSecond) * 1e6).toPrecision(3));
}
