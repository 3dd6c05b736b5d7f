import { decide, type DeploymentDecision } from '../lib/decide';
import { readDeployment } from '../lib/deployment/read';
import { LlmServingError } from '../lib/error';
import type { PatchStep } from '../lib/patch/apply-patches';
import type { Lock } from '../lib/plan/lock';
import { planCommand } from '../lib/plan-command';
import { readNamedFile, readOptionalTextFile, readTextFile } from './files';

/** A deployment file, and what was decided for it. */
export interface Loaded {
  readonly file: string;
  readonly decision: DeploymentDecision;
  /** What its patches do. @default - there are none, or nobody has looked */
  readonly patches?: PatchStep[];
}

/** Options of every command that reads a deployment. */
export interface LoadOptions {
  /** Environment to merge in. @default - none */
  readonly environment?: string;
  /** Whether the lock beside the file is obeyed. @default true */
  readonly obeyLock?: boolean;
}

/** Where the lock of a deployment file lies: each environment has its own. */
export const lockFileOf = (file: string, environment?: string): string => [file, ...(environment === undefined ? [] : [environment]), 'lock.json'].join('.');

/** Reads a deployment file, its lock and the files it names, and decides. */
export function load(file: string, { environment, obeyLock = true }: LoadOptions = {}): Loaded {
  const text = readTextFile(file);
  const read = readDeployment({ text, file, environment, readFile: (named) => readNamedFile(file, named) });
  // an environment that the deployment does not have names no file
  const lock = obeyLock && read.deployment ? readLock(file, environment) : undefined;
  return { file, decision: decide({ read, lock, today: new Date().toISOString().slice(0, 10) }) };
}

function readLock(deploymentFile: string, environment?: string): Lock | undefined {
  const file = lockFileOf(deploymentFile, environment);
  const text = readOptionalTextFile(file);
  if (text === undefined) return undefined;
  try {
    const lock = JSON.parse(text) as Lock;
    if (typeof lock === 'object' && lock !== null && typeof lock.services === 'object' && lock.services !== null) return lock;
  } catch {
    // falls through to the one refusal below
  }
  throw new LlmServingError('InvalidInput', `'${file}' is no lock: write it again with ${planCommand(environment, '--write')}, or delete it`);
}
