import { expectedParity, parityTable, type ParityFacts } from '../../../lib/review/parity';
import { givenInput } from '../../support/aws-fixture';

const given = (changed: Partial<ParityFacts> = {}): ParityFacts => {
  const { replica, plan } = givenInput();
  return { ...expectedParity(replica, plan), files: { a: '1\n', b: '2\n' }, ...changed };
};
const rowOf = (field: string, other: Partial<ParityFacts>) => parityTable({ one: given(), two: given(other) }, (text) => `digest of ${text.length}`).find((row) => row.field === field);

test('files are compared by their texts and shown by a digest', () => {
  expect(rowOf('files', { files: { b: '2\n', a: '1\n' } })).toEqual({ field: 'files', equal: true, values: { one: 'digest of 21', two: 'digest of 21' } });
  expect(rowOf('files', { files: { a: '1\n', b: '3\n' } })?.equal).toBe(false);
});

test('a field that differs on one platform is not equal, and shows both values', () => {
  expect(rowOf('port', { port: 1 })).toMatchObject({ equal: false, values: { two: '1' } });
  expect(rowOf('engineCommand', {})?.equal).toBe(true);
});
