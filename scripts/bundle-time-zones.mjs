// Bundles the names of time zones, with their links, from the database of this machine.
//   node scripts/bundle-time-zones.mjs [/usr/share/zoneinfo/tzdata.zi]
import { readFileSync, writeFileSync } from 'node:fs';

const [file = '/usr/share/zoneinfo/tzdata.zi'] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').split('\n');
const version = /^# version (\S+)/.exec(lines[0])?.[1];
// `Z name …` begins a zone, `L target name` links another name to it
const names = lines.flatMap((line) => /^(?:Z|L \S+) (\S+)/.exec(line)?.[1] ?? []).filter((name) => name !== 'Factory').sort();
writeFileSync('lib/units/time-zones.json', `${JSON.stringify({ source: `IANA time zone database ${version}, tzdata.zi (public domain)`, names }, null, 0).replaceAll('","', '",\n"')}\n`);
