import { printable, printableLine } from '../lib/units/printable';
import type { Io } from './io';

/** Bold, dim, underlined, red, green, yellow, cyan and their ends: the only sequences that a command writes itself. */
const COLOUR = /(\u001b\[(?:[124]|2[24]|3[1236]|39)m)/;

/** The last wall: nothing that is printed is obeyed by a terminal, but for colours. Texts of others are made printable before they are coloured. */
export function printingSafely(io: Io): Io {
  const safe = (text: string): string => text.split(COLOUR).map((part, index) => (index % 2 === 1 ? part : printable(part))).join('');
  return { out: (text) => io.out(safe(text)), err: (text) => io.err(safe(text)) };
}

/** Data as JSON: what is escaped for the terminal is still the same data. */
export function jsonText(data: unknown): string {
  return printable(JSON.stringify(data, null, 2));
}

/** Data in which every text is printable and stays on its line. */
export function printableData<T>(data: T): T {
  return JSON.parse(JSON.stringify(data), (_, value: unknown) => (typeof value === 'string' ? printableLine(value) : value)) as T;
}
