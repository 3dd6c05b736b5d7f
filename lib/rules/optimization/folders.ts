import type { Subject } from '../rule';

/** Every folder below the source, with the field that names it. */
export function foldersOf({ service: { optimization: { adapters, speculation } } }: Subject): [path: string, folder: string][] {
  return [
    ...adapters.map(({ folder }, index): [string, string] => [`optimization.adapters.${index}.folder`, folder]),
    ...(speculation?.draftFolder === undefined ? [] : [['optimization.speculation.draftFolder', speculation.draftFolder] as [string, string]]),
  ];
}
