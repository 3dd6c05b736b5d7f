import type { Finding } from '../finding/finding';
import { findingOf } from './codes';

/** Values that are secrets by their look: Hub, AWS, OpenAI, GitHub and Slack tokens, private keys, bearer headers. */
const LOOKS_SECRET = /\bhf_[A-Za-z0-9]{20,}|\b(AKIA|ASIA)[A-Z0-9]{16}\b|\bsk-[A-Za-z0-9_-]{20,}|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bBearer\s+[A-Za-z0-9._-]{16,}/;

/** Names of variables that hold secrets. */
const NAMED_SECRET = /(^|_)(TOKEN|API_KEY|APIKEY|PASSWORD|PASSWD|SECRET|SECRET_ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)$/i;

/** True for a value that looks like a secret, and for one whose variable says so. */
export function looksSecret(value: string, name = ''): boolean {
  return LOOKS_SECRET.test(value) || NAMED_SECRET.test(name);
}

/** Every secret that is written out; its value is never repeated. */
export function secretFindings(value: unknown, path = ''): Finding[] {
  if (typeof value === 'string') return looksSecret(value) ? [inline(path, 'its value looks like a secret')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const below = path === '' ? key : `${path}.${key}`;
    const named = /(^|\.)extraEnv$/.test(path) && NAMED_SECRET.test(key) && typeof item === 'string' && item !== '';
    return named ? [inline(below, 'its name says that it is a secret')] : secretFindings(item, below);
  });
}

function inline(path: string, why: string): Finding {
  return findingOf({ code: 'SECRET_INLINE', path, message: `'${path}' holds a secret in plain text: ${why}`, value: '(not shown)' });
}

/** Findings in which nothing that looks like a secret is repeated. */
export function withoutSecrets(findings: readonly Finding[]): Finding[] {
  const every = new RegExp(LOOKS_SECRET.source, 'g');
  const hidden = (text: string): string => text.replace(every, '(not shown)');
  return findings.map((finding) => ({ ...finding, message: hidden(finding.message), ...(finding.value !== undefined && { value: hidden(finding.value) }) }));
}
