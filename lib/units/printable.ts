/** What a terminal obeys instead of showing, or what changes the order in which text is read: control characters, line and paragraph separators, direction controls, half characters. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]/u;

const EVERY_UNSEEN = new RegExp(UNSEEN.source, 'gu');

/** The first character that cannot be seen, as `U+001B`; undefined when there is none. Tabs and line feeds are seen. */
export function unseenIn(text: string): string | undefined {
  const [found] = UNSEEN.exec(text) ?? [];
  return found === undefined ? undefined : codeOf(found);
}

/** The text with every character that cannot be seen written out, such as `\u001b`. */
export function printable(text: string): string {
  return text.replace(EVERY_UNSEEN, (character) => `\\u${hexOf(character)}`);
}

/** The same on one line: a line feed could pretend to be a line of somebody else. */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}

/** Characters besides ASCII, which may only look like the letters that are wanted: `а (U+0430)`. At most three. */
export function lookalikesIn(text: string): string[] {
  const foreign = [...new Set(text.slice(0, LONGEST_SEARCHED).match(/[^\u0000-\u007f]/gu) ?? [])];
  return foreign.slice(0, MOST_NAMED).map((character) => `${printable(character)} (${codeOf(character)})`);
}

const LONGEST_SEARCHED = 200;

const MOST_NAMED = 3;

function codeOf(character: string): string {
  return `U+${hexOf(character).toUpperCase()}`;
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}
