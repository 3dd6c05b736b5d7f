import { smallerModel } from '../../degradation/actions/smaller-model';
import { Severity } from '../../finding/severity';
import type { PlanRule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { writtenSteps } from './steps';

const billions = (count: number): string => `${(count / 1e9).toFixed(1)}B`;

export const standbyIsSmaller: PlanRule = {
  code: 'STANDBY_NOT_SMALLER',
  area: 'degradation',
  law: 'the smaller model has fewer parameters',
  why: 'a model that is as large answers no more callers than the one that is overloaded',
  severity: ALWAYS_ERROR,
  check: (subject) => writtenSteps(subject).filter(({ action, step }) => action === smallerModel && step.standby).flatMap(({ step: { standby }, path }) => {
    const { id, facts } = subject.service.model;
    const at = `${path}.standby.model`;
    const remedy = `name a model with fewer parameters than ${id}`;
    if (standby?.model === undefined || standby.model === id) return [{ path: at, message: `the standby serves the same model, ${id}`, remedy, value: standby?.model }];
    if (standby.parameters === undefined) return [{ path: at, message: `nothing is known of the size of ${standby.model}`, remedy: 'see to it that it is smaller: only models of the catalogue are compared', value: standby.model, severity: Severity.INFO }];
    if (standby.parameters < facts.parameters) return [];
    return [{ path: at, message: `${standby.model} has ${billions(standby.parameters)} parameters, ${id} has ${billions(facts.parameters)}`, remedy, value: billions(standby.parameters), limit: billions(facts.parameters) }];
  }),
};
