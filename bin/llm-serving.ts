#!/usr/bin/env node
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { LlmServingError } from '../lib/error';
import { printable, printableLine } from '../lib/units/printable';
import { LIBRARY_VERSION } from '../lib/version';
import { forgetCdkVariables } from './cdk-environment';
import { markWithoutHelpers } from './collector';
import { check, type CheckOptions } from './commands/check';
import { checkExisting, type ExistingInput } from './commands/check-existing';
import { manifest } from './commands/manifest';
import { plan } from './commands/plan';
import { TERMINAL, type Io } from './io';
import { findingsText } from './print-findings';
import { printingSafely } from './printing';

/** Exit codes: 0 clean or warnings, 1 errors in what was described, 2 the command could not do its work, 130 interrupted. */
const EXIT = { ok: 0, refused: 1, usage: 2 } as const;

/** Runs one command line and says how it ended. */
export async function main(argv: string[], terminal: Io = TERMINAL): Promise<number> {
  forgetCdkVariables();
  const io = printingSafely(terminal);
  let code: number = EXIT.ok;
  const program = programFor(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, io);
  }
}

function programFor(io: Io, done: (code: number) => void): Command {
  const program = new Command('llm-serving')
    .description('One description of an LLM deployment in, CloudFormation and Kubernetes manifests out.')
    .version(LIBRARY_VERSION)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(printable(text.trimEnd())), writeErr: (text) => io.err(printable(text.trimEnd())) })
    .addHelpText('after', '\nExit codes: 0 clean or warnings, 1 errors in the deployment, 2 bad usage or input that cannot be read, 130 interrupted.');
  const environment = ['-e, --environment <name>', 'environment of the deployment to merge in', plainText] as const;
  const json = ['--json', 'print JSON for machines'] as const;
  program.command('plan').description('what was decided and why').argument('<file>', 'deployment file')
    .option(...environment).option(...json).option('--write', 'save the plan as FILE.lock.json (with -e, as FILE.ENV.lock.json), which synth obeys')
    .action((file, options) => done(plan(file, options, io)));
  program.command('check').description('every finding at once, and drift from the lock').argument('[file]', 'deployment file')
    .option(...environment).option(...json)
    .option('--manifests <path>', 'Kubernetes manifests that somebody else wrote: a folder, a file, or - for standard input')
    .option('--template <path>', 'CloudFormation templates that somebody else wrote: a cdk.out folder, a file, or - for standard input')
    .action((file, options, command) => done(checkOne({ ...options, file }, command, io)));
  program.command('synth').description('templates, manifests and review data').argument('<files...>', 'deployment files')
    .option(...environment).option(...json).option('--out <folder>', 'where to write', plainText, 'out')
    .action(async (files, options) => {
      // only a synth needs the renderers, and each of them its framework
      const { synth } = require('./commands/synth') as typeof import('./commands/synth');
      done(await synth(files, options, io));
    });
  program.command('manifest').description('what the weights must be, and the digest to pin').argument('<source>', 'a folder, or a JSON listing of the objects or versions below an S3 prefix')
    .option('--out <file>', 'where to write the list (default: manifest.sha256, or object-versions.txt for versions)', plainText).option('--prefix <prefix>', 'prefix of the model in an S3 listing').option(...json)
    .action(async (source, options) => done(await manifest(source, options, io)));
  return program;
}

/** A name that is given and can be read on one line. */
function plainText(given: string): string {
  if (given === '' || printableLine(given) !== given) throw new InvalidArgumentError('a name is wanted, of characters that can be seen.');
  return given;
}

/** A deployment file, or what somebody else wrote: one of them. */
function checkOne({ file, ...options }: CheckOptions & ExistingInput & { file?: string }, command: Command, io: Io): number {
  const named = [file, options.manifests, options.template].filter((input) => input !== undefined);
  if (named.length === 0) command.error("error: missing required argument 'file', or --manifests <path>, or --template <path>");
  if (named.length > 1) command.error('error: name a deployment file, --manifests or --template, not several');
  return file === undefined ? checkExisting(options, io) : check(file, options, io);
}

function failed(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (!LlmServingError.isLlmServingError(error)) {
    io.err(`llm-serving: unexpected: ${printable((error instanceof Error ? error.message : String(error)).split('\n')[0])}; please report it with the deployment file`);
    return EXIT.usage;
  }
  if (error.findings.length > 0) io.err(`${findingsText(error.findings)}\n`);
  io.err(`llm-serving: ${printable(error.message)} (${error.code})`);
  return error.findings.length > 0 ? EXIT.refused : EXIT.usage;
}

if (require.main === module) {
  markWithoutHelpers();
  // a closed pipe is the reader's wish, not an error
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.usage));
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
