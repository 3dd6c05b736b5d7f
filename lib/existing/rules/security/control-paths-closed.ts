import { Severity } from '../../../finding/severity';
import { hasKey } from '../../engines';
import { exposuresOf, type Exposure } from '../../exposure';
import { listAt, textAt } from '../../fields';
import type { ManifestRule } from '../rule';

export const controlPathsClosed: ManifestRule = {
  code: 'CONTROL_PATHS_OPEN',
  area: 'security',
  law: 'from outside only the paths of the API lead to an engine',
  why: 'the key of the engine guards a part of its paths only: the others stop it, change it, or serve past the key',
  severity: Severity.WARNING,
  check: (scope) => scope.servers.flatMap((engine) => {
    const { keyedPaths, keylessPaths = [] } = engine.traces;
    const control = engine.engineVersion?.endpoints.controlPaths.filter((path) => !keyedPaths.some((begin) => path.startsWith(begin)) || keylessPaths.includes(path)) ?? [];
    if (control.length === 0) return [];
    return exposuresOf(engine, scope).filter((exposure) => hasKey(engine) && !exposure.asks && !isNarrow(exposure)).map(({ object, at, what }) => ({
      object, at,
      message: `${what} passes every path on: ${control.slice(0, 3).join(', ')} and ${control.length - 3} more answer without the key`,
      remedy: 'let /v1 and /health through only, in the route or in a proxy before the engine',
    }));
  }),
};

/** Paths other than the root are named. */
function isNarrow({ object }: Exposure): boolean {
  const paths = [
    ...listAt(object.body, 'spec', 'rules').flatMap((rule) => listAt(rule, 'http', 'paths').map((path) => textAt(path, 'path') ?? '/')),
    ...listAt(object.body, 'spec', 'rules').flatMap((rule) => listAt(rule, 'matches').map((match) => textAt(match, 'path', 'value') ?? '/')),
  ];
  return paths.length > 0 && paths.every((path) => path !== '/' && !/^\/[(.*]/.test(path));
}
