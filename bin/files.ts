import * as fs from 'node:fs';
import * as path from 'node:path';
import { MAX_DEPLOYMENT_BYTES } from '../lib/deployment/parse';
import { LlmServingError } from '../lib/error';

/** What looks like files and is the system itself: some of it never ends. */
const NO_FILES = /^\/(proc|sys|dev)\//;

/** Reads a text file that a user named, and says in one line why it cannot. */
export function readTextFile(file: string, mostBytes: number = MAX_DEPLOYMENT_BYTES): string {
  const stat = statOf(file);
  if (stat.isDirectory()) throw new LlmServingError('InvalidInput', `'${file}' is a directory, a file is wanted`);
  if (!stat.isFile()) throw new LlmServingError('InvalidInput', `'${file}' is no plain file`);
  if (stat.size > mostBytes) throw new LlmServingError('InvalidInput', `'${file}' has ${stat.size} bytes, at most ${mostBytes} are read`);
  if (NO_FILES.test(attempt(() => fs.realpathSync(file), `'${file}' cannot be read`))) throw new LlmServingError('InvalidInput', `'${file}' is no plain file`);
  const bytes = attempt(() => fs.readFileSync(file), `'${file}' cannot be read`);
  return decoded(bytes, file);
}

/** The text of a file that need not exist. */
export function readOptionalTextFile(file: string): string | undefined {
  return fs.existsSync(file) ? readTextFile(file) : undefined;
}

/** The text of a file that a deployment names; nothing when it cannot be read, which is a finding with a place. */
export function readNamedFile(deploymentFile: string, named: string): string | undefined {
  try {
    return readOptionalTextFile(besides(deploymentFile, named));
  } catch (error) {
    if (LlmServingError.isLlmServingError(error)) return undefined;
    throw error;
  }
}

/** The path of a file that a deployment names, seen from the deployment's own folder. */
function besides(deploymentFile: string, file: string): string {
  return path.resolve(path.dirname(deploymentFile), file);
}

function statOf(file: string): fs.Stats {
  return attempt(() => fs.statSync(file), `'${file}' cannot be read`);
}

function decoded(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new LlmServingError('InvalidInput', `'${file}' is not UTF-8 text`);
  }
}

/** Turns a refusal of the operating system into a sentence of ours. */
export function attempt<T>(action: () => T, message: string, code: 'InvalidInput' | 'OutputNotWritable' = 'InvalidInput'): T {
  try {
    return action();
  } catch (error) {
    throw new LlmServingError(code, `${message}: ${REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message}`);
  }
}

/** What an action on something gives; nothing when it is not there. */
export function existing<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const REASONS: { [code: string]: string } = {
  ENOENT: 'it does not exist',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no directory',
  EISDIR: 'it is a directory',
  ELOOP: 'its links go round in a circle',
  EEXIST: 'a part of its path is a file',
  EBUSY: 'it is in use, or a mount point: name a folder inside it',
  EXDEV: 'it lies on another file system than its parent',
  ENAMETOOLONG: 'its name is too long',
};
