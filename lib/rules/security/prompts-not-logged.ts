import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';
import { addedOptions } from './options';

/** Log levels at which servers write what they were asked. */
const TALKATIVE = /^(debug|trace|10)$/i;

/** Flags and variables that set a log level. */
const LOG_LEVEL = /log(ging)?[-_]?level$/i;

export const promptsNotLogged: Rule = {
  code: 'PROMPTS_LOGGED',
  area: 'security',
  law: 'the engine does not log at a level that writes prompts',
  why: 'a log with prompts is a store of personal data with the readers and the retention of a log',
  severity: STRICTER_EACH_TIME,
  check: ({ service: { engine } }) => addedOptions(engine).flatMap(({ path, name, value }) => {
    const level = value ?? valueAfter(path, engine.extraArgs ?? []);
    if (!LOG_LEVEL.test(name) || level === undefined || !TALKATIVE.test(level)) return [];
    return [{
      path,
      message: `${name} ${level} writes prompts into the log`,
      remedy: 'remove it, or take info',
      value: level,
      limit: 'info',
    }];
  }),
};

/** The word behind a flag, when its value stands there. */
function valueAfter(path: string, extraArgs: string[]): string | undefined {
  const position = Number(path.split('.').at(-1));
  return Number.isInteger(position) ? extraArgs[position + 1] : undefined;
}
