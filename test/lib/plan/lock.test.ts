import { differences } from '../../../lib/plan/lock';

test('the same plan has no drift', () => {
  expect(differences({ a: { b: [1, 2] } }, { a: { b: [1, 2] } })).toEqual([]);
});

test('drift names the field, what is locked and what it would be', () => {
  expect(differences({ cost: { usd: 1 } }, { cost: { usd: 2 } })).toEqual([{ field: 'cost.usd', locked: '1', now: '2' }]);
});

test('a field that one side lacks is drift', () => {
  expect(differences({}, { queuedRequests: 4 })).toEqual([{ field: 'queuedRequests', locked: '(none)', now: '4' }]);
});

test('words about a decision are no decision', () => {
  expect(differences({ decisions: ['a'], cost: { source: 'x' } }, { decisions: ['b'], cost: { source: 'y' } })).toEqual([]);
});

test('predictions are no decision: nothing is rendered from them', () => {
  const plan = (tpot: number) => ({ speed: { tpotMs: { typical: tpot } }, search: { objective: String(tpot) }, cost: { utilisation: tpot, usdPerMillionOutputTokens: tpot, usdPerMillionOutputTokensAtFull: tpot } });
  expect(differences(plan(1), plan(2))).toEqual([]);
});
