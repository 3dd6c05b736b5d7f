/** Where a command writes: standard output for what was asked, standard error for what is on the way. */
export interface Io {
  out(line: string): void;
  err(line: string): void;
}

/** The terminal. */
export const TERMINAL: Io = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};
