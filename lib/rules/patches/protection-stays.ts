import { Severity } from '../../finding/severity';
import { ERROR_OUTSIDE_DEV } from '../severities';
import { at } from './json';
import type { PatchRule } from './patch-rule';
import { EVERYWHERE, PROTECTIONS } from './protections';
import { placeOf, shown } from './words';

/** Whoever reaches an open control port runs code there, whatever the profile. */
const OPENS_CONTROL = ['spec.rayClusterConfig.authOptions'];

export const protectionStays: PatchRule = {
  code: 'PATCH_REMOVES_PROTECTION',
  area: 'patches',
  law: 'a patch leaves every protection as it was rendered: encryption, certificates, the metadata service, permission boundaries, public access, logs of who came, namespaces',
  why: 'each was rendered and judged because the profile, the exposure or the key asks for it; what a patch puts in its place is judged by no rule',
  severity: ERROR_OUTSIDE_DEV,
  check: ({ hits }) => hits.flatMap(({ name, before, after }) => {
    const fields = { ...EVERYWHERE, ...PROTECTIONS[String(before.Type ?? before.kind)] };
    return Object.entries(fields).filter(([field, lost]) => lost(at(before, field), at(after, field))).map(([field]) => ({
      path: placeOf(field),
      message: `the patch makes ${field} of '${name}' ${shown(at(after, field))}, ${shown(at(before, field))} was rendered`,
      remedy: 'say it in the deployment (access.certificate, aws.permissionsBoundary, aws.imports.key, kubernetes.namespace) where it has a field; where it has none, waive this with a reason',
      value: shown(at(after, field)),
      limit: shown(at(before, field)),
      ...(OPENS_CONTROL.includes(field) && { severity: Severity.ERROR }),
    }));
  }),
};
