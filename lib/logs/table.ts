import type { IEngineVersion } from '../engine/engine';
import { EngineCatalogue } from '../engine/registry';
import { DEFAULT_GUARD } from '../framework/guards';
import { fieldsOf, WHOLE_TEXT, type FormField } from './expression';
import { engineProgram, guardProgram, KERNEL_PROGRAM, TOOLS_PROGRAM } from './programs';

/** A column of the archive. */
export interface LogColumn {
  readonly name: string;
  readonly type: 'bigint' | 'double' | 'string';
}

/** Column that says which day a record was archived: a part of its place in the bucket. */
export const DAY_COLUMN = 'day';

/** What the collector itself adds to a record. */
const ADDED = ['stream', 'program', 'form', 'service', 'replica'];

const TYPE_OF_KIND: { readonly [kind: string]: LogColumn['type'] } = { integer: 'bigint', number: 'double' };

/** Every field that a record can have, whatever engine is taken next: the table outlives it. Where two forms differ over a figure, the wider type wins. */
export function logColumns(engine: Pick<IEngineVersion, 'logs'>): LogColumn[] {
  const catalogue = EngineCatalogue.standard();
  const engines = catalogue.names.flatMap((name) => catalogue.find(name) ?? []).map((known) => known.at(known.defaultVersion));
  const programs = [...[engine, ...engines].map(engineProgram), guardProgram(DEFAULT_GUARD), TOOLS_PROGRAM, KERNEL_PROGRAM];
  const columns = new Map<string, LogColumn>([...ADDED, WHOLE_TEXT].map((name) => [name, { name, type: 'string' }]));
  for (const { name, kind } of programs.flatMap(({ forms }) => forms.flatMap(({ pattern }) => fieldsOf(pattern)))) columns.set(name, { name, type: wider(columns.get(name)?.type, kind) });
  return [...columns.values()];
}

function wider(known: LogColumn['type'] | undefined, kind: FormField['kind']): LogColumn['type'] {
  const type = TYPE_OF_KIND[kind] ?? 'string';
  if (known === undefined || known === type) return type;
  return known === 'string' || type === 'string' ? 'string' : 'double';
}
