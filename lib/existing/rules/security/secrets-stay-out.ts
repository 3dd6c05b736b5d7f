import { looksSecret } from '../../../deployment/secret-looks';
import { EngineFact } from '../../../engine/traces';
import { Severity } from '../../../finding/severity';
import { fieldsAt, listAt, textAt, textsAt, type FieldPath, type Fields } from '../../fields';
import { containersOf } from '../../pods';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation, Place } from '../rule';

export const secretsStayOut: ManifestRule = {
  code: 'SECRET_IN_MANIFEST',
  area: 'security',
  law: 'no token or key is written into a manifest',
  why: 'it is readable to everyone who may read the manifest, its history and the process list: it counts as leaked',
  severity: Severity.ERROR,
  check: (scope) => [
    ...scope.pods.flatMap((pod) => containersOf(pod).flatMap(({ container, path }) => inContainer(container).map((found) => said({ object: pod.object, at: [...path, ...found.in] }, found.what, found.value)))),
    ...ofKeys(scope),
    ...scope.of('ConfigMap').flatMap((object) => Object.entries(fieldsAt(object.body, 'data')).filter(([, value]) => typeof value === 'string' && looksSecret(value))
      .map(([key, value]) => said({ object, at: ['data', key] }, key, String(value)))),
  ],
};

function inContainer(container: Fields): { in: FieldPath; what: string; value: string }[] {
  const variables = listAt(container, 'env').flatMap((item, index) => {
    const [name, value] = [textAt(item, 'name') ?? '', textAt(item, 'value') ?? ''];
    return value !== '' && !isReference(value) && looksSecret(value, name) ? [{ in: ['env', index, 'value'], what: name, value }] : [];
  });
  const words = ['command', 'args'].flatMap((list) => textsAt(container, list).flatMap((word, index) => (looksSecret(word) ? [{ in: [list, index], what: `${list}[${index}]`, value: word }] : [])));
  return [...variables, ...words];
}

/** A key that the engine is given as a word of its command. */
function ofKeys({ engines }: Scope): ManifestViolation[] {
  return engines.flatMap(({ command, object, path }) => {
    const key = command.facts.get(EngineFact.API_KEY);
    const value = key?.values?.find((word) => word !== '' && !isReference(word));
    if (!key || value === undefined || !key.spelling.startsWith('-') || looksSecret(value)) return [];
    return [said({ object, at: [...path, ...key.at] }, key.spelling, value)];
  });
}

/** What something else fills in. */
const isReference = (value: string): boolean => /\$[({A-Za-z_]|\{\{/.test(value);

/** What is there to be replaced by hand, and then stays. */
const PLACEHOLDER = /^<.*>$|^(your|my)[-_ ]|change[-_]?me|replace|xxx|todo/i;

function said({ object, at }: Place, what: string, value: string): ManifestViolation {
  const placeholder = PLACEHOLDER.test(value);
  return {
    object, at,
    message: placeholder ? `${what} asks for a secret to be written in place of a placeholder` : `${what} holds a secret in plain text`,
    remedy: placeholder ? 'take it from a Secret (valueFrom.secretKeyRef)' : 'take it from a Secret (valueFrom.secretKeyRef), and replace it: treat the value as leaked',
    value: '(not shown)',
    ...(placeholder && { severity: Severity.WARNING }),
  };
}
