import fc from 'fast-check';
import { chunksOf, PART_BYTES } from '../../../../constructs/aws/private/chunks';

const joined = ({ encoding, parts }: { encoding: string; parts: string[] }): string => {
  const text = `${parts.join('\n')}\n`;
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
};
const anyLine = fc.oneof(fc.string({ maxLength: 200 }), fc.constant(''), fc.constant('{{resolve:ssm:x}}'), fc.constant('é'.repeat(3000)), fc.constant('a'.repeat(4000)));
const anyText = fc.array(anyLine, { minLength: 1, maxLength: 60 }).map((lines) => `${lines.join('\n')}\n`).filter((text) => !text.includes('\r'));

test('parts restore the text, fit a parameter, and hold no reference', () => {
  fc.assert(fc.property(anyText, (text) => {
    const chunks = chunksOf(text);
    expect(joined(chunks)).toBe(text);
    chunks.parts.forEach((part) => {
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(PART_BYTES);
      expect(part).not.toContain('{{');
    });
  }));
});

test('no part starts or ends with an empty line, which a command substitution would lose', () => {
  fc.assert(fc.property(anyText, (text) => {
    chunksOf(text).parts.forEach((part) => expect(part).not.toMatch(/^\n|\n$/));
  }));
});

test('a readable text stays readable', () => expect(chunksOf('a\n\nb\n')).toEqual({ encoding: 'text', parts: ['a\n\nb'] }));

test('fails for a text without an end', () => expect(() => chunksOf('a')).toThrow(/must end with a newline/));
