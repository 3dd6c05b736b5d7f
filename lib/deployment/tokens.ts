import type { Finding } from '../finding/finding';
import { findingOf } from './codes';

/** Fields that pass through as they are, so that a value known at deployment only may stand in them. */
const OPAQUE = [
  /(^|\.)model\.source$/, /(^|\.)engine\.image$/, /(^|\.)engine\.extraEnv\./, /(^|\.)apiKeys\.secret$/, /(^|\.)access\.certificate$/, /(^|\.)storage\.(storageClass|existingClaim)$/,
  /(^|\.)hardware\.machineImage$/, /^aws\.(account|permissionsBoundary)$/, /^aws\.tags\./, /^aws\.imports\.(key|accessLogBucket|topic|logGroup|hostedZone\.id)$/, /^aws\.imports\.vpc\.(id|cidr|privateSubnets|publicSubnets)/,
  /^kubernetes\.(imagePullSecrets|serviceAccount|nodeSelector)/, /^patches\.\d+\.merge/,
];

/** Values that are known at deployment only, in fields that the plan must know now. */
export function deployTimeFindings(value: unknown, path = ''): Finding[] {
  if (isToken(value)) {
    return OPAQUE.some((pattern) => pattern.test(path)) ? [] : [deployTimeFinding(path)];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => deployTimeFindings(item, path === '' ? key : `${path}.${key}`));
}

/** Tokens of the CDK as text (`${Token[…]}`), list (`#{Token[…]}`) and number (about -1.888e+289). */
export function isToken(value: unknown): boolean {
  if (typeof value === 'string') return /[$#]\{Token\[/.test(value);
  return typeof value === 'number' && value < -1e200;
}

/** A value that comes too late. */
export function deployTimeFinding(path: string): Finding {
  return findingOf({ code: 'DEPLOY_TIME_VALUE', path, message: `'${path}' is known at deployment only, the plan needs it now` });
}
