/** One file of a model: what it is called, how long it is, and what it must hash to. */
export interface ManifestEntry {
  /** Path below the model's folder, with `/` between folders. */
  readonly name: string;

  /** Length in bytes. */
  readonly size: number;

  /** sha256 of the content, 64 hex digits in lower case. */
  readonly sha256: string;
}
