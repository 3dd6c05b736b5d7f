import type { ScalarTag } from 'yaml';
import { readDocument } from '../document';
import { at, fieldsAt, isFields, textAt, type FieldPath } from '../fields';
import type { Finding } from '../../finding/finding';
import type { ManifestObject, SourceText } from '../manifest';
import { notRead } from '../parse';

/** What a text held. */
export interface ParsedTemplate {
  /** @default - the text is no template */
  readonly resources?: ManifestObject[];
  readonly findings: Finding[];
}

/** Resources of one template. */
export function readTemplate({ file, text }: SourceText): ParsedTemplate {
  const read = readDocument({ file, text, line: 0 }, SHORT_FORMS);
  if ('problem' in read) return { findings: [notRead(read.location, read.problem)] };
  if (!isFields(at(read.root, 'Resources'))) return { findings: [] };
  const resources = Object.entries(fieldsAt(read.root, 'Resources')).flatMap(([name, resource]) => {
    const kind = textAt(resource, 'Type');
    if (kind === undefined) return [];
    const base: FieldPath = ['Resources', name, 'Properties'];
    return [{ apiVersion: 'cloudformation', kind, name, body: fieldsAt(resource, 'Properties'), locate: (path: FieldPath) => read.locate([...base, ...path]) }];
  });
  return { resources, findings: [] };
}

/** `!Ref X` and its like: what they will be is not known. `!Sub` keeps its placeholders, which says the same. */
const SHORT_FORMS: ScalarTag[] = [
  ...['Ref', 'GetAtt', 'ImportValue', 'GetAZs', 'Condition', 'Base64'].map((name) => ({ tag: `!${name}`, resolve: (text: string) => (name === 'Base64' ? text : `\${${text}}`) })),
  { tag: '!Sub', resolve: (text: string) => text },
];

/** A value as text: of intrinsic functions what is known, with placeholders for the rest. */
export function writtenText(value: unknown): string {
  if (Array.isArray(value)) return '${list}';
  if (!isFields(value)) return textAt(value) ?? '';
  const joined = at(value, 'Fn::Join', 1);
  if (Array.isArray(joined)) return joined.map(writtenText).join(textAt(value, 'Fn::Join', 0) ?? '');
  const within = at(value, 'Fn::Base64') ?? at(value, 'Fn::Sub', 0) ?? at(value, 'Fn::Sub');
  return within === undefined ? '${deploy-time}' : writtenText(within);
}
