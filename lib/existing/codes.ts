import type { ReadingCode } from '../deployment/codes';
import { Severity } from '../finding/severity';

/** What can be wrong with a document before anything in it is judged. Codes are public: never rename one. */
export const EXISTING_READING_CODES: readonly ReadingCode[] = [
  { code: 'MANIFEST_IS_TEMPLATE', law: 'manifests are rendered', remedy: 'render it first, such as with `helm template` or `kustomize build`, and check what comes out', severity: Severity.INFO },
  { code: 'MANIFEST_NOT_READ', law: 'every document is YAML of at most 1 MiB', remedy: 'mend the YAML, or leave the file out' },
  { code: 'MANIFEST_KEY_TWICE', law: 'a key stands once in its map: of two the last one counts', remedy: 'keep one of them', severity: Severity.WARNING },
];
