import { spawnSync } from 'node:child_process';

/** Fluent Bit compiles expressions with Onigmo in Ruby's syntax and UTF-8 (src/flb_regex.c); Ruby's own expressions are Onigmo. */
const PROGRAM = `
pairs = JSON.parse(STDIN.read)
made = Hash.new { |known, expression| known[expression] = Regexp.new(expression) }
puts JSON.generate(pairs.map { |expression, line| (found = made[expression].match(line)) && found.named_captures })
`;

/** What Onigmo makes of each expression over its line. */
export function onigmo(pairs: [expression: string, line: string][]): ({ [field: string]: string } | null)[] {
  const ruby = spawnSync('ruby', ['-Ku', '-rjson', '-e', PROGRAM], { input: JSON.stringify(pairs), encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, LANG: 'C.UTF-8' } });
  if (ruby.status !== 0) throw new Error(ruby.stderr);
  return JSON.parse(ruby.stdout) as ({ [field: string]: string } | null)[];
}
