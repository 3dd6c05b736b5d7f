import { inCycles } from '../../support/template';

const refer = (value: unknown) => ({ Type: 'T', Properties: { List: [[{ deep: value }]] } });

test.each([
  ['a reference', { Ref: 'A' }],
  ['an attribute', { 'Fn::GetAtt': ['A', 'Arn'] }],
  ['a text', { 'Fn::Sub': 'x-${AWS::Region}-${A.Arn}' }],
  ['a text with values', { 'Fn::Sub': ['${x}', { x: { Ref: 'A' } }] }],
  ['a join', { 'Fn::Join': ['', ['x', { Ref: 'A' }]] }],
])('a cycle through %s is found', (_, value) => {
  expect(inCycles({ A: { Type: 'T', DependsOn: 'B' }, B: refer(value), C: { Type: 'T' } })).toEqual(['A', 'B']);
});

test('a chain is none', () => {
  expect(inCycles({ A: { Type: 'T' }, B: refer({ Ref: 'A' }), C: { Type: 'T', DependsOn: ['B', 'A'], Properties: { x: { Ref: 'AWS::Region' } } } })).toEqual([]);
});
