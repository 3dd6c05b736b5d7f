import { LlmServingError } from '../../../lib/error';

/** Bytes of a Standard parameter's value (Systems Manager: 4 KB). */
export const PART_BYTES = 4096;

/** Characters of a line of base64. */
const BASE64_COLUMNS = 76;

/** A text cut so that every part fits a parameter. */
export interface Chunks {
  /** `text`, or `base64` where a parameter cannot hold the text as it is. */
  readonly encoding: string;
  /** Parts in order, each without its last newline. */
  readonly parts: string[];
}

/** Cuts a text that ends with a newline at its line ends; no part starts or ends with an empty line, so joining parts by newlines restores it. */
export function chunksOf(text: string): Chunks {
  if (!text.endsWith('\n')) throw new LlmServingError('InvalidInput', 'a file of the box must end with a newline');
  const parts = fitsAsText(text) ? cut(text.slice(0, -1).split('\n')) : undefined;
  return parts ? { encoding: 'text', parts } : { encoding: 'base64', parts: cut(base64Lines(text)) ?? [] };
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/** Systems Manager reads `{{ }}` as a reference to another parameter. */
function fitsAsText(text: string): boolean {
  return !text.includes('{{') && !text.startsWith('\n') && !text.endsWith('\n\n') && text.split('\n').every((line) => bytesOf(line) <= PART_BYTES);
}

function base64Lines(text: string): string[] {
  return Buffer.from(text, 'utf8').toString('base64').match(new RegExp(`.{1,${BASE64_COLUMNS}}`, 'g')) ?? [];
}

/** Nothing when an empty line cannot be kept off a boundary. */
function cut(lines: string[]): string[] | undefined {
  const parts: string[] = [];
  let rest = lines;
  while (rest.length > 0) {
    let end = 1;
    for (let bytes = bytesOf(rest[0]); end < rest.length && (bytes += bytesOf(rest[end]) + 1) <= PART_BYTES;) end += 1;
    while (end > 0 && end < rest.length && (rest[end - 1] === '' || rest[end] === '')) end -= 1;
    if (end === 0) return undefined;
    parts.push(rest.slice(0, end).join('\n'));
    rest = rest.slice(end);
  }
  return parts;
}
