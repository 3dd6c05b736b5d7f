import { parseCsv } from '../../../lib/units/csv';

test.each([
  ['plain cells', 'a,b\n1,2\n', [{ a: '1', b: '2' }]],
  ['quotes, doubled quotes, commas and line breaks in quotes', 'a,b\r\n"x, ""y""","line\nbreak"\r\n', [{ a: 'x, "y"', b: 'line\nbreak' }]],
  ['empty cells and a missing last line break', 'a,b\n,2', [{ a: '', b: '2' }]],
  ['blank lines', 'a,b\n\n1,2\n\n', [{ a: '1', b: '2' }]],
  ['short rows', 'a,b\n1\n', [{ a: '1', b: '' }]],
  ['nothing', '', []],
])('%s', (_, text, rows) => {
  expect(parseCsv(text)).toEqual(rows);
});
