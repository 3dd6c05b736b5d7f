// What both generated schemas share: fields in a stable order, and `--check`, which writes nothing and fails when a file is stale.
import { readFileSync, writeFileSync } from 'node:fs';

export function sorted(object) {
  return Object.fromEntries(Object.keys(object).sort().map((key) => [key, object[key]]));
}

export function writeOrCheck(file, schema) {
  const text = `${JSON.stringify(schema, undefined, 2)}\n`;
  if (process.argv.includes('--check')) {
    const fresh = readFileSync(file, 'utf8') === text;
    console.log(fresh ? `${file} is fresh` : `${file} is stale: run \`npm run generate\``);
    process.exitCode = fresh ? 0 : 1;
  } else {
    writeFileSync(file, text);
    console.log(`wrote ${file}`);
  }
}
