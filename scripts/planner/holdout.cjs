// Predictions of measurements by everything that was learned without them: constants and anchors.
const { anchorsOf, residualsOf, QUANTITIES, truthOf, predicted } = require('../../lib/plan/speed/anchors.ts');
const { bundledRows } = require('../../lib/plan/speed/bundled-rows.ts');
const { krige } = require('../../lib/plan/speed/kriging.ts');
const { cellOf } = require('../../lib/plan/speed/experience.ts');
const { constantsOf, fit } = require('./fit.cjs');
const { PERFORMANCES } = require('../../lib/engine/performances.ts');

const ENGINES = Object.keys(PERFORMANCES);

/** What is held out together. Releases of one architecture repeat each other's numbers: they go together. */
const GROUPS = {
  model: ({ likeness }) => likeness.architecture,
  accelerator: ({ likeness }) => likeness.accelerator,
  workload: ({ likeness, measured: { subject } }) => [cellOf(likeness), subject.lengths.inputTokens, subject.lengths.outputTokens].join('|'),
};

/** Ways of holding out that fit the constants anew. One workload of many moves no constant. */
const REFITTED = ['model', 'accelerator'];

/** For each group: what is tested, and what was learned from all the others. */
function folds(by, anchors = anchorsOf(bundledRows())) {
  const groupOf = GROUPS[by];
  const all = REFITTED.includes(by) ? undefined : constantsOf(fit(anchors, ENGINES));
  return [...new Set(anchors.map(groupOf))].map((group) => {
    const train = anchors.filter((anchor) => groupOf(anchor) !== group);
    const constants = all ?? constantsOf(fit(train, ENGINES));
    return { group, tested: anchors.filter((anchor) => groupOf(anchor) === group), constants, residuals: residualsOf(train, constants), cells: new Set(train.map(({ likeness }) => cellOf(likeness))) };
  });
}

/** Every held-out truth beside its prediction. Errors are logarithms of predicted ÷ measured. */
function outcomes(fold, kernels, quantities = QUANTITIES) {
  return fold.tested.flatMap((anchor) => {
    const [guess, truth] = [predicted(anchor, fold.constants), truthOf(anchor)];
    return quantities.filter((quantity) => guess[quantity] !== undefined && truth[quantity] !== undefined).map((quantity) => {
      const { mean, variance } = krige(anchor.likeness, fold.residuals[quantity], kernels[quantity]);
      const formula = Math.log(guess[quantity] / truth[quantity]);
      const tier = fold.cells.has(cellOf(anchor.likeness)) ? 'anchored' : 'formula';
      return { anchor, quantity, kind: anchor.likeness.kind, tier, formula, error: formula - mean, deviation: Math.sqrt(variance) };
    });
  });
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

module.exports = { ENGINES, folds, outcomes, quantile };
