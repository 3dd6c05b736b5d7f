// Fits the constants of the speed formulae to measurements: few, physical, robust (Huber loss on log errors), each drawn towards where it began.
const { closedLoop, saturated } = require('../../lib/plan/speed/batching');
const { shapeOf } = require('../../lib/plan/speed/shape');

/** Where the search begins: fitted figures of the sizing facts (2026-11-22), and the data sheet of no device. */
const PRIOR = {
  engine: { memoryShare: 0.75, decodeShare: 0.4, prefillShare: 0.5, layerMicroseconds: 45, expertLayerMicroseconds: 60, sequenceMicroseconds: 8, requestMilliseconds: 30, firstTokenSteps: 2 },
  physics: { expertWidth: 3000, nvlinkMicroseconds: 12, nvlinkGBps: 150, pcieMicroseconds: 30, pcieGBps: 17, overlap: 2 },
};

/** Standard deviation of a logarithm of a constant around where it begins. */
const SPREAD = 0.5;

/** Log error from which a row counts linearly: outliers pull no harder than this. */
const HUBER = 0.3;

const LATENCY = ['requestMilliseconds', 'firstTokenSteps'];

function prepare(measured) {
  return measured.flatMap((row) => {
    const shape = shapeOf(row.subject);
    return shape ? [{ ...row, shape }] : [];
  });
}

function predict({ subject, shape, offered, saturating }, { engines, physics }) {
  const performance = engines[subject.engine] ?? engines[Object.keys(engines)[0]];
  const input = { subject, shape, performance, physics };
  return saturating ? { maximum: saturated(input, offered, subject.maxSequences).tokensPerSecond } : closedLoop(input, offered, subject.maxSequences);
}

/** Log errors of a row by quantity. */
function errorsOf(row, constants) {
  const p = predict(row, constants);
  const pairs = row.saturating
    ? { maximum: [p.maximum, row.tokensPerSecond] }
    : { tpot: [p.tpotSeconds, row.tpotSeconds], ttft: [p.ttftSeconds, row.ttftSeconds], load: [p.tokensPerSecond, row.tokensPerSecond] };
  return Object.fromEntries(Object.entries(pairs).filter(([, [, truth]]) => truth > 0).map(([name, [guess, truth]]) => [name, Math.log(guess / truth)]));
}

const huber = (e) => (Math.abs(e) < HUBER ? e * e : HUBER * (2 * Math.abs(e) - HUBER));

function lossOf(rows, constants, quantities) {
  let sum = 0;
  for (const row of rows) {
    const errors = errorsOf(row, constants);
    for (const name of quantities) if (errors[name] !== undefined) sum += row.weight * huber(errors[name]);
  }
  return sum;
}

/** Rows of one model, device and engine tell about the same thing: together they weigh as the root of their number. */
function weighted(rows) {
  const cells = new Map();
  const cellOf = ({ subject }) => [subject.model.id, subject.accelerator.name, subject.engine].join('|');
  rows.forEach((row) => cells.set(cellOf(row), (cells.get(cellOf(row)) ?? 0) + 1));
  return rows.map((row) => ({ ...row, weight: 1 / Math.sqrt(cells.get(cellOf(row))) }));
}

function fit(measured, engineNames) {
  const rows = weighted(prepare(measured).filter(({ shape }) => shape.capacity >= 1));
  const constants = { engines: Object.fromEntries(engineNames.map((name) => [name, { ...PRIOR.engine }])), physics: { ...PRIOR.physics } };
  const knobs = [
    ...engineNames.flatMap((name) => Object.keys(PRIOR.engine).filter((key) => !LATENCY.includes(key)).map((key) => ({ at: constants.engines[name], key, begin: PRIOR.engine[key], of: name }))),
    ...Object.keys(PRIOR.physics).map((key) => ({ at: constants.physics, key, begin: PRIOR.physics[key] })),
  ];
  search(rows, constants, knobs, ['tpot', 'maximum']);
  const latency = engineNames.flatMap((name) => LATENCY.map((key) => ({ at: constants.engines[name], key, begin: PRIOR.engine[key], of: name })));
  search(rows, constants, latency, ['ttft']);
  return constants;
}

/** Coordinate search over logarithms. */
function search(rows, constants, knobs, quantities) {
  const first = Object.keys(constants.engines)[0];
  const rowsOf = (knob) => (knob.of ? rows.filter(({ subject }) => (constants.engines[subject.engine] ? subject.engine : first) === knob.of) : rows);
  const prior = ({ at, key, begin }) => (Math.log(at[key] / begin) / SPREAD) ** 2 * 0.1;
  const bounded = ({ key }, value) => (/Share$/.test(key) ? Math.min(value, 1) : key === 'overlap' ? Math.min(Math.max(value, 1), 8) : value);
  const subsets = new Map(knobs.map((knob) => [knob, rowsOf(knob)]));
  for (let step = 0.4; step > 0.004; step *= 0.6) {
    for (let round = 0; round < 3; round++) {
      for (const knob of knobs) {
        const subset = subsets.get(knob);
        let best = lossOf(subset, constants, quantities) + prior(knob);
        for (const factor of [Math.exp(step), Math.exp(-step)]) {
          const before = knob.at[knob.key];
          knob.at[knob.key] = bounded(knob, before * factor);
          const loss = lossOf(subset, constants, quantities) + prior(knob);
          if (loss < best) { best = loss; break; }
          knob.at[knob.key] = before;
        }
      }
    }
  }
}

module.exports = { errorsOf, fit, predict, prepare };
