import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

export const variablesLegal: Rule = {
  code: 'VARIABLE_ILLEGAL',
  area: 'names and limits',
  law: 'variables of the engine have names that every shell and unit file takes',
  why: 'a unit file or script drops or breaks at another name',
  severity: ALWAYS_ERROR,
  check: ({ service: { engine } }) => Object.keys(engine.extraEnv ?? {}).filter((name) => !NAME.test(name)).map((name) => ({
    path: `engine.extraEnv.${name}`,
    message: `'${name}' is no name of a variable`,
    remedy: 'use letters, digits and underscores, and no digit at the beginning',
    value: name,
    limit: NAME.source,
  })),
};
