import { instantText, parseInstant } from '../../../lib/units/instant';

test('a moment is read and written alike', () => expect(instantText(parseInstant('2027-01-08T11:30:00Z') ?? 0)).toBe('2027-01-08T11:30:00Z'));

test.each(['2027-01-08', '2027-02-30T00:00:00Z', '2027-01-08T11:30:00', '2027-01-08 11:30:00Z', 'soon'])('%s is no moment', (text) => expect(parseInstant(text)).toBeUndefined());
