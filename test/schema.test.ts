import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import validator from '../schema/deployment.validator';
import { ROOT } from './support/sources';

test('the schema is the one that the structs give', () => {
  expect(execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' })).toMatch(/is fresh/);
}, 60000);

test('the validator is made from this schema (else: npm run generate)', () => {
  const schema = fs.readFileSync(path.join(ROOT, 'schema/deployment.schema.json'));

  expect(validator.schemaSha256).toBe(createHash('sha256').update(schema).digest('hex'));
});
