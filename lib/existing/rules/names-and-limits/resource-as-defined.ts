import { Severity } from '../../../finding/severity';
import { nearest } from '../../../units/nearest';
import { shown } from '../../../units/shown';
import { differencesOf, type Difference } from '../../definitions';
import { pathText } from '../../fields';
import type { ManifestRule, ManifestViolation } from '../rule';

export const resourceAsDefined: ManifestRule = {
  code: 'CUSTOM_RESOURCE_REFUSED',
  area: 'names and limits',
  law: 'a custom resource has the fields and values that its definition takes',
  why: 'an API server refuses the object, or drops the field without a word: the adapter, the route or the limit that was written is not there',
  severity: Severity.ERROR,
  check: ({ objects }) => objects.flatMap((object) => differencesOf(object).map((difference) => ({ object, ...sentenceFor(difference) }))),
};

type Sentence = Omit<ManifestViolation, 'object'>;

/** What a newer definition may take is a warning: names are added, what is required or of a wrong type stays so. */
function sentenceFor({ at, value, keyword, wanted, piece }: Difference): Sentence {
  const field = pathText(at);
  switch (keyword) {
    case 'additionalProperties': return unknownField(at, String(wanted['additionalProperty']), Object.keys(piece.properties ?? {}));
    case 'required': return { at, message: `${field} has no ${wanted['missingProperty']}, which its definition requires`, remedy: `add ${wanted['missingProperty']}` };
    case 'enum': return { at, ...outOf(field, value, wanted['allowedValues'] as readonly unknown[]), severity: Severity.WARNING };
    case 'not': return { at, message: `${field} is no field that its definition knows: ${piece.description}`, remedy: 'write it as its definition has it, or remove it' };
    case 'const': return differs(at, value, [shown(wanted['allowedValue']), piece.description ?? ''].join(' ').trimEnd());
    case 'type': return differs(at, value, `a value of type ${wanted['type']}`);
    case 'pattern': return differs(at, value, piece.description ?? '');
    default: return differs(at, Array.isArray(value) ? value.length : value, `${LIMITS[keyword] ?? keyword} ${wanted['limit']}`);
  }
}

const LIMITS: { readonly [keyword: string]: string } = {
  minimum: 'at least', maximum: 'at most', minLength: 'a text with a length of at least', maxLength: 'a text with a length of at most',
  minItems: 'a list with a length of at least', maxItems: 'a list with a length of at most', minProperties: 'keys, at least', maxProperties: 'keys, at most',
};

function unknownField(at: Difference['at'], name: string, known: string[]): Sentence {
  const close = nearest(name, known);
  return {
    at: [...at, name],
    message: `${pathText(at)} has no field ${shown(name)} in the definition that is known here`,
    remedy: close.length > 0 ? `did you mean ${close.join(', ')}?` : `remove it; known are ${known.join(', ')}`,
    value: name,
    severity: Severity.WARNING,
  };
}

function outOf(field: string, value: unknown, allowed: readonly unknown[]): Pick<Sentence, 'message' | 'remedy' | 'value' | 'limit'> {
  const close = typeof value === 'string' ? nearest(value, allowed.map(String)) : [];
  return {
    message: `${field} is ${shown(value)}, its definition takes ${allowed.join(', ')}`,
    remedy: close.length > 0 ? `did you mean ${close.join(', ')}?` : `choose one of ${allowed.join(', ')}`,
    value: shown(value),
    limit: allowed.join(', '),
  };
}

function differs(at: Difference['at'], value: unknown, wanted: string): Sentence {
  return { at, message: `${pathText(at)} is ${shown(value)}, its definition wants ${wanted}`, remedy: 'write it as the definition wants it', value: shown(value), limit: wanted };
}
