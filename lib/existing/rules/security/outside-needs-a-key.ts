import { Severity } from '../../../finding/severity';
import { hasKey } from '../../engines';
import { exposuresOf } from '../../exposure';
import type { ManifestRule } from '../rule';

export const outsideNeedsAKey: ManifestRule = {
  code: 'ENGINE_OPEN_TO_OUTSIDE',
  area: 'security',
  law: 'an engine whose port is reached from outside the cluster asks for a key, or something before it does',
  why: 'whoever finds the address uses the accelerators, and the paths that control the engine',
  severity: Severity.ERROR,
  check: (scope) => scope.servers.filter((engine) => !hasKey(engine)).flatMap((engine) => exposuresOf(engine, scope).filter(({ asks }) => !asks).map(({ object, at, what, internal }) => ({
    object, at,
    message: `${what} leads to port ${engine.port} of ${engine.traces.engineName} in ${engine.object.kind}/${engine.object.name}, and nobody asks for a key`,
    remedy: 'put a proxy before it that asks for keys and lets known paths through only; give the engine a key from a Secret at least',
    ...(internal && { severity: Severity.WARNING }),
  }))),
};
