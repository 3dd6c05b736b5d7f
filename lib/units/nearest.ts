/** The legal names closest to a mistyped one, best first; nothing when none is close. */
export function nearest(name: string, candidates: readonly string[], max = 3): string[] {
  const wanted = name.slice(0, LONGEST_COMPARED).toLowerCase();
  return candidates
    // letters that are too many already decide
    .filter((candidate) => Math.abs(candidate.length - wanted.length) <= tolerated(wanted, candidate))
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= tolerated(wanted, candidate))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, max)
    .map(({ candidate }) => candidate);
}

/** No legal name is longer, and the comparison costs the product of both lengths. */
const LONGEST_COMPARED = 200;

/** A third of the letters may differ, and always two. */
function tolerated(wanted: string, candidate: string): number {
  return Math.max(2, Math.floor(Math.max(wanted.length, candidate.length) / 3));
}

/** Levenshtein distance: letters to insert, drop or replace. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
