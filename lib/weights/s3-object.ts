/** An object of an S3 listing. */
export interface S3Object {
  /** Its key. */
  readonly key: string;

  /** Length in bytes. */
  readonly size: number;

  /**
   * sha256 of the whole content, 64 hex digits.
   *
   * @default - S3 does not know it: not asked for at upload, or a hash of the parts' hashes
   */
  readonly sha256?: string;
}
