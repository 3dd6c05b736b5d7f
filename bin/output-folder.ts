import * as fs from 'node:fs';
import * as path from 'node:path';
import { LlmServingError } from '../lib/error';
import { attempt, existing } from './files';
import { INDEX_FILE, indexText, refuseForeign } from './output-index';
import { placeFor } from './output-place';

/** How often another process may be quicker. */
const MOST_TRIES = 20;

/** A file below the output folder. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** An output folder that appears whole or not at all. */
export class OutputFolder {
  private readonly target: string;
  private readonly staging: string;
  private readonly named: string;
  /** The outermost folder that was made on the way. */
  private readonly made: string | undefined;

  public constructor(folder: string) {
    this.named = folder;
    this.target = placeFor(folder);
    refuseForeign(this.target, folder);
    const parent = path.dirname(this.target);
    this.made = attempt(() => fs.mkdirSync(parent, { recursive: true }), `'${folder}' cannot be made`, 'OutputNotWritable');
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

  /** Puts everything in place at once; the last of several processes stays. */
  public publish(deployments: readonly string[]): void {
    this.write(INDEX_FILE, indexText(this.staging, deployments));
    fs.chmodSync(this.staging, 0o755);
    const former = this.replace();
    attempt(() => former.forEach((old) => fs.rmSync(old, { recursive: true, force: true })), `'${this.named}' is written, what stood there before is not wholly removed`, 'OutputNotWritable');
  }

  /** Leaves nothing behind. */
  public discard(): void {
    fs.rmSync(this.staging, { recursive: true, force: true });
    for (let folder = path.dirname(this.target); this.made !== undefined && folder.startsWith(this.made); folder = path.dirname(folder)) {
      if (fs.readdirSync(folder).length > 0) return;
      fs.rmdirSync(folder);
    }
  }

  /** Moves what stands there aside, and the new folder in; gives back what is now to be removed. */
  private replace(): string[] {
    const former: string[] = [];
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const old = `${this.staging}.old${tries}`;
      const moved = this.moveAside(old);
      try {
        fs.renameSync(this.staging, this.target);
        return moved ? [...former, old] : former;
      } catch (error) {
        if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) {
          if (moved) fs.renameSync(old, this.target);
          attempt(() => { throw error; }, `'${this.named}' cannot be replaced`, 'OutputNotWritable');
        }
        if (moved) former.push(old);
      }
    }
    throw new LlmServingError('OutputNotWritable', `'${this.named}' is being written by other processes, try again when they have ended`);
  }

  /** True when something stood there; what is not ours goes back. */
  private moveAside(old: string): boolean {
    const moved = attempt(() => existing(() => {
      fs.renameSync(this.target, old);
      return true;
    }), `'${this.named}' cannot be replaced`, 'OutputNotWritable');
    if (!moved) return false;
    try {
      refuseForeign(old, this.named);
    } catch (error) {
      fs.renameSync(old, this.target);
      throw error;
    }
    return true;
  }
}
