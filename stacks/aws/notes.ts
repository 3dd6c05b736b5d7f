import type { StackNote } from './tenancy';

/** What a reviewer hears where the catalogue does not know the zones. */
export const ZONES_GUESSED: StackNote = {
  subject: 'zones',
  reason: 'the catalogue does not know which zones of this region offer the instance type: the first ones are used, check them before a deployment',
};
