import type { DecidedOption } from '../../engine/engine';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { addedOptions, isSpelled, type AddedOption } from './options';

export const optionsLeftToPlan: Rule = {
  code: 'ENGINE_OPTION_DECIDED',
  area: 'security',
  law: 'no extra argument or variable repeats what the plan decides',
  why: 'the later one wins: memory, clocks, ports and guard would be computed for another engine than the one that runs',
  severity: ALWAYS_ERROR,
  check: ({ service: { engine }, engineVersion: { decidedOptions } }) => addedOptions(engine).flatMap((option) => {
    const field = deciderOf(option, decidedOptions);
    if (field === undefined) return [];
    return [{
      path: option.path,
      message: `${option.name} is decided by ${field}`,
      remedy: `remove it and set ${field}`,
      value: option.name,
      limit: field,
    }];
  }),
};

/** The field that decides an option, if any. */
export function deciderOf(option: AddedOption, decided: DecidedOption[]): string | undefined {
  return decided.find(({ spellings }) => spellings.some((spelling) => isSpelled(option, spelling)))?.field;
}
