import { isBookkeeping } from './file-name';
import { formatManifest } from './manifest';
import { namedBelow, refusedListing, s3AnswerOf, wholeSha256Of, type AnsweredObject } from './s3-answer';
import type { S3Object } from './s3-object';

/** Date, time, size and key, as `aws s3 ls --recursive` prints them. */
const LS_LINE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +(\d+) (.+)$/;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Names shown in a message before it says how many more there are. */
const SHOWN = 3;

/**
 * Reads a listing: the JSON of `aws s3api list-objects-v2`, where the fields `ChecksumSHA256` and `ChecksumType` of
 * `head-object --checksum-mode ENABLED` may have been merged into each object, or the text of `aws s3 ls --recursive`.
 */
export function parseS3Listing(text: string): S3Object[] {
  return text.trimStart().startsWith('{') ? fromJson(text) : fromLs(text);
}

/**
 * The manifest of what lies below a prefix, as far as S3 itself knows the hashes. It knows them only for objects that were
 * uploaded with a SHA256 checksum in one part (`ChecksumType` `FULL_OBJECT`); for the others no manifest can honestly be made
 * without reading the bytes.
 */
export function manifestOfS3(objects: Iterable<S3Object>, prefix: string): string {
  const files = namedBelow(objects, prefix).filter(({ name }) => !isBookkeeping(name));
  const unknown = files.filter(({ sha256 }) => sha256 === undefined);
  if (unknown.length > 0) throw refusedListing(withoutHash(unknown.map(({ name }) => name)));
  return formatManifest(files.map(({ name, size, sha256 }) => ({ name, size, sha256: sha256 ?? '' })));
}

function withoutHash(names: string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return `has no sha256 of the whole object for ${names.slice(0, SHOWN).join(', ')}${more}: S3 lists sizes only, keeps a sha256 only when asked at upload, `
    + 'and of a multipart upload only one of the parts; run llm-serving manifest over a folder with the same files and upload that manifest beside them, '
    + 'or let an S3 Batch Operations job with Compute checksum (SHA256, full object) read them';
}

function fromJson(text: string): S3Object[] {
  const contents = s3AnswerOf(text).Contents;
  if (!Array.isArray(contents)) throw refusedListing("must have an array 'Contents', as aws s3api list-objects-v2 prints it");
  return contents.map((object: AnsweredObject, index) => {
    if (typeof object?.Key !== 'string' || !Number.isSafeInteger(object.Size)) throw refusedListing(`must have 'Key' and 'Size' in Contents[${index}]`);
    const sum = wholeSha256Of(object);
    return { key: object.Key, size: Number(object.Size), ...(sum !== undefined && { sha256: hexOf(sum) }) };
  });
}

function fromLs(text: string): S3Object[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw refusedListing('is empty');
  return lines.map((line, index) => {
    const match = LS_LINE.exec(line);
    if (!match) throw refusedListing(`must be JSON of list-objects-v2 or lines of aws s3 ls --recursive, got '${line.slice(0, 80)}' in line ${index + 1}`);
    return { key: match[2], size: Number(match[1]) };
  });
}

/** 44 characters of base64 as 64 hex digits; 6 bits at a time, since no platform object may be used here. */
function hexOf(base64: string): string {
  const bits = Array.from(base64.slice(0, 43), (character) => ALPHABET.indexOf(character).toString(2).padStart(6, '0')).join('').slice(0, 256);
  return (bits.match(/.{4}/g) ?? []).map((nibble) => parseInt(nibble, 2).toString(16)).join('');
}
