import { containersOf, makesTasks } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Bytes of a task definition (Amazon ECS quotas: 64 KiB). */
const MOST_BYTES = 65_536;

/** What volumes, checks, logs and references take besides; measured at 12 KiB, rounded up. */
const REST_BYTES = 16_384;

export const taskDefinitionSmall: Rule = {
  code: 'TASK_DEFINITION_TOO_LARGE',
  area: 'names and limits',
  law: 'commands and environment of all containers fit into a task definition',
  why: 'Amazon ECS refuses to register a larger one',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const texts = containersOf(subject).flatMap(({ command, args, env }) => [...command, ...args, ...Object.entries(env).flat()]);
    const bytes = REST_BYTES + texts.reduce((sum, text) => sum + new TextEncoder().encode(JSON.stringify(text)).length, 0);
    if (!makesTasks(subject) || bytes <= MOST_BYTES) return [];
    return [{
      path: 'engine.extraArgs',
      message: `the task definition takes ${bytes} bytes, Amazon ECS takes ${MOST_BYTES}`,
      remedy: 'shorten engine.extraArgs and engine.extraEnv',
      value: String(bytes),
      limit: String(MOST_BYTES),
    }];
  },
};
