import { PERFORMANCES } from '../../../../lib/engine/performances';
import { anchorsOf, type Anchor } from '../../../../lib/plan/speed/anchors';
import { bundledRows } from '../../../../lib/plan/speed/bundled-rows';
import { PHYSICS } from '../../../../lib/plan/speed/physics';

interface Fitted {
  readonly engines: { readonly [engine: string]: { readonly [constant: string]: number } };
  readonly physics: { readonly [constant: string]: number };
}

const { fit } = jest.requireActual('../../../../scripts/planner/fit.cjs') as { fit: (anchors: Anchor[], engines: string[]) => Fitted };

test('the constants of the source are what the fit computes from the bundled measurements', () => {
  const fitted = fit(anchorsOf(bundledRows()), Object.keys(PERFORMANCES));
  const known: Fitted = { engines: PERFORMANCES as unknown as Fitted['engines'], physics: PHYSICS as unknown as Fitted['physics'] };
  const off = [...Object.entries(known.engines).map(([name, constants]) => ({ name, constants, found: fitted.engines[name] })), { name: 'physics', constants: known.physics, found: fitted.physics }]
    .flatMap(({ name, constants, found }) => Object.entries(constants).filter(([key, value]) => Math.abs(value / found[key] - 1) > 0.01).map(([key, value]) => `${name}.${key}: ${value}, fitted ${found[key]}`));
  expect(off).toEqual([]);
}, 60_000);

test('every bundled measurement has its source, and nothing of the least grade', () => {
  const rows = bundledRows();
  expect(rows.filter(({ source, source_ref, confidence }) => source === '' || source_ref === '' || !/^[AB]$/.test(confidence))).toEqual([]);
  expect(rows.length).toBeGreaterThan(1000);
});
