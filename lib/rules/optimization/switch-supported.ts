import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { askedSwitches } from './asked';

export const switchSupported: Rule = {
  code: 'SWITCH_UNSUPPORTED',
  area: 'optimization',
  law: 'the engine version has every switch that is set',
  why: 'the plan counts memory and speed with it; an engine that lacks it would run as another one than was planned',
  severity: ALWAYS_ERROR,
  check: (subject) => askedSwitches(subject).filter(({ support }) => support.options.length === 0).map(({ support, path, value }) => ({
    path,
    message: `${subject.engineVersion.engineName} ${subject.engineVersion.version} has no ${support.name}`,
    remedy: `leave it out, and take in its place: ${support.instead ?? 'another engine'}`,
    value,
  })),
};
