import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { execFileSync, spawnSync } from 'node:child_process';
import { filesIn, loaderOf } from '../../../../constructs/aws/private/template-files';
import { givenTemplate, type GivenAws } from '../../../support/aws-fixture';

/** Folders of a box, moved below a folder of this test. */
const FOLDERS = ['/etc/llm-serving', '/opt/llm-serving', '/var/lib/llm-serving', '/run/llm-serving', '/etc/systemd/system', '/opt/aws'];

/** What a run of a script said and did. */
export interface Run {
  readonly code: number | null;
  readonly output: string;
  /** Calls of stand-ins, in order. */
  readonly calls: string[];
}

/** A rendered box below a temporary folder: the bytes of the template, with stand-ins for AWS, systemd and Docker. */
export class Box {
  public readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'box-'));
  private readonly template: any;

  public constructor(given: GivenAws = {}) {
    this.template = givenTemplate(given).toJSON();
    FOLDERS.forEach((folder) => fs.mkdirSync(path.join(this.root, folder), { recursive: true }));
    fs.mkdirSync(path.join(this.root, 'bin'));
  }

  /** The loader, as an instance gets it. */
  public get loader(): string {
    return loaderOf(this.template, 'chat');
  }

  /** Files that the loader would write, by their real path. */
  public get files(): Map<string, string> {
    return filesIn(this.template, 'chat');
  }

  /** Values of the parameters, by the last word of their name. */
  public get parts(): Map<string, string> {
    return new Map(Object.values<any>(this.template.Resources).filter(({ Type }) => Type === 'AWS::SSM::Parameter')
      .map(({ Properties }) => [Properties.Name['Fn::Join'][1].at(-1).split('/').at(-1), Properties.Value]));
  }

  public at(file: string): string {
    return path.join(this.root, file);
  }

  /** Writes every file where a script of this box finds it. */
  public install(environment: { [name: string]: string } = {}): this {
    this.files.forEach((text, file) => this.write(file, text));
    const deploy = { LLM_STACK_ID: 'stack', LLM_GROUP_LOGICAL_ID: 'Group', LLM_LOG_GROUP: 'logs', LLM_KEYS_SECRET: 'chat-keys', LLM_INSTANCE_ID: 'i-1', LLM_REGION: 'us-east-1', ...environment };
    this.write('/etc/llm-serving/deploy.env', Object.entries(deploy).map(([name, value]) => `${name}="${value}"\n`).join(''));
    return this;
  }

  public write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), this.moved(text), { mode: 0o755 });
  }

  /** A stand-in for a program: a bash body that sees its arguments; each call is noted. */
  public standIn(program: string, body: string): this {
    const text = `#!/bin/bash\nprintf '%s\\n' "${program} $*" >> ${this.root}/calls\n${body}\n`;
    fs.writeFileSync(path.join(this.root, 'bin', program), text, { mode: 0o755 });
    return this;
  }

  /** Runs a script of the box with its environment files, as its unit would. */
  public run(script: string, { seconds = 20, words = '' } = {}): Run {
    return this.bash(`set -a; source ${this.at('/etc/llm-serving/plan.env')}; source ${this.at('/etc/llm-serving/deploy.env')}; set +a; ${this.at(script)} ${words}`, seconds);
  }

  /** Runs a text as the root user's shell of the box would. */
  public bash(text: string, seconds = 20): Run {
    fs.rmSync(this.at('calls'), { force: true });
    const done = spawnSync('timeout', [String(seconds), 'bash', '-c', text], { encoding: 'utf8', env: { PATH: `${this.root}/bin:${process.env.PATH}`, HOME: this.root } });
    const calls = fs.existsSync(this.at('calls')) ? fs.readFileSync(this.at('calls'), 'utf8').trim().split('\n') : [];
    return { code: done.status, output: `${done.stdout}${done.stderr}`, calls };
  }

  /** A text whose folders are the ones of this test. */
  public moved(text: string): string {
    return FOLDERS.reduce((so, folder) => so.replaceAll(folder, this.at(folder)), text);
  }

  public remove(): void {
    execFileSync('rm', ['-rf', this.root]);
  }
}
