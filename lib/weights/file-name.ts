/** The list of what the weights must be, beside them at the source and in the folder that the engine loads. */
export const MANIFEST_NAME = 'manifest.sha256';

/** The list of object versions, beside the weights in a bucket. */
export const VERSIONS_NAME = 'object-versions.txt';

/** The fetch step's own notes in a model's folder begin so. */
const OWN_PREFIX = '.llm-serving.';

/** Folders that download tools leave behind, and that are no part of a model. */
const BOOKKEEPING = ['.git/', '.cache/huggingface/'];

const LONGEST_NAME_BYTES = 1024;

const SEGMENT = /^[A-Za-z0-9._+=@,~()# %:^\u{80}-\u{d7ff}\u{e000}-\u{10ffff}-]+$/u;

/** Why a name may not stand in a manifest, or nothing when it may. The fetch script has the same law. */
export function nameProblem(name: string): string | undefined {
  const segments = name.split('/');
  if (isBookkeeping(name)) return 'is reserved';
  if (name.startsWith('/')) return 'is absolute';
  if (segments.some((segment) => segment === '.' || segment === '..')) return 'leads out of the folder';
  if (!segments.every((segment) => SEGMENT.test(segment))) return 'has an empty part or a character that a shell could read as more than a name';
  if (utf8Length(name) > LONGEST_NAME_BYTES) return `is longer than ${LONGEST_NAME_BYTES} bytes`;
  return undefined;
}

/** True for files that lie in a model's folder without being part of the model: a manifest leaves them out. */
export function isBookkeeping(name: string): boolean {
  return name === MANIFEST_NAME || name === VERSIONS_NAME || name.startsWith(OWN_PREFIX) || BOOKKEEPING.some((folder) => name.startsWith(folder));
}

/** Order of names by their UTF-8 bytes, as `LC_ALL=C sort` has it, so that any tool writes the same manifest. */
export function compareNames(a: string, b: string): number {
  const left = Array.from(a, codePoint);
  const right = Array.from(b, codePoint);
  const at = left.findIndex((point, index) => point !== right[index]);
  if (at < 0) return left.length - right.length;
  return at < right.length ? left[at] - right[at] : 1;
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function utf8Length(text: string): number {
  return Array.from(text, codePoint).reduce((bytes, point) => bytes + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4), 0);
}
