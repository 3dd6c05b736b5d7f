import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The script as it is shipped. */
export const SCRIPT = join(__dirname, '../../../../lib/weights/fetch-weights.sh');

/** What a run left on its streams. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** A run that goes on. */
export interface Run {
  readonly process: ChildProcess;
  readonly done: Promise<Outcome>;
  /** Resolves when standard output holds the text. */
  says(text: string): Promise<void>;
}

/** Starts the fetch with nothing in its environment but what is given. */
export function start(env: { [name: string]: string }): Run {
  return runScript(SCRIPT, env);
}

/** Starts a script with nothing in its environment but what is given. */
export function runScript(script: string, env: { [name: string]: string }): Run {
  const defaults = { PATH: process.env.PATH ?? '', HOME: tmpdir(), LLM_RETRY_DELAY: '1', LLM_ATTEMPTS: '3', no_proxy: '127.0.0.1' };
  const child = spawn('bash', [script], { env: { ...defaults, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let error = '';
  const waiting: { text: string; resolve: () => void }[] = [];
  child.stdout.on('data', (chunk) => {
    out += chunk;
    waiting.filter(({ text }) => out.includes(text)).forEach(({ resolve }) => resolve());
  });
  child.stderr.on('data', (chunk) => { error += chunk; });
  const done = new Promise<Outcome>((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, out, error })));
  return { process: child, done, says: (text) => new Promise((resolve) => (out.includes(text) ? resolve() : waiting.push({ text, resolve }))) };
}

/** Runs the script to its end. */
export function run(env: { [name: string]: string }): Promise<Outcome> {
  return start(env).done;
}

/** Every file below a folder, by its path. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}

/** Processes that were started with this text in their environment and still live. */
export function alive(text: string): string[] {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(text) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
    } catch {
      return false;
    }
  });
}

const folders: string[] = [];

/** A new folder that `removeFolders` takes away. */
export function newFolder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'fetch-')));
  return folders[folders.length - 1];
}

/** Takes all new folders away. */
export function removeFolders(): void {
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}
