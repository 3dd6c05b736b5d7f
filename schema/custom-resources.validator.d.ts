import type { ValidateFunction } from 'ajv';

/** Checks data against the schema; made from `custom-resources.schema.json` by `scripts/compile-schema.mjs`. */
declare const validate: ValidateFunction & {
  /** SHA-256 of the schema it was made from. */
  readonly schemaSha256: string;
};

export = validate;
