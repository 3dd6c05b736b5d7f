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

/** For each group the measured cost of what was predicted cheapest ÷ that of the real cheapest − 1: of the device at its measured best, and as it would have been used. */
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
  return several.map((list) => {
    const chosen = least(list, 'predicted');
    const best = least(list, 'cost').cost;
    return { type: least(list.filter(({ accelerator }) => accelerator === chosen.accelerator), 'cost').cost / best - 1, cut: chosen.cost / best - 1 };
  });
}

function least(list, key) {
  return list.reduce((best, one) => (one[key] < best[key] ? one : best));
}

/** How often the choice was close to the best: of the kind of device, and of device, number and format together. */
function regretSummary(outcomes) {
  const regrets = regretsOf(outcomes);
  const summary = (values) => ({ close: values.filter((regret) => regret <= CLOSE).length / values.length, p90: values[Math.floor(0.9 * values.length)], worst: values.at(-1) });
  const sorted = (of) => regrets.map(of).sort((a, b) => a - b);
  return { groups: regrets.length, type: summary(sorted(({ type }) => type)), typeAndCut: summary(sorted(({ cut }) => cut)) };
}

module.exports = { regretSummary };
