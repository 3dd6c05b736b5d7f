import { Severity } from '../../finding/severity';
import type { Rule } from '../rule';

export const engineMaintained: Rule = {
  code: 'ENGINE_RETIRED',
  area: 'compatibility',
  law: 'somebody still mends the engine',
  why: 'the next hole that is published stays open for as long as it serves; whoever takes it all the same says so in a waiver, with a day',
  severity: { dev: Severity.WARNING, prod: Severity.ERROR, regulated: Severity.ERROR },
  check: ({ engine: { name, maintenance } }) => {
    if (maintenance.maintained) return [];
    return [{
      path: 'engine.name',
      message: `nobody mends ${name} any more: ${maintenance.notice}`,
      remedy: `take ${maintenance.instead ?? 'another engine'}; a waiver with a reason and a day lets it stand`,
      value: name,
    }];
  },
};
