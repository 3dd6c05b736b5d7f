import { anchorsOf, residualsOf } from '../../../../lib/plan/speed/anchors';
import { bundledRows } from '../../../../lib/plan/speed/bundled-rows';
import { bundledExperience, cellOf } from '../../../../lib/plan/speed/experience';

test('what the library has learned is what its measurements, catalogues and formulae teach today: otherwise run `npm run generate`', () => {
  const anchors = anchorsOf(bundledRows());
  expect(anchors.length).toBeGreaterThan(900);
  expect(bundledExperience()).toEqual({
    residuals: residualsOf(anchors),
    cells: new Set(anchors.map(({ likeness }) => cellOf(likeness))),
    ownCells: new Set(),
  });
});
