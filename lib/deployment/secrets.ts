import type { Finding } from '../finding/finding';
import { findingOf } from './codes';
import type { Raw } from './environment';
import { hidden, isReference, isSecretFlag, isSecretName, isUnresolved, NOT_SHOWN } from './secret-looks';

/** Data in which no secret is left, and where they were. */
export interface WithoutSecrets<T> {
  readonly data: T;
  readonly findings: Finding[];
}

const LOOKS_SO = 'its value looks like a secret';
const NAMED_SO = 'its name says that it is a secret';

/** Fields that name a secret, and what is a key instead: that of an integration of PagerDuty has 32 hex digits, that of Opsgenie is a UUID. */
const NAMES_SECRET = /(^|\.)observability\.notifications\.\d+\.secret$/;
const KEY_ITSELF = /^([0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Takes every secret out, before anything else could repeat it; `flags` are those that take one. */
export function takeOutSecrets(root: Raw, flags: readonly string[]): WithoutSecrets<Raw> {
  const findings: Finding[] = [];
  const data = cleaned(root, '', { findings, flags: new Set(flags) }) as Raw;
  return { data, findings };
}

/** Findings in which nothing that looks like a secret is repeated. */
export function withoutSecrets(findings: readonly Finding[]): Finding[] {
  // thousands of findings share a remedy and a limit
  const known = new Map<string, string>();
  const clean = (text: string): string => {
    const found = known.get(text) ?? hidden(text);
    known.set(text, found);
    return found;
  };
  return findings.map((finding) => ({
    ...finding,
    path: clean(finding.path),
    message: clean(finding.message),
    remedy: clean(finding.remedy),
    ...(finding.value !== undefined && { value: clean(finding.value) }),
    ...(finding.limit !== undefined && { limit: clean(finding.limit) }),
  }));
}

interface Search {
  readonly findings: Finding[];
  readonly flags: ReadonlySet<string>;
}

function cleaned(value: unknown, path: string, search: Search): unknown {
  if (typeof value === 'string') return cleanedText(value, path, search);
  if (Array.isArray(value)) return cleanedList(value, path, search);
  if (typeof value !== 'object' || value === null) return value;
  const holdsVariables = /(^|\.)(extraEnv|stringData)$/.test(path);
  const variable = namedVariable(value as Raw);
  const entries = Object.entries(value).map(([key, item]) => {
    const below = path === '' ? key : `${path}.${key}`;
    if (hidden(key) !== key) search.findings.push(inline(below, 'a key looks like a secret'));
    const named = (holdsVariables && isSecretName(key)) || (key === 'value' && variable !== undefined && isSecretName(variable));
    if (named && /(^|\.)extraEnv$/.test(path) && typeof item === 'string' && isUnresolved(item)) search.findings.push(findingOf({ code: 'REFERENCE_NOT_RESOLVED', path: below, value: NOT_SHOWN, message: `'${below}' refers to a secret, and nothing resolves it there` }));
    return [key, named && isWritten(item) ? taken(below, NAMED_SO, search) : cleaned(item, below, search)];
  });
  return Object.fromEntries(entries);
}

/** The name of a variable as containers list it: a map of `name` and `value`. */
function namedVariable({ name, value }: Raw): string | undefined {
  return typeof name === 'string' && value !== undefined ? name : undefined;
}

function cleanedText(text: string, path: string, search: Search): string {
  if (NAMES_SECRET.test(path) && KEY_ITSELF.test(text)) return taken(path, LOOKS_SO, search);
  const rest = hidden(text);
  if (rest !== text) search.findings.push(inline(path, LOOKS_SO));
  return rest;
}

/** In a list of arguments a flag and its value may stand in one item, or one after the other. */
function cleanedList(list: readonly unknown[], path: string, search: Search): unknown[] {
  const areArguments = /(^|\.)(extraArgs|args|command)$/.test(path);
  return list.map((item, index) => {
    const below = `${path}.${index}`;
    if (!areArguments) return cleaned(item, below, search);
    const before = list[index - 1];
    const follows = typeof before === 'string' && isSecretFlag(before, search.flags) && isWritten(item) && !String(item).startsWith('--');
    if (follows) return taken(below, `it is the value of ${before}`, search);
    const [, flag, separator, value] = typeof item === 'string' ? /^(-{0,2}[\w.-]+)(=|\s+)([^]+)$/.exec(item) ?? [] : [];
    if (flag === undefined || !holdsSecret(flag, search) || isReference(value.trim())) return cleaned(item, below, search);
    search.findings.push(inline(below, `it is the value of ${flag}`));
    return `${flag}${separator}${NOT_SHOWN}`;
  });
}

/** A flag, or a variable in front of a command (`NAME=value`). */
function holdsSecret(name: string, { flags }: Search): boolean {
  return name.startsWith('-') ? isSecretFlag(name, flags) : isSecretName(name);
}

/** True for a value that is written out, not referred to. */
function isWritten(value: unknown): boolean {
  if (typeof value === 'string') return !isReference(value);
  return typeof value === 'number' || typeof value === 'boolean';
}

function taken(path: string, why: string, { findings }: Search): string {
  findings.push(inline(path, why));
  return NOT_SHOWN;
}

function inline(path: string, why: string): Finding {
  return findingOf({ code: 'SECRET_INLINE', path, message: `'${path}' holds a secret in plain text: ${why}`, value: NOT_SHOWN });
}
