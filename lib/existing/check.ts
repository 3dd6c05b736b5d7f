import { Catalogues } from '../catalogues';
import { withoutSecrets } from '../deployment/secrets';
import { EngineFact } from '../engine/traces';
import type { Finding } from '../finding/finding';
import { printableLine } from '../units/printable';
import { valueOf } from './engines';
import { nameOf, type SourceText } from './manifest';
import { parseManifests } from './parse';
import { judgeManifests } from './rules';
import { Scope } from './scope';

/** An engine that was found, for people. */
export interface EngineSummary {
  readonly object: string;
  readonly engine: string;
  /** @default - the image does not say */
  readonly version?: string;
  /** @default - not said where it can be read */
  readonly model?: string;
  /** @default - it asks for none */
  readonly accelerators?: number;
}

/** What checking existing manifests gives. */
export interface ExistingCheck {
  readonly findings: Finding[];
  readonly engines: EngineSummary[];
  /** Objects of a cluster that were read. */
  readonly objects: number;
  /** Documents that are none. */
  readonly foreign: number;
}

/** Reads texts that somebody else wrote, and judges everything in them together. */
export function checkManifests(sources: readonly SourceText[], catalogues: Catalogues = Catalogues.standard()): ExistingCheck {
  const parsed = sources.map(parseManifests);
  const scope = new Scope(parsed.flatMap(({ objects }) => objects), catalogues);
  return {
    findings: inOrder([...parsed.flatMap(({ findings }) => findings), ...judgeManifests(scope)]),
    engines: summaryOf(scope),
    objects: scope.objects.length,
    foreign: parsed.reduce((sum, { foreign }) => sum + foreign, 0),
  };
}

/** Findings as a reader of the files meets them, without what looks like a secret. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const line = ({ location }: Finding): number => location?.line ?? 0;
  const file = ({ location }: Finding): string => location?.file ?? '';
  return withoutSecrets([...findings].sort((a, b) => (file(a) === file(b) ? line(a) - line(b) : file(a) < file(b) ? -1 : 1)));
}

/** The engines of a scope, for people. */
export function summaryOf({ engines }: Scope): EngineSummary[] {
  return engines.map(({ object, traces, version, command, devices }) => {
    const model = valueOf(command, EngineFact.MODEL);
    return { object: nameOf(object), engine: traces.engineName, ...(version !== undefined && { version: printableLine(version) }), ...(model !== undefined && { model: printableLine(model) }), ...(devices !== undefined && { accelerators: devices }) };
  });
}
