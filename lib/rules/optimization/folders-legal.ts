import type { Rule, Subject } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** A path below another one, without a way out and without anything that a shell or an argument could read otherwise. */
const FOLDER = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

export const foldersLegal: Rule = {
  code: 'FOLDER_ILLEGAL',
  area: 'optimization',
  law: 'folders of adapters and draft models are plain paths below the source of the weights',
  why: 'they stand in arguments of the engine, and must not lead out of what was verified',
  severity: ALWAYS_ERROR,
  check: (subject) => foldersOf(subject).filter(([, folder]) => !FOLDER.test(folder)).map(([path, folder]) => ({
    path,
    message: `'${folder.slice(0, 80)}' is no plain path below the source of the weights`,
    remedy: 'write it like adapters/legal: letters, digits, dots, underscores and hyphens, parted by slashes',
    value: folder.slice(0, 80),
    limit: FOLDER.source,
  })),
};

/** Every folder below the source, with the field that names it. */
export function foldersOf({ service: { optimization: { adapters, speculation } } }: Subject): [path: string, folder: string][] {
  return [
    ...adapters.map(({ folder }, index): [string, string] => [`optimization.adapters.${index}.folder`, folder]),
    ...(speculation?.draftFolder === undefined ? [] : [['optimization.speculation.draftFolder', speculation.draftFolder] as [string, string]]),
  ];
}
