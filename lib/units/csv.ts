/** The records of a CSV text (RFC 4180) by the names in its first line. */
export function parseCsv(text: string): { [column: string]: string }[] {
  const [header = [], ...rows] = cellsOf(text);
  return rows.filter((row) => row.some((cell) => cell !== '')).map((row) => Object.fromEntries(header.map((name, index) => [name.trim(), row[index] ?? ''])));
}

/** A cell in quotes (a doubled quote is one of its own) or bare, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r?\n|$)/y;

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const found = CELL.exec(text);
    if (!found) break;
    const [, quoted, bare, end] = found;
    rows[rows.length - 1].push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
    if (end.endsWith('\n')) rows.push([]);
  }
  return rows;
}
