/** The legal names closest to a mistyped one, best first; nothing when none is close. */
export function nearest(name: string, candidates: readonly string[], max = 3): string[] {
  const wanted = name.slice(0, LONGEST_COMPARED).toLowerCase();
  const close: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    const most = tolerated(wanted, candidate);
    // letters that are too many already decide
    if (Math.abs(candidate.length - wanted.length) > most) continue;
    const distance = distanceOf(wanted, candidate.toLowerCase(), most);
    if (distance <= most) close.push({ candidate, distance });
  }
  return close
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

/** Levenshtein distance: letters to insert, drop or replace. Given up, and infinite, once it must be more than `most`. */
function distanceOf(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
      least = Math.min(least, next[j]);
    }
    if (least > most) return Infinity;
    row = next;
  }
  return row[b.length];
}
