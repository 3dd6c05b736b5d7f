import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import customResources from '../schema/custom-resources.validator';
import deployment from '../schema/deployment.validator';
import lock from '../schema/lock.validator';
import { ROOT } from './support/sources';

test.each(['generate-schema', 'generate-lock-schema'])('the schema is the one that the structs give: %s', (script) => {
  expect(execFileSync(process.execPath, [`scripts/${script}.mjs`, '--check'], { cwd: ROOT, encoding: 'utf8' })).toMatch(/is fresh/);
}, 60000);

test.each([['deployment', deployment], ['lock', lock], ['custom-resources', customResources]])('the validator is made from this schema (else: npm run generate): %s', (name, validator) => {
  const schema = fs.readFileSync(path.join(ROOT, `schema/${name}.schema.json`));

  expect(validator.schemaSha256).toBe(createHash('sha256').update(schema).digest('hex'));
});
