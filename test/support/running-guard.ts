import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { DEFAULT_GUARD } from '../../lib/framework/guards';
import type { GuardOptions } from '../../lib/framework/guard';
import { sleep } from './fake-engine';
import { guardOptions } from './guard-options';
import { ask } from './raw-http';

/** Folder of another build of the program than the one in PATH, to run the same laws on it. */
const PROGRAM_FOLDER = process.env.GUARD_PROGRAM_FOLDER;
const ENVIRONMENT = { PATH: [PROGRAM_FOLDER, '/usr/sbin:/usr/bin:/sbin:/bin'].filter(Boolean).join(':') };

/** A guard of the real program on loopback ports, with its own folder. */
export class RunningGuard {
  /** All that it printed. */
  public output = '';

  /** Its exit status, or the signal, once it ended. */
  public ended?: number | string;

  private constructor(
    public readonly options: GuardOptions,
    public readonly folder: string,
    private readonly program: ChildProcess,
  ) {
    program.stdout?.on('data', (text) => (this.output += text));
    program.stderr?.on('data', (text) => (this.output += text));
    program.once('exit', (code, signal) => (this.ended = code ?? signal ?? -1));
  }

  /** Writes its files, checks them with the program itself, starts it, and waits until it answers. */
  public static async start(enginePort: number, changes: Partial<GuardOptions> = {}, keys: { [name: string]: string } = {}, prefix: string[] = []): Promise<RunningGuard> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'guard-'));
    fs.chmodSync(folder, 0o755);
    const keysPath = path.join(folder, 'keys');
    fs.mkdirSync(keysPath);
    for (const [name, text] of Object.entries(keys)) fs.writeFileSync(path.join(keysPath, name), text);
    const [port, adminPort] = [await freePort(), await freePort()];
    const options = guardOptions({ enginePort, port, adminPort, configPath: folder, keysPath, ...changes });
    for (const [name, text] of Object.entries(DEFAULT_GUARD.files(options))) fs.writeFileSync(path.join(folder, name), text);
    const [program, ...args] = [...prefix, ...DEFAULT_GUARD.command(options)];
    const guard = new RunningGuard(options, folder, spawn(program, args, { env: ENVIRONMENT }));
    await guard.answers();
    return guard;
  }

  public get port(): number {
    return this.options.port;
  }

  public get adminPort(): number {
    return this.options.adminPort;
  }

  public setKey(name: string, text: string | undefined): void {
    const file = path.join(this.folder, 'keys', name);
    if (text === undefined) fs.rmSync(file);
    else fs.writeFileSync(file, text);
  }

  /** Runs the drain command as a platform would, and waits for its end. */
  public drain(): Promise<number | null> {
    const [program, ...args] = DEFAULT_GUARD.drainCommand(this.options);
    const drain = spawn(program, args, { env: ENVIRONMENT, stdio: 'ignore' });
    return new Promise((resolve) => drain.once('exit', resolve));
  }

  /** Sends a signal to the command's process. */
  public signal(name: NodeJS.Signals): void {
    this.program.kill(name);
  }

  /** Seconds until it ended. */
  public async end(withinSeconds: number): Promise<number> {
    const start = Date.now();
    while (this.ended === undefined && Date.now() - start < withinSeconds * 1_000) await sleep(20);
    return (Date.now() - start) / 1_000;
  }

  /** Ends it at once. */
  public async kill(): Promise<void> {
    for (const child of this.children()) process.kill(child, 'SIGKILL');
    this.program.kill('SIGKILL');
    await this.end(5);
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** The processes that the command started: the proxy itself. */
  public children(): number[] {
    if (this.ended !== undefined) return [];
    const { pid } = this.program;
    return fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  }

  private async answers(): Promise<void> {
    for (let attempt = 0; attempt < 250 && this.ended === undefined; attempt++) {
      const up = await ask({ port: this.adminPort, path: DEFAULT_GUARD.livenessPath }).then(({ status }) => status === 200, () => false);
      if (up) return;
      await sleep(20);
    }
    throw new Error(`the guard does not answer:\n${this.output}`);
  }
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
