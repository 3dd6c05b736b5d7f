// Writes schema/deployment.validator.js: the schema as code. Compiling it at each start would cost 0.15 s of a command that takes 0.2 s.
// It is part of the build, not of the sources: `npm ci` and `npm run generate` make it.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

const SCHEMA = 'schema/deployment.schema.json';
const VALIDATOR = 'schema/deployment.validator.js';

const text = readFileSync(SCHEMA);
const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, code: { source: true } });
const code = standaloneCode.default(ajv, ajv.compile(JSON.parse(text)));
const digest = createHash('sha256').update(text).digest('hex');
writeFileSync(VALIDATOR, `// Generated from ${SCHEMA} by scripts/compile-schema.mjs\n${code}\nmodule.exports.schemaSha256 = '${digest}';\n`);
