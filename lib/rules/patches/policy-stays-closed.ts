import type { Body } from '../../patch/rendering';
import { ALWAYS_ERROR } from '../severities';
import { at, mapsAt } from './json';
import { newly } from './newly';
import type { PatchRule } from './patch-rule';

export const policyStaysClosed: PatchRule = {
  code: 'PATCH_OPENS_POLICY',
  area: 'patches',
  law: 'a patch lets nobody else into the pods than the deployment does',
  why: 'a policy with an open side admits every pod and address that reaches the node',
  severity: ALWAYS_ERROR,
  check: ({ hits }) => newly(hits, openings).map(({ name, weakness }) => ({
    path: 'merge.spec',
    message: `the patch gives '${name}' ${weakness}`,
    remedy: 'name the callers in kubernetes.clientNamespaces, or a narrow peer in the patch',
    value: weakness,
  })),
};

/** Ingress only: the way out is open to HTTPS by design. */
function openings({ kind, spec }: Body): string[] {
  if (kind !== 'NetworkPolicy') return [];
  const types = at(spec, 'policyTypes');
  const rules = mapsAt(spec, 'ingress');
  return [
    ...(Array.isArray(types) && !types.includes('Ingress') ? ['no say over who comes in'] : []),
    ...(rules.some((rule) => mapsAt(rule, 'from').length === 0) ? ['a way in for everybody'] : []),
    ...rules.flatMap((rule) => mapsAt(rule, 'from')).map((peer) => at(peer, 'ipBlock.cidr')).filter((cidr) => /^(0\.0\.0\.0|::)\/0$/.test(String(cidr))).map((cidr) => `a way in for ${cidr}`),
  ];
}
