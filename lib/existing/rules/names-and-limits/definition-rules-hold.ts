import { Severity } from '../../../finding/severity';
import { DEFINITION_RULES, partsAt } from '../../definition-rules';
import { definedKind } from '../../definitions';
import type { ManifestRule } from '../rule';

export const definitionRulesHold: ManifestRule = {
  code: 'CUSTOM_RESOURCE_CONTRADICTS_ITSELF',
  area: 'names and limits',
  law: 'fields of a custom resource go together as the rules of its definition say',
  why: 'each field is legal by itself, and the API server refuses the object that has both: the apply fails half-way',
  severity: Severity.ERROR,
  check: ({ objects }) => objects.flatMap((object) => DEFINITION_RULES.filter(({ kind }) => kind === definedKind(object)).flatMap(({ below, law, remedy, broken }) => (
    partsAt(object.body, below).flatMap(({ part, path }) => {
      const field = broken(part);
      return field ? [{ object, at: [...path, ...field], message: `the definition of ${object.kind} refuses it: ${law}`, remedy }] : [];
    })))),
};
