import type { Finding } from '../finding/finding';
import { nearest } from '../units/nearest';
import { lookalikesIn } from '../units/printable';
import { findingOf } from './codes';
import { fieldBelow, formOfKeys, formOfValue, isConfidential, isForeign, isOpaque, ROOT_FIELD, type Field } from './field-forms';
import { NOT_SHOWN } from './secret-looks';
import type { TextForm } from './text-forms';
import { deployTimeFinding, isPlainAroundTokens, isToken } from './tokens';

/** Longest value that a message repeats. */
const LONGEST_SHOWN = 120;

/** Every text of another form than its field has, and every value that comes too late, each where it stands. */
export function formFindings(value: unknown, field: Field = ROOT_FIELD): Finding[] {
  if (isForeign(field)) return [];
  if (isToken(value) && !isOpaque(field)) return [deployTimeFinding(field.path)];
  if (typeof value === 'string') return textFindings(value, field.path, formOfValue(field));
  if (typeof value !== 'object' || value === null) return [];
  const isItem = Array.isArray(value);
  const keys = isItem ? undefined : formOfKeys(field);
  return Object.entries(value).flatMap(([key, item]) => {
    const below = fieldBelow(field, key, isItem);
    return [...textFindings(key, below.path, keys), ...formFindings(item, below)];
  });
}

/** One text by one form; one that is known at deployment only has any form, as long as it cannot break out of where it is put. */
export function textFindings(text: string, path: string, form: TextForm | undefined): Finding[] {
  if (form === undefined || (isToken(text) ? isPlainAroundTokens(text) : form.fits(text))) return [];
  if (isConfidential(path)) return [findingOf({ code: form.code, path, message: `'${path}' is not of the form: ${form.allowed}`, value: NOT_SHOWN, limit: form.allowed })];
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  const foreign = lookalikesIn(text);
  const message = `'${shown}' is not of the form: ${form.allowed}${foreign.length > 0 ? `; it holds ${foreign.join(', ')}` : ''}`;
  const close = form.names ? nearest(text, form.names) : [];
  return [findingOf({ code: form.code, path, message, value: shown, limit: form.allowed, ...(close.length > 0 && { remedy: `did you mean ${close.join(', ')}?` }) })];
}
