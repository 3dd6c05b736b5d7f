// What following the prediction would have cost: groups of runs of one model, engine and load on several kinds of devices.
const { InstanceTypeCatalogue } = require('../../lib/accelerator/catalogue.ts');

/** Where prices are compared. */
const REGION = 'us-east-1';

/** A choice within this of the cheapest is as good. */
const CLOSE = 0.1;

/** The least that one device costs an hour, by kind of device; none where no type of it has a price. */
function prices() {
  const least = new Map();
  for (const { accelerator, usdPerHour } of InstanceTypeCatalogue.standard().all) {
    const each = usdPerHour[REGION] / accelerator.count;
    if (each > 0) least.set(accelerator.name, Math.min(each, least.get(accelerator.name) ?? Infinity));
  }
  return least;
}

/** Each group's dearest mistake: measured cost of the predicted cheapest ÷ measured cost of the real cheapest − 1. */
function regretsOf(outcomes) {
  const usd = prices();
  const groups = new Map();
  for (const one of outcomes.filter(({ quantity }) => quantity === 'maximum' || quantity === 'load')) {
    const { likeness, measured, shape } = one.anchor;
    const price = usd.get(likeness.accelerator);
    if (price === undefined) continue;
    const { lengths } = measured.subject;
    const key = [likeness.architecture, likeness.engine, lengths.inputTokens, lengths.outputTokens, measured.saturating, measured.offered].join('|');
    const cost = (price * shape.devices) / measured.tokensPerSecond;
    groups.set(key, [...(groups.get(key) ?? []), { accelerator: likeness.accelerator, cost, predicted: cost / Math.exp(one.error) }]);
  }
  const several = [...groups.values()].filter((list) => new Set(list.map(({ accelerator }) => accelerator)).size > 1);
  return several.map((list) => least(list, 'predicted').cost / least(list, 'cost').cost - 1);
}

function least(list, key) {
  return list.reduce((best, one) => (one[key] < best[key] ? one : best));
}

/** How often the choice was close to the best. */
function regretSummary(outcomes) {
  const regrets = regretsOf(outcomes).sort((a, b) => a - b);
  return { groups: regrets.length, close: regrets.filter((regret) => regret <= CLOSE).length / regrets.length, worst: regrets.at(-1), p90: regrets[Math.floor(0.9 * regrets.length)] };
}

module.exports = { regretSummary };
