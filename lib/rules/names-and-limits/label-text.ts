/** A value: at most 63 letters, digits, hyphens, underscores and dots, or nothing (Kubernetes facts of 2026-11-22, section 6). */
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** The part of a key in front of its slash. */
const PREFIX = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

/** True for a text that a label may hold. */
export const isLabelValue = (text: string): boolean => VALUE.test(text);

/** True for a text that may name a label. */
export function isLabelKey(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop() ?? '';
  return name !== '' && isLabelValue(name) && (parts.length === 0 || (parts.length === 1 && PREFIX.test(parts[0])));
}
