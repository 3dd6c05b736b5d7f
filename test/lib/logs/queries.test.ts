import { EngineCatalogue } from '../../../lib/engine/registry';
import { LogStream } from '../../../lib/logs/log-form';
import { LOG_QUERIES, sqlOf } from '../../../lib/logs/queries';
import { DAY_COLUMN, logColumns } from '../../../lib/logs/table';

const catalogue = EngineCatalogue.standard();
const columnsOf = (name: string) => logColumns(catalogue.find(name)!.at(catalogue.find(name)!.defaultVersion));

/** Words of both languages, and names that queries give themselves. */
const WORDS = new Set(['filter', 'stream', 'and', 'stats', 'count', 'as', 'by', 'bin', 'sort', 'desc', 'display', 'timestamp', 'limit', 'pct', 'sum', 'max', 'avg', 'latest', 'not', 'like', 'm', 'asc',
  'calls', 'p50_ms', 'p95_ms', 'most_ms', 'turned_away', 'p95_queue_ms', 'lines', 'last', 'tokens_per_second', 'most_waiting', 'running', 'hour', 'at', 'last_day',
  'SELECT', 'FROM', 'WHERE', 'AND', 'GROUP', 'BY', 'ORDER', 'DESC', 'LIMIT', 'AS', 'NOT', 'LIKE', 'table', 'days', 'date_trunc', 'from_unixtime', 'approx_percentile', 'count_if', DAY_COLUMN]);

const namesIn = (text: string): string[] => text.replace(/'[^']*'|\/[^/ ]*\//g, '').replace(/= "[^"]*"/g, '').match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? [];

test('there are ten questions with names of their own', () => {
  expect(new Set(LOG_QUERIES.map(({ name }) => name)).size).toBe(10);
});

test.each(LOG_QUERIES)('$name asks for fields that records have, in both languages', ({ insights, sql }) => {
  const known = new Set([...columnsOf('ollama').map((column) => column.name), ...WORDS]);
  expect([...namesIn(insights), ...namesIn(sql)].filter((name) => !known.has(name))).toEqual([]);
  expect(Object.values(LogStream).some((stream) => insights.includes(`stream = "${stream}"`) && sql.includes(`stream = '${stream}'`))).toBe(true);
});

test.each(LOG_QUERIES)('$name reads a few days of the archive, not all of it', (query) => {
  const sql = sqlOf(query, 'lines');
  expect(sql).toContain(' FROM lines WHERE day >= ');
  expect(sql).not.toMatch(/[{}]/);
});

test('figures are columns of figures', () => {
  const types = new Map(columnsOf('vllm').map(({ name, type }) => [name, type]));
  expect([types.get('status'), types.get('output_tokens_per_second'), types.get('client'), types.get('stream'), types.get('xid')]).toEqual(['bigint', 'double', 'string', 'string', 'bigint']);
  expect(new Set(columnsOf('vllm').map(({ name }) => name)).size).toBe(columnsOf('vllm').length);
});
