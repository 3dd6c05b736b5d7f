import * as fs from 'node:fs';
import * as path from 'node:path';
import { LlmServingError } from '../lib/error';
import { attempt } from './files';

/** Written into every output folder: only a folder that holds it is ever replaced. */
export const INDEX_FILE = 'llm-serving.json';

/** A file below the output folder. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** An output folder that appears whole or not at all. */
export class OutputFolder {
  private readonly target: string;
  private readonly staging: string;

  public constructor(folder: string) {
    this.target = path.resolve(folder);
    refuseForeign(this.target, folder);
    const parent = path.dirname(this.target);
    attempt(() => fs.mkdirSync(parent, { recursive: true }), `'${folder}' cannot be made`, 'OutputNotWritable');
    this.staging = attempt(() => fs.mkdtempSync(path.join(parent, `.${path.basename(this.target)}-`)), `'${folder}' cannot be written`, 'OutputNotWritable');
  }

  /** Where to write before `publish`. */
  public get folder(): string {
    return this.staging;
  }

  public write(file: string, text: string): void {
    const whole = path.join(this.staging, file);
    attempt(() => {
      fs.mkdirSync(path.dirname(whole), { recursive: true });
      fs.writeFileSync(whole, text);
    }, `'${file}' cannot be written`, 'OutputNotWritable');
  }

  /** Puts everything in place at once. */
  public publish(): void {
    const old = `${this.staging}.old`;
    attempt(() => {
      fs.chmodSync(this.staging, 0o755);
      if (fs.existsSync(this.target)) fs.renameSync(this.target, old);
      fs.renameSync(this.staging, this.target);
      fs.rmSync(old, { recursive: true, force: true });
    }, `'${this.target}' cannot be replaced`, 'OutputNotWritable');
  }

  /** Leaves nothing behind. */
  public discard(): void {
    fs.rmSync(this.staging, { recursive: true, force: true });
  }
}

function refuseForeign(target: string, named: string): void {
  if (!fs.existsSync(target)) return;
  if (!fs.statSync(target).isDirectory()) throw new LlmServingError('OutputNotWritable', `'${named}' is a file, a folder is wanted`);
  const entries = fs.readdirSync(target);
  if (entries.length === 0 || entries.includes(INDEX_FILE)) return;
  throw new LlmServingError('OutputNotWritable', `'${named}' holds other files: choose another folder, or empty it (only folders written by llm-serving are replaced)`);
}
