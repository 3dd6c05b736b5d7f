// Fits the constants of the speed formulae to measurements: few, physical, robust (Huber loss on log errors), each drawn towards where it began.
const { predicted, truthOf } = require('../../lib/plan/speed/anchors.ts');

/** Where the search begins: round figures of the order that public runs show, the same for every engine. */
const PRIOR = {
  engine: { memoryShare: 0.75, decodeShare: 0.4, prefillShare: 0.5, layerMicroseconds: 45, expertLayerMicroseconds: 60, sequenceMicroseconds: 8, requestMilliseconds: 30, firstTokenSteps: 2 },
  physics: { expertWidth: 3000, nvlinkMicroseconds: 12, nvlinkGBps: 150, pcieMicroseconds: 30, pcieGBps: 17, overlap: 2, fourBitPace: 1.3, rateGrowth: 0.9 },
};

/** Standard deviation of the logarithm of a constant around where it begins, and how much one such deviation weighs against rows. */
const SPREAD = 0.5;
const PULL = 0.1;

/** Log error from which a row counts linearly: outliers pull no harder than this. */
const HUBER = 0.3;

/** Constants that only the time to the first token knows. */
const LATENCY = ['requestMilliseconds', 'firstTokenSteps'];

/** Steps of the search, in logarithms. */
const STEPS = [0.4, 0.24, 0.144, 0.086, 0.052, 0.031, 0.019, 0.011, 0.007, 0.004];
const ROUNDS = 3;

/** Constants in the form that the formulae take. */
function constantsOf({ engines, physics }) {
  const first = Object.values(engines)[0];
  return { physics, performanceOf: ({ engine }) => engines[engine] ?? first };
}

function fit(anchors, engineNames) {
  const rows = weighted(anchors);
  const fitted = { engines: Object.fromEntries(engineNames.map((name) => [name, { ...PRIOR.engine }])), physics: { ...PRIOR.physics } };
  const ofEngines = (wanted) => engineNames.flatMap((name) => Object.keys(PRIOR.engine).filter(wanted).map((key) => ({ at: fitted.engines[name], key, begin: PRIOR.engine[key], engine: name })));
  const physical = Object.keys(PRIOR.physics).map((key) => ({ at: fitted.physics, key, begin: PRIOR.physics[key] }));
  search(rows, fitted, [...ofEngines((key) => !LATENCY.includes(key)), ...physical], ['tpot', 'maximum']);
  search(rows, fitted, ofEngines((key) => LATENCY.includes(key)), ['ttft']);
  return fitted;
}

/** Rows of one model, device and engine tell about the same thing: together they weigh as the root of their number. */
function weighted(anchors) {
  const cells = new Map();
  const cellOf = ({ likeness: { architecture, accelerator, engine } }) => [architecture, accelerator, engine].join('|');
  anchors.forEach((anchor) => cells.set(cellOf(anchor), (cells.get(cellOf(anchor)) ?? 0) + 1));
  return anchors.map((anchor) => ({ anchor, truth: truthOf(anchor), weight: 1 / Math.sqrt(cells.get(cellOf(anchor))) }));
}

/** Coordinate search over logarithms. */
function search(rows, fitted, knobs, quantities) {
  const constants = constantsOf(fitted);
  const first = Object.keys(fitted.engines)[0];
  const engineOf = ({ anchor: { likeness } }) => (fitted.engines[likeness.engine] ? likeness.engine : first);
  const telling = rows.filter(({ truth }) => quantities.some((name) => truth[name] !== undefined));
  const concerned = new Map(knobs.map((knob) => [knob, knob.engine ? telling.filter((row) => engineOf(row) === knob.engine) : telling]));
  const loss = (knob) => lossOf(concerned.get(knob), constants, quantities) + PULL * (Math.log(knob.at[knob.key] / knob.begin) / SPREAD) ** 2;
  for (const step of STEPS) {
    for (let round = 0; round < ROUNDS; round++) for (const knob of knobs) turn(knob, step, loss);
  }
}

function turn(knob, step, loss) {
  const before = knob.at[knob.key];
  const best = loss(knob);
  for (const factor of [Math.exp(step), Math.exp(-step)]) {
    knob.at[knob.key] = bounded(knob.key, before * factor);
    if (loss(knob) < best) return;
  }
  knob.at[knob.key] = before;
}

/** No share is above one; the slower of two hides the other at most wholly. */
function bounded(key, value) {
  if (key === 'overlap') return Math.min(Math.max(value, 1), 8);
  return key.endsWith('Share') ? Math.min(value, 1) : value;
}

function lossOf(rows, constants, quantities) {
  let sum = 0;
  for (const { anchor, truth, weight } of rows) {
    const guess = predicted(anchor, constants);
    for (const name of quantities) if (guess[name] !== undefined && truth[name] !== undefined) sum += weight * huber(Math.log(guess[name] / truth[name]));
  }
  return sum;
}

function huber(error) {
  const size = Math.abs(error);
  return size < HUBER ? size * size : HUBER * (2 * size - HUBER);
}

module.exports = { constantsOf, fit };
