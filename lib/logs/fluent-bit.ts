import { expressionOf, fieldsOf, TYPES, WHOLE_TEXT } from './expression';
import { LogStream, type LogForm } from './log-form';
import type { LogProgram } from './programs';

/** One section of a classic configuration file: its kind and its settings, in order. */
export interface ConfigSection {
  readonly kind: 'SERVICE' | 'INPUT' | 'FILTER' | 'OUTPUT' | 'PARSER';
  readonly settings: readonly (readonly [key: string, value: string])[];
}

/** A program, and how its records are tagged where they come in. */
export interface CollectedProgram {
  readonly program: LogProgram;
  /** Pattern of the tags. */
  readonly match: string;
}

/** What the collector of a replica or of a machine is told. */
export interface CollectorOptions {
  /** Whether lines go on whole, with whatever they quote. */
  readonly prompts: boolean;
  /** Fields that every record gets, `service` among them. */
  readonly added: { readonly [field: string]: string };
  readonly programs: readonly CollectedProgram[];
  /** Where records come in; empty when the platform has its own way. */
  readonly inputs: readonly ConfigSection[];
  /** Where the records of a stream go. */
  readonly outputOf: (stream: LogStream) => ConfigSection;
  /** Folder of both files, as the collector sees it. */
  readonly folder: string;
  /** Further fields that inputs add and that go on. */
  readonly keptFields: readonly string[];
}

/** Names of the two files. */
export const COLLECTOR_FILES = { main: 'fluent-bit.conf', parsers: 'parsers.conf' } as const;

/** Streams in the order in which they are written down. */
export const LOG_STREAMS = [LogStream.API, LogStream.ERRORS, LogStream.PERFORMANCE, LogStream.AUDIT] as const;

/** Memory that re-tagged lines may take while they wait; more are dropped, and nobody waits for them. */
const EMITTER_LIMIT = '10M';

/** Lines that no form knows. With prompts they go on whole, as part of what is known of calls. */
const REST: LogForm = { name: 'rest', stream: LogStream.API, pattern: '{cut}', sample: '', source: '' };

/**
 * The whole configuration of the collector (docs.fluentbit.io 4.2: rewrite_tag, parser, record_modifier; read 2026-11-26). A line gets the tag of a stream by matching a form
 * from its first letter to its last; outputs match those tags alone, so a line that nobody knows goes nowhere. Of a line that is known, only the named fields go on.
 */
export function collectorFiles(options: CollectorOptions): { [file: string]: string } {
  const routes = routesOf(options);
  const main: ConfigSection[] = [
    { kind: 'SERVICE', settings: [['Flush', '1'], ['Grace', '5'], ['Log_Level', 'warn'], ['Parsers_File', `${options.folder}/${COLLECTOR_FILES.parsers}`]] },
    ...options.inputs,
    ...options.programs.filter(({ program }) => routes.some((route) => route.program === program)).flatMap((each, index) => [lineAlone(each, options), retag(each, routes, index)]),
    ...routes.flatMap((route) => [parse(route), keepKnown(route, options)]),
    ...LOG_STREAMS.map((stream) => options.outputOf(stream)),
  ];
  return { [COLLECTOR_FILES.main]: textOf(main), [COLLECTOR_FILES.parsers]: textOf(routes.map(parserOf)) };
}

/** One form of one program, and the tag that its lines get. */
interface Route {
  readonly program: LogProgram;
  readonly form: LogForm;
  readonly tag: string;
  readonly parser: string;
  readonly expression: string;
}

function routesOf({ programs, prompts }: CollectorOptions): Route[] {
  return [...new Set(programs.map(({ program }) => program))].flatMap((program) => [...program.forms, ...(prompts ? [REST] : [])].map((form) => ({
    program, form,
    tag: `${form.stream}.${program.name}.${form.name}`,
    parser: `${program.name}_${form.name}`,
    expression: expressionOf(form.pattern, prompts),
  })));
}

/** What the runtime adds may have the name of a field of ours. */
function lineAlone({ program, match }: CollectedProgram, { keptFields }: CollectorOptions): ConfigSection {
  return { kind: 'FILTER', settings: [['Name', 'record_modifier'], ['Match', match], ...[program.key, ...keptFields].map((name) => ['Allowlist_key', name] as const)] };
}

function retag({ program, match }: CollectedProgram, routes: readonly Route[], index: number): ConfigSection {
  const rules = routes.filter((route) => route.program === program).map(({ expression, tag }) => ['Rule', `$${program.key} ${expression} ${tag} false`] as const);
  return { kind: 'FILTER', settings: [['Name', 'rewrite_tag'], ['Match', match], ...rules, ['Emitter_Name', `${program.name}_${index}`], ['Emitter_Mem_Buf_Limit', EMITTER_LIMIT]] };
}

function parse({ program, tag, parser }: Route): ConfigSection {
  return { kind: 'FILTER', settings: [['Name', 'parser'], ['Match', tag], ['Key_Name', program.key], ['Parser', parser], ['Reserve_Data', 'On']] };
}

/** Whatever is not named here leaves the record, the line itself first of all. */
function keepKnown({ program, form, tag, expression }: Route, { added, keptFields }: CollectorOptions): ConfigSection {
  const names = [...fieldsOf(form.pattern).map(({ name }) => name), ...(expression.includes(`?<${WHOLE_TEXT}>`) ? [WHOLE_TEXT] : []), ...keptFields];
  return {
    kind: 'FILTER',
    settings: [
      ['Name', 'record_modifier'], ['Match', tag],
      ...names.map((name) => ['Allowlist_key', name] as const),
      ...Object.entries({ stream: form.stream, program: program.name, form: form.name, ...added }).map(([name, value]) => ['Record', `${name} ${value}`] as const),
    ],
  };
}

function parserOf({ form, parser, expression }: Route): ConfigSection {
  const types = fieldsOf(form.pattern).flatMap(({ name, kind }) => (TYPES[kind] === undefined ? [] : [`${name}:${TYPES[kind]}`]));
  return {
    kind: 'PARSER',
    settings: [['Name', parser], ['Format', 'regex'], ['Regex', expression], ...(types.length === 0 ? [] : [['Types', types.join(' ')] as const])],
  };
}

function textOf(sections: readonly ConfigSection[]): string {
  return sections.map(({ kind, settings }) => `[${kind}]\n${settings.map(([key, value]) => `    ${key} ${value}\n`).join('')}`).join('\n');
}
