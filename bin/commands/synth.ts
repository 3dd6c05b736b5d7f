import { SingleBar, Presets } from 'cli-progress';
import pc from 'picocolors';
import { isRenderable } from '../../lib/decide';
import { LlmServingError } from '../../lib/error';
import { printableLine } from '../../lib/units/printable';
import type { Io } from '../io';
import { load, type Loaded } from '../load';
import { OutputFolder } from '../output-folder';
import { withPatchesJudged } from '../patches';
import { findingsText, summaryText } from '../print-findings';
import { renderAll, type Rendered } from '../render';
import { jsonText } from '../printing';

/** What a shell calls a program that was interrupted. */
const INTERRUPTED = 130;

export interface SynthOptions {
  readonly environment?: string;
  readonly out: string;
  readonly json?: boolean;
}

/** `llm-serving synth FILE…`: all outputs of all deployments, or nothing. Exit 0, or 1 with errors. */
export async function synth(files: string[], options: SynthOptions, io: Io): Promise<number> {
  const loaded = loadAll(files, options);
  refuseTwins(loaded);
  const refused = loaded.filter(({ decision }) => !isRenderable(decision));
  if (refused.length > 0) return refuse(loaded, options, io);
  return whole(options.out, async (folder) => {
    const rendered = renderAll(loaded, folder);
    // rendering is one long stretch: an interruption in it is heard here, before anything is put in place
    await new Promise(setImmediate);
    folder.publish(rendered.map(({ name }) => name));
    tell(loaded, rendered, options, io);
    return 0;
  });
}

/** Gives an output folder to some work; what is not published, because of an error or an interruption, is gone. */
async function whole(out: string, work: (folder: OutputFolder) => Promise<number>): Promise<number> {
  let folder: OutputFolder | undefined;
  const stop = (): never => {
    folder?.discard();
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    folder = new OutputFolder(out);
    return await work(folder);
  } finally {
    folder?.discard();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function loadAll(files: string[], { environment, json }: SynthOptions): Loaded[] {
  const bar = new SingleBar({ format: 'reading {bar} {value}/{total} {file}', clearOnComplete: true, stream: process.stderr }, Presets.shades_classic);
  if (!json) bar.start(files.length, 0, { file: '' });
  try {
    return files.map((file) => {
      bar.increment({ file: printableLine(file) });
      return withPatchesJudged(load(file, { environment }));
    });
  } finally {
    bar.stop();
  }
}

function refuseTwins(loaded: Loaded[]): void {
  const seen = new Map<string, string>();
  for (const { file, decision: { deployment } } of loaded) {
    const other = deployment && seen.get(deployment.name);
    if (deployment && other !== undefined) throw new LlmServingError('DuplicateName', `'${file}' and '${other}' both describe a deployment named '${deployment.name}'`);
    if (deployment) seen.set(deployment.name, file);
  }
}

function refuse(loaded: Loaded[], { json }: SynthOptions, io: Io): number {
  if (json) io.out(jsonText(loaded.map(({ file, decision }) => ({ file, findings: decision.findings, waived: decision.waived }))));
  else {
    loaded.filter(({ decision }) => decision.findings.length > 0).forEach(({ decision }) => io.err(`${findingsText(decision.findings)}\n`));
    loaded.forEach(({ file, decision }) => io.err(`${printableLine(file)}: ${summaryText(decision.findings, decision.waived)}`));
    io.err('nothing was written');
  }
  return 1;
}

function tell(loaded: Loaded[], rendered: Rendered[], { json, out }: SynthOptions, io: Io): void {
  if (json) {
    io.out(jsonText(rendered.map(({ name, files, report }) => ({ name, files, findings: report.findings, waived: report.waived }))));
    return;
  }
  rendered.forEach(({ name, report, files }, index) => {
    const { findings, waived } = loaded[index].decision;
    io.out(`${pc.green('✓')} ${name}  ${report.platforms.join(', ')}  ${files.length} files  ${summaryText(findings, waived)}`);
  });
  io.out(`written to ${printableLine(out)}`);
}
