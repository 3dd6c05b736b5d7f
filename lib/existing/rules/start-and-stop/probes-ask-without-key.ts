import { Severity } from '../../../finding/severity';
import { hasKey } from '../../engines';
import { fieldsAt, listAt } from '../../fields';
import { probesOf } from '../../probes';
import { ofServers, type ManifestRule } from '../rule';

export const probesAskWithoutKey: ManifestRule = {
  code: 'PROBE_PATH_ASKS_FOR_KEY',
  area: 'start and stop',
  law: 'with a key on the engine, probes ask a path that is open without it',
  why: 'the probe gets 401 for ever: the pod never becomes ready',
  severity: Severity.ERROR,
  check: ofServers((engine) => {
    if (!hasKey(engine)) return [];
    const { keyedPaths, keylessPaths = [] } = engine.traces;
    const asksForKey = (path: string): boolean => keyedPaths.some((begin) => path.startsWith(begin)) && !keylessPaths.some((begin) => path.startsWith(begin));
    return probesOf(engine.pod, engine.container).filter(({ name, path }) => path !== undefined && asksForKey(path)
      && listAt(fieldsAt(engine.container, name), 'httpGet', 'httpHeaders').length === 0).map((probe) => ({
      in: [...probe.in, 'httpGet', 'path'],
      message: `the ${probe.name} asks ${probe.path}, which answers 401 without the key that the engine was given`,
      remedy: 'ask /health, which is open and answers once the model is loaded',
      value: probe.path ?? '',
    }));
  }),
};
