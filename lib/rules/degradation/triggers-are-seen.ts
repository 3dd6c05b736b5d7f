import { watchedSignal } from '../../degradation/signals';
import { DEFAULT_GUARD } from '../../framework/guards';
import { signalsIn } from '../../signals/expression';
import { signalTable } from '../../signals/signal-table';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { writtenSteps } from './steps';

export const triggersAreSeen: PlanRule = {
  code: 'DEGRADATION_TRIGGER_UNSEEN',
  area: 'degradation',
  law: 'what a trigger watches is shown by the engine or the guard',
  why: 'a step whose trigger nobody can see is never taken',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { engine, engineVersion: { metrics }, service } = subject;
    const table = signalTable({ metrics, guard: DEFAULT_GUARD, service: service.name });
    return writtenSteps(subject).flatMap(({ action, step, when, path }) => {
      if (!when || signalsIn(watchedSignal(when.signal).expression).every(({ name }) => table.get(name)?.absent === undefined)) return [];
      return [{
        path: step.when ? `${path}.when.signal` : `${path}.action`,
        message: `'${action.action}' is taken by ${when.signal}, which this version of ${engine.name} does not show`,
        remedy: 'watch requests_held, failed_share or replicas_reporting, which the guard shows for every engine',
        value: when.signal,
      }];
    });
  },
};
