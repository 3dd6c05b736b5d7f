import type { SourceLocation } from '../finding/finding';
import { printableLine } from '../units/printable';
import type { FieldPath, Fields } from './fields';

/** A text that somebody wrote, with the name its user gave it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** One object of a cluster as it stands in a file. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** @default - whatever namespace it is applied to */
  readonly namespace?: string;
  readonly name: string;
  readonly body: Fields;
  /**
   * A field as its author wrote it.
   *
   * @default - as it is
   */
  readonly written?: (path: FieldPath) => FieldPath;
  /** Where a field stands, or the nearest thing around it. */
  locate(path: FieldPath): SourceLocation;
}

/** How an object is named to people: `Kind/namespace/name`, on one line whatever its author wrote. */
export function nameOf({ kind, namespace, name }: ManifestObject): string {
  return printableLine([kind, namespace, name].filter((part) => part !== undefined && part !== '').join('/'));
}

/** True unless both say where they live and differ. */
export function sameNamespace(a: ManifestObject, b: ManifestObject): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}
