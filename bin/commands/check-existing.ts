import pc from 'picocolors';
import { checkManifests, type ExistingCheck } from '../../lib/existing/check';
import { ownService } from '../../lib/existing/rules/template/own-service';
import { checkTemplates } from '../../lib/existing/template/check-template';
import { Severity } from '../../lib/finding/severity';
import { printableLine } from '../../lib/units/printable';
import type { Io } from '../io';
import { readTexts } from '../manifest-files';
import { objectsText, summaryText } from '../print-findings';
import { jsonText } from '../printing';

/** What somebody else wrote, and how it is read. */
export interface ExistingInput {
  /** @default - templates are checked */
  readonly manifests?: string;
  /** @default - manifests are checked */
  readonly template?: string;
  readonly json?: boolean;
}

/** `llm-serving check --manifests PATH` or `--template PATH`: every finding in what somebody else wrote; nothing is written. Exit 0, or 1 with errors. */
export function checkExisting({ manifests, template, json }: ExistingInput, io: Io): number {
  const named = manifests ?? template ?? '-';
  const { sources, skipped } = readTexts(named, /\.(ya?ml|json)$/i);
  const checked = manifests === undefined ? checkTemplates(sources) : checkManifests(sources);
  if (json) io.out(jsonText({ read: named, files: sources.length, skipped, ...checked }));
  else print({ named, files: sources.length, skipped }, checked, io);
  return checked.findings.some(({ severity }) => severity === Severity.ERROR) ? 1 : 0;
}

function print({ named, files, skipped }: { named: string; files: number; skipped: number }, { findings, engines, objects, foreign }: ExistingCheck, io: Io): void {
  if (findings.length > 0) io.out(`${objectsText(findings)}\n`);
  const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
  for (const { object, engine, version, model, accelerators } of engines) {
    io.out(`${pc.bold(object)}  ${engine} ${version ?? '(version not known)'}, ${model ?? 'model not known'}, ${counted(accelerators ?? 0, 'accelerator')}`);
  }
  const unread = findings.filter(({ code }) => code === 'MANIFEST_NOT_READ').length;
  const left = [unread > 0 ? `${counted(unread, 'document')} not read` : '', foreign > 0 ? `${counted(foreign, 'document')} of something else` : '', skipped > 0 ? `${counted(skipped, 'file')} without text` : ''].filter((part) => part !== '');
  io.out(`${printableLine(named)}: ${counted(objects, 'object')} in ${counted(files, 'file')}, ${counted(engines.length, 'engine container')}${left.length > 0 ? `; ${left.join(', ')}` : ''}`);
  const own = findings.some(({ code }) => code === ownService.code);
  if (engines.length === 0 && !own) io.out('no container was recognised as an engine: only queries, routes and names were judged');
  io.out(summaryText(findings, []));
}
