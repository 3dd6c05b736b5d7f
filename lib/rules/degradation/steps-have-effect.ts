import { shorterAnswers } from '../../degradation/actions/shorter-answers';
import { weightsOf } from '../../degradation/standbys';
import type { PlanRule, PlanSubject, Violation } from '../rule';
import { ALWAYS_WARNING } from '../severities';
import { writtenSteps, type WrittenStep } from './steps';

/** Fields of the description that its action does not read. */
function unread({ action, step, when, path }: WrittenStep): Violation[] {
  const told = Object.keys(step).filter((field) => field !== 'action');
  const read: string[] = [...action.fields, ...(action.trigger ? ['when', 'back'] : [])];
  const wrongSide = when && step.back && (when.is === 'above' ? step.back.atLeast : step.back.below) !== undefined;
  return [
    ...told.filter((field) => !read.includes(field)).map((field) => field.replace(/Seconds$/, '')).map((field) => ({
      path: `${path}.${field}`, message: `'${action.action}' does not read ${field}`, remedy: `leave degradation.steps.${field} out of this step`, value: field,
    })),
    ...(wrongSide ? [{ path: `${path}.back`, message: `a step that is taken ${when.is} a limit is taken back ${when.is === 'above' ? 'below' : 'at least at'} one`, remedy: `give back.${when.is === 'above' ? 'below' : 'atLeast'}` }] : []),
  ];
}

function longerThanUsual({ action, step: { maxOutputTokens = 0 }, path }: WrittenStep, { service: { access } }: PlanSubject): Violation[] {
  if (action !== shorterAnswers || maxOutputTokens < access.maxOutputTokens) return [];
  return [{
    path: `${path}.maxOutputTokens`, message: `${maxOutputTokens} tokens are no less than the ${access.maxOutputTokens} of every day`, remedy: `set it below ${access.maxOutputTokens}`,
    value: String(maxOutputTokens), limit: String(access.maxOutputTokens),
  }];
}

function tooSmallToWarm({ step: { standby }, path }: WrittenStep): Violation[] {
  if (!standby?.share || weightsOf(standby).standby > 0) return [];
  return [{ path: `${path}.standby.share`, message: `${standby.share} of the requests is less than half a hundredth, and weights are whole hundredths: the standby answers none`, remedy: 'set it to 0.01 or more', value: String(standby.share), limit: '>= 0.005' }];
}

export const stepsHaveEffect: PlanRule = {
  code: 'DEGRADATION_WITHOUT_EFFECT',
  area: 'degradation',
  law: 'everything that a step is told is read by its action',
  why: 'a limit that nobody reads is believed to hold',
  severity: ALWAYS_WARNING,
  check: (subject) => writtenSteps(subject).flatMap((written) => [...unread(written), ...longerThanUsual(written, subject), ...tooSmallToWarm(written)]),
};
