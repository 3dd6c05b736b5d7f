import type { PatchedObject } from '../../patch/apply-patches';
import type { Body } from '../../patch/rendering';

/** Something weak that stands in an object because of a patch. */
export interface Weakness {
  readonly name: string;
  readonly weakness: string;
}

/** What is weak with a patch and was not without it. */
export function newly(hits: readonly PatchedObject[], weaknesses: (body: Body) => string[]): Weakness[] {
  return hits.flatMap(({ name, before, after }) => {
    const known = weaknesses(before);
    return weaknesses(after).filter((weakness) => !known.includes(weakness)).map((weakness) => ({ name, weakness }));
  });
}
