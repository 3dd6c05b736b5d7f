import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { addedOptions, isSpelled, mayBecome, type AddedOption } from './options';
import { deciderOf } from './options-left-to-plan';

/** Values that leave a variable switched off. */
export const OFF = ['', '0', 'false', 'False', 'no', 'off'];

export const optionsSafe: Rule = {
  code: 'ENGINE_OPTION_UNSAFE',
  area: 'security',
  law: 'no extra argument or variable opens a hole in the engine',
  why: 'the guard and the network keep callers from what the engine shows by itself, not from what it was told to show',
  severity: ALWAYS_ERROR,
  check: ({ service: { engine }, engineVersion: { unsafeOptions, decidedOptions } }) => addedOptions(engine).flatMap((option) => {
    const hole = unsafeOptions.find(({ spelling }) => isSpelled(option, spelling)) ?? unsafeOptions.find(({ spelling }) => mayBecome(option, spelling));
    if (hole === undefined || isOff(option) || deciderOf(option, decidedOptions) !== undefined) return [];
    return [{
      path: option.path,
      message: `${option.name} ${option.name === hole.spelling ? '' : `(read as ${hole.spelling}) `}${hole.reason}`,
      remedy: 'remove it; a waiver with a reason lets it stand for a while',
      value: option.name,
    }];
  }),
};

function isOff({ name, value }: AddedOption): boolean {
  return !name.startsWith('-') && value !== undefined && OFF.includes(value);
}
