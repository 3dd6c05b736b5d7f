/** `# <- CODE CODE` at the end of a line: what must be found there. */
export function marksOf(text: string): { line: number; code: string }[] {
  return text.split('\n').flatMap((line, index) => (/# <- ([A-Z_ ]+)$/.exec(line)?.[1].split(' ') ?? []).map((code) => ({ line: index + 1, code })));
}
