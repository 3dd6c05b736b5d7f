// Runs the command from its sources in a process of its own: argv as on the command line.
const path = require('node:path');
const root = path.join(__dirname, '..', '..');
require(path.join(root, 'scripts', 'ts-hook.cjs'));
require(path.join(root, 'bin', 'llm-serving.ts')).main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
