// Writes lib/plan/speed/learned-experience.json: where the speed formulae are known to err, drawn from the measurements that come with the library.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
const { anchorsOf, residualsOf, QUANTITIES } = require('../lib/plan/speed/anchors.ts');
const { bundledRows } = require('../lib/plan/speed/bundled-rows.ts');

const points = anchorsOf(bundledRows()).map((anchor) => {
  const residuals = residualsOf([anchor]);
  return { likeness: anchor.likeness, errors: Object.fromEntries(QUANTITIES.flatMap((quantity) => residuals[quantity].map(({ error }) => [quantity, error]))) };
});
writeFileSync('lib/plan/speed/learned-experience.json', `[\n${points.map((point) => JSON.stringify(point)).join(',\n')}\n]\n`);
