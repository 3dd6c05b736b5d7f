import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { main } from '../../bin/llm-serving';

/** What one command line did. */
export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process and keeps what it says. */
export async function runCli(...argv: string[]): Promise<CliResult> {
  const lines = { out: [] as string[], err: [] as string[] };
  const code = await main(argv, { out: (line) => void lines.out.push(line), err: (line) => void lines.err.push(line) });
  // colours are for terminals
  const plain = (text: string[]): string => text.join('\n').replace(/\u001b\[\d+m/g, '');
  return { code, out: plain(lines.out), err: plain(lines.err) };
}

/** A fresh folder, gone when the test file has ended. */
export function givenFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'llm-serving-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file in a folder. */
export function givenFile(folder: string, name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}
