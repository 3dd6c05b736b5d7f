import { CsvError, parse } from 'csv-parse/sync';

/** What a CSV text holds. */
export interface CsvText {
  /** Cells by the names in the first line; what a short row lacks is empty. */
  readonly rows: { [column: string]: string }[];
  /** Why it cannot be read. @default - it can */
  readonly problem?: string;
}

/** Reads a CSV text (RFC 4180). */
export function parseCsv(text: string): CsvText {
  try {
    const [header = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true, skip_records_with_empty_values: true, relax_column_count: true });
    return { rows: rows.map((row) => Object.fromEntries(header.map((name, index) => [name.trim(), row[index] ?? '']))) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows: [], problem: error.message };
  }
}
