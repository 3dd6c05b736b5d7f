import fc from 'fast-check';

/** Any text whatever, halves of surrogate pairs included; the unit `binary` of fast-check tabulates all of Unicode first, for more than a second. */
export const anyText = (maxLength: number): fc.Arbitrary<string> => fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength }).map((points) => String.fromCodePoint(...points));
