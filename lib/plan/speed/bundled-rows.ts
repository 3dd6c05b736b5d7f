import type { MeasuredRow } from './measured';
import packed from './measured-public.json';

/** The measurements that come with the library, in the words of their table. */
export function bundledRows(): MeasuredRow[] {
  const { columns, lists, rows } = packed as { columns: string[]; lists: { [column: string]: string[] }; rows: (string | number)[][] };
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, lists[column] ? lists[column][Number(row[index])] : String(row[index])])));
}
