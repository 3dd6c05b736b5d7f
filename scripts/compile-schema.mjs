// Writes schema/*.validator.js: each schema as code. Compiling one at each start would cost 0.15 s of a command that takes 0.2 s.
// They are part of the build, not of the sources: `npm ci` and `npm run generate` make them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

for (const file of readdirSync('schema').filter((name) => name.endsWith('.schema.json'))) {
  const schema = `schema/${file}`;
  const text = readFileSync(schema);
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true, code: { source: true } });
  const code = standaloneCode.default(ajv, ajv.compile(JSON.parse(text)));
  const digest = createHash('sha256').update(text).digest('hex');
  writeFileSync(schema.replace('.schema.json', '.validator.js'), `// Generated from ${schema} by scripts/compile-schema.mjs\n${code}\nmodule.exports.schemaSha256 = '${digest}';\n`);
}
