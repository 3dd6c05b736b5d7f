import type { Body } from '../../patch/rendering';
import { ALWAYS_ERROR } from '../severities';
import { at, mapsAt, type Json } from './json';
import { newly } from './newly';
import type { PatchRule } from './patch-rule';
import { isWide } from './wide-range';
import { shown } from './words';

export const policyStaysClosed: PatchRule = {
  code: 'PATCH_OPENS_POLICY',
  area: 'patches',
  law: 'a patch lets nobody else into the pods, and the pods nowhere else, than the deployment does',
  why: 'a policy with an open side admits every pod and address that reaches the node, or lets a prompt out to any',
  severity: ALWAYS_ERROR,
  check: ({ hits }) => newly(hits, openings).map(({ name, weakness }) => ({
    path: 'merge.spec',
    message: `the patch gives '${name}' ${weakness}`,
    remedy: 'name the callers in kubernetes.clientNamespaces, or a narrow peer in the patch',
    value: weakness,
  })),
};

function openings({ kind, spec }: Body): string[] {
  if (kind !== 'NetworkPolicy') return [];
  const types = at(spec, 'policyTypes');
  const governs = (type: string) => Array.isArray(types) && types.includes(type);
  return [
    ...(governs('Ingress') ? [] : ['no say over who comes in']),
    ...(governs('Egress') ? [] : ['no say over where they call']),
    ...requirementsOf(at(spec, 'podSelector')).map((requirement) => `a say over pods of ${requirement} only`),
    ...mapsAt(spec, 'ingress').flatMap((rule) => sideOf(rule, 'from').map((who) => `a way in for ${who}`)),
    ...mapsAt(spec, 'egress').flatMap((rule) => sideOf(rule, 'to').map((who) => `a way out to ${who}`)),
  ];
}

/** What a pod must have to be governed; one more may leave the pods of the service out. */
function requirementsOf(selector: unknown): string[] {
  const labels = Object.entries(at(selector, 'matchLabels') ?? {}).map(([key, value]) => `${key}: ${shown(value)}`);
  return [...labels, ...mapsAt(selector, 'matchExpressions').map(shown)];
}

/** The open ends of one rule, by port: the way out is open to HTTPS by design. */
function sideOf(rule: Json, side: 'from' | 'to'): string[] {
  const peers = mapsAt(rule, side);
  const ports = mapsAt(rule, 'ports').map(({ port, endPort, protocol }) => [protocol, port, endPort].filter((part) => part !== undefined).join(' '));
  const open = peers.length === 0 ? ['everybody'] : peers.flatMap(openPeer);
  if (ports.length > 0) return open.flatMap((who) => ports.map((port) => `${who} on ${port}`));
  return open.length > 0 ? open : ['its peers on every port'];
}

function openPeer({ ipBlock, namespaceSelector, podSelector }: Json): string[] {
  const range = at(ipBlock, 'cidr');
  const except = at(ipBlock, 'except');
  if (isWide(range)) return [`${range}${Array.isArray(except) && except.length > 0 ? '' : ' without exception'}`];
  const every = namespaceSelector !== undefined && [...requirementsOf(namespaceSelector), ...requirementsOf(podSelector)].length === 0;
  return every ? ['every namespace'] : [];
}
