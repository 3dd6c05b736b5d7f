import { LlmServingError } from '../error';
import { compareNames, MANIFEST_NAME, nameProblem, VERSIONS_NAME } from './file-name';
import { namedBelow, refusedListing, s3AnswerOf, wholeSha256Of, type AnsweredObject } from './s3-answer';

/** What S3 gives a version id and an ETag: no space, so that a name may hold some. */
const VERSION_ID = /^[A-Za-z0-9._-]{1,1024}$/;
const ETAG = /^[0-9A-Za-z-]+$/;

/** The version of an object that a bucket serves. */
interface ServedVersion {
  readonly key: string;
  readonly size: number;
  readonly versionId: string;
  readonly etag: string;
  /** As S3 writes it, in base64. @default - S3 does not know it */
  readonly sha256?: string;
}

/** True for the JSON of `aws s3api list-object-versions`. */
export function isVersionListing(text: string): boolean {
  if (!text.trimStart().startsWith('{')) return false;
  const { Versions, DeleteMarkers } = s3AnswerOf(text);
  return Versions !== undefined || DeleteMarkers !== undefined;
}

/**
 * The list of what a bucket serves below a prefix: one line for each object, `size version-id etag sha256 name`, the sha256 as S3 keeps it or `-`.
 * It is made of the JSON of `aws s3api list-object-versions`; of each object only the latest version counts.
 */
export function versionListOf(text: string, prefix: string): string {
  const named = namedBelow(servedVersions(text), prefix)
    .filter(({ name }) => name !== MANIFEST_NAME && name !== VERSIONS_NAME)
    .sort((a, b) => compareNames(a.name, b.name));
  if (named.length === 0) throw refusedListing(`holds no object that is served below '${prefix}'`);
  const problem = named.map(({ name }) => [name, nameProblem(name)]).find(([, why]) => why !== undefined);
  if (problem) throw new LlmServingError('InvalidInput', `'${problem[0]}' ${problem[1]}`);
  const bytes = named.reduce((sum, { size }) => sum + size, 0);
  const lines = named.map(({ name, size, versionId, etag, sha256 = '-' }) => `${size} ${versionId} ${etag} ${sha256} ${name}`);
  return [`# llm-serving object versions v1 files=${named.length} bytes=${bytes}`, ...lines, ''].join('\n');
}

function servedVersions(text: string): ServedVersion[] {
  const versions = s3AnswerOf(text).Versions ?? [];
  if (!Array.isArray(versions)) throw refusedListing("must have an array 'Versions', as aws s3api list-object-versions prints it");
  return versions.map(versionOf).flatMap((version) => (version ? [version] : []));
}

function versionOf(object: AnsweredObject, index: number): ServedVersion | undefined {
  const { Key: key, Size: size, VersionId: versionId, IsLatest: latest } = object ?? {};
  const etag = typeof object?.ETag === 'string' ? object.ETag.replace(/^"|"$/g, '') : '';
  if (typeof key !== 'string' || !Number.isSafeInteger(size) || typeof versionId !== 'string' || typeof latest !== 'boolean' || !ETAG.test(etag)) {
    throw refusedListing(`must have 'Key', 'Size', 'VersionId', 'ETag' and 'IsLatest' in Versions[${index}]`);
  }
  if (!latest) return undefined;
  if (versionId === 'null' || !VERSION_ID.test(versionId)) throw refusedListing(`holds '${key}' without a version of its own: switch versioning on and upload it again`);
  const sha256 = wholeSha256Of(object);
  return { key, size: Number(size), versionId, etag, ...(sha256 !== undefined && { sha256 }) };
}
