// Lets Node load the TypeScript sources of this repository without compiling them first.
const fs = require('node:fs');
const { transformSync } = require('@swc/core');

const options = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } };

require.extensions['.ts'] = (module, filename) => module._compile(transformSync(fs.readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);

// a source comes before the table of the same name: extensions are tried in their order
const { '.json': table } = require.extensions;
delete require.extensions['.json'];
require.extensions['.json'] = table;
