import { LlmServingError } from '../error';

const BASE64_SHA256 = /^[A-Za-z0-9+/]{43}=$/;

/** Fields of an object in a listing, and of `head-object --checksum-mode ENABLED` or `get-object-attributes` when merged in. */
export interface AnsweredObject {
  readonly Key?: unknown;
  readonly Size?: unknown;
  readonly ETag?: unknown;
  readonly VersionId?: unknown;
  readonly IsLatest?: unknown;
  readonly ChecksumSHA256?: unknown;
  readonly ChecksumType?: unknown;
  readonly Checksum?: { readonly ChecksumSHA256?: unknown; readonly ChecksumType?: unknown };
}

/** What `aws s3api` prints of a prefix: `Contents` by list-objects-v2, `Versions` and `DeleteMarkers` by list-object-versions. */
export interface S3Answer {
  readonly Contents?: unknown;
  readonly Versions?: unknown;
  readonly DeleteMarkers?: unknown;
}

/** Reads an answer, and refuses one that is not whole. */
export function s3AnswerOf(text: string): S3Answer {
  let value: S3Answer & { readonly NextToken?: unknown; readonly IsTruncated?: unknown };
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refusedListing(`is not JSON: ${(error as Error).message}`);
  }
  if (value.NextToken !== undefined || value.IsTruncated === true) throw refusedListing('is only the first page: list without --max-items and --no-paginate');
  return value;
}

/** sha256 of the whole object as base64, when S3 knows it: not of a multipart upload, where it is one of the parts. */
export function wholeSha256Of({ ChecksumSHA256, ChecksumType, Checksum }: AnsweredObject): string | undefined {
  const sum = ChecksumSHA256 ?? Checksum?.ChecksumSHA256;
  const whole = (ChecksumType ?? Checksum?.ChecksumType) === 'FULL_OBJECT';
  return whole && typeof sum === 'string' && BASE64_SHA256.test(sum) ? sum : undefined;
}

/** Objects by their names below a prefix, without placeholders of folders; one outside it is refused. */
export function namedBelow<T extends { readonly key: string; readonly size: number }>(objects: Iterable<T>, prefix: string): (T & { readonly name: string })[] {
  const below = [...objects].filter(({ key, size }) => !(key.endsWith('/') && size === 0));
  const stray = below.find(({ key }) => !key.startsWith(prefix));
  if (stray) throw refusedListing(`holds '${stray.key}', which is not below the prefix '${prefix}'`);
  return below.map((object) => ({ ...object, name: object.key.slice(prefix.length) }));
}

export function refusedListing(problem: string): LlmServingError {
  return new LlmServingError('InvalidInput', `S3 listing ${problem}`);
}
