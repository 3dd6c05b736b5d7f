import { Severity } from '../../../finding/severity';
import type { ManifestRule } from '../rule';

/** DNS subdomain (RFC 1123), as the API server checks it. */
const LEGAL = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** Kinds whose names may hold more. */
const FREE = /^(ClusterRole|Role|ClusterRoleBinding|RoleBinding|APIService)$/;

/** A ScaledObject makes an HPA called `keda-hpa-<name>`, at most 63 characters (KEDA webhook). */
const MOST_SCALED = 54;

export const namesLegal: ManifestRule = {
  code: 'OBJECT_NAME_ILLEGAL',
  area: 'names and limits',
  law: 'the name of an object is one that the API server takes',
  why: 'the whole apply fails at this object, and what came before it stays half done',
  severity: Severity.ERROR,
  check: ({ objects }) => objects.filter(({ kind, name }) => name !== '' && !FREE.test(kind)).flatMap((object) => {
    const tooLong = object.kind === 'ScaledObject' && object.name.length > MOST_SCALED;
    if (LEGAL.test(object.name) && !tooLong) return [];
    return [{
      object, at: ['metadata', 'name'],
      message: tooLong ? `the name has ${object.name.length} characters, a ScaledObject may have ${MOST_SCALED}` : `'${object.name}' is no legal name: lower case letters, digits, - and . only`,
      remedy: 'rename it, and everything that refers to it',
      value: object.name,
    }];
  }),
};
