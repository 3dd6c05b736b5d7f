import { isMap, isScalar, LineCounter, type Document, type YAMLError } from 'yaml';
import type { Finding, SourceLocation } from '../finding/finding';
import { yamlDocuments } from '../units/yaml-documents';
import { yamlProblem } from '../units/yaml-problem';
import { readingFinding } from './codes';
import type { LocationOf, Places } from './places';
import { structureOf } from './structure';

/** Largest deployment that is read. */
export const MAX_DEPLOYMENT_BYTES = 2 ** 20;

/** Levels that a deployment can have, with room for patches. */
const MOST_LEVELS = 40;

/** Mistakes of syntax that are told: the later ones mostly follow from the first. */
const MOST_PROBLEMS = 10;

/** Duplicates are looked for in our own walk: the library compares each key with all others. */
const READING = { uniqueKeys: false, version: '1.2', schema: 'core', stringKeys: true } as const;

/** What no text file holds; what a value may not hold is judged with its place. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

/** A file as data, with the place of everything in it. */
export interface ParsedText {
  /** @default - the text could not be read */
  readonly root?: { [key: string]: unknown };
  /** @default - the text could not be read */
  readonly places?: Places;
  readonly findings: Finding[];
}

/** Reads the text of a deployment file; what is wrong with it has a line and a column. */
export function parseDeploymentText(text: string, file: string): ParsedText {
  const start = { file, line: 1, column: 1 };
  if (text.length > MAX_DEPLOYMENT_BYTES) return { findings: [readingFinding('FILE_TOO_LARGE', start, `${text.length} characters`, `${MAX_DEPLOYMENT_BYTES}`)] };
  const control = CONTROL.exec(text);
  if (control) return { findings: [readingFinding('CONTROL_CHARACTER', placeOf(text, control.index, file))] };
  const counter = new LineCounter();
  const at: LocationOf = (offset) => {
    const { line, col } = counter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const { documents, tooDeepAt } = yamlDocuments(text, { counter, mostLevels: MOST_LEVELS, options: READING });
  if (tooDeepAt !== undefined) return { findings: [readingFinding('TOO_DEEP', at(tooDeepAt), undefined, String(MOST_LEVELS))] };
  const problems = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  if (problems.length > 0) return { findings: syntaxFindings(problems, at) };
  if (documents.length > 1) return { findings: [readingFinding('SEVERAL_DOCUMENTS', at(documents[1].range[0]), String(documents.length), '1')] };
  return documents.length === 0 ? { findings: [readingFinding('FILE_EMPTY', start)] } : dataOf(documents[0], at, start);
}

function syntaxFindings(problems: YAMLError[], at: LocationOf): Finding[] {
  const first = new Map(problems.slice(0, 10 * MOST_PROBLEMS).reverse().map((problem) => [problem.pos[0], problem]));
  return [...first.values()].reverse().slice(0, MOST_PROBLEMS).map((problem) => readingFinding('NOT_YAML', at(problem.pos[0]), yamlProblem(problem)));
}

function dataOf(document: Document.Parsed, at: LocationOf, start: SourceLocation): ParsedText {
  const { contents, directives } = document;
  if (directives.yaml.explicit && directives.yaml.version !== '1.2') return { findings: [readingFinding('NOT_YAML', start, 'a file of another YAML', '1.2')] };
  if (contents === null || (isScalar(contents) && contents.value === null && !contents.source)) return { findings: [readingFinding('FILE_EMPTY', start)] };
  if (!isMap(contents)) return { findings: [readingFinding('NOT_A_MAP', at(contents.range[0]))] };
  const { places, findings } = structureOf(document, contents, at);
  if (findings.length > 0) return { findings };
  return { root: document.toJS({ maxAliasCount: -1 }) as { [key: string]: unknown }, places, findings: [] };
}

function placeOf(text: string, offset: number, file: string): SourceLocation {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
