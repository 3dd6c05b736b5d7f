import { EngineFact } from '../../../engine/traces';
import { Severity } from '../../../finding/severity';
import { numberOf } from '../../engines';
import { listAt, numberAt } from '../../fields';
import { startOf } from '../../start';
import { ofServers, type EngineViolation, type ManifestRule } from '../rule';

/** The longest start period that ECS takes. */
const MOST_START_PERIOD = 300;

export const taskStopsAfterDrain: ManifestRule = {
  code: 'TASK_CLOCKS_TOO_SHORT',
  area: 'start and stop',
  law: 'a task waits for the start of its engine, and for its drain',
  why: 'a health check that gives up while weights load stops the task, a stop that is too short cuts answers',
  severity: Severity.ERROR,
  check: ofServers((engine, scope) => {
    const [original] = scope.of(engine.object.kind).filter(({ name, written }) => name === engine.object.name && written === undefined);
    const definition = listAt(original?.body, 'ContainerDefinitions')[Number(engine.path[2])];
    if (definition === undefined) return [];
    const [stop, drain] = [numberAt(definition, 'StopTimeout'), numberOf(engine.command, EngineFact.DRAIN_SECONDS) ?? 0];
    const found: EngineViolation[] = stop !== undefined && stop < drain
      ? [{ message: `the engine is killed ${stop} s after the stop signal, it drains for ${drain} s`, remedy: `set StopTimeout to ${drain} or more, as far as the launch type allows`, value: `${stop} s`, limit: `${drain} s` }] : [];
    const period = numberAt(definition, 'HealthCheck', 'StartPeriod') ?? 0;
    const patience = period + (numberAt(definition, 'HealthCheck', 'Interval') ?? 30) * (numberAt(definition, 'HealthCheck', 'Retries') ?? 3);
    const start = startOf(engine);
    if (typeof definition === 'object' && definition !== null && 'HealthCheck' in definition && start !== undefined && patience < start.typicalSeconds) {
      found.push({ message: `the health check gives up after ${patience} s, a start takes about ${start.typicalSeconds} s (${start.what})`, remedy: `StartPeriod is at most ${MOST_START_PERIOD} s: raise Interval and Retries as well, or let the command of the check wait`, value: `${patience} s`, limit: `${start.typicalSeconds} s` });
    }
    return found;
  }),
};
