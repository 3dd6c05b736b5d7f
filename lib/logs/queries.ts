/** A question that an operator asks, in the two languages that it can be asked in. */
export interface LogQuery {
  /** Its name, as it is saved. */
  readonly name: string;

  /** The question. */
  readonly question: string;

  /** In the language of CloudWatch Logs Insights, over the log group. */
  readonly insights: string;

  /** In SQL, over the archive; `{table}` stands for the table, `{days}` for the condition on its days. */
  readonly sql: string;
}

/** The ten questions. A figure of -1 stands for a step that a call never reached. */
export const LOG_QUERIES: LogQuery[] = [
  {
    name: 'failed-calls', question: 'Which calls failed, and when?',
    insights: 'filter stream = "api" and status >= 500 | stats count(*) as calls by status, path, bin(15m) | sort calls desc',
    sql: "SELECT status, path, date_trunc('hour', from_unixtime(time)) AS hour, count(*) AS calls FROM {table} WHERE {days} AND stream = 'api' AND status >= 500 GROUP BY 1, 2, 3 ORDER BY 4 DESC",
  },
  {
    name: 'slowest-calls', question: 'Which calls took longest?',
    insights: 'filter stream = "api" | sort total_ms desc | display @timestamp, id, client, path, status, queue_ms, first_byte_ms, total_ms, bytes_out | limit 50',
    sql: "SELECT from_unixtime(time) AS at, id, client, path, status, queue_ms, first_byte_ms, total_ms, bytes_out FROM {table} WHERE {days} AND stream = 'api' ORDER BY total_ms DESC LIMIT 50",
  },
  {
    name: 'first-byte', question: 'How long do callers wait for the first byte?',
    insights: 'filter stream = "api" and first_byte_ms >= 0 | stats count(*) as calls, pct(first_byte_ms, 50) as p50_ms, pct(first_byte_ms, 95) as p95_ms, max(first_byte_ms) as most_ms by bin(5m)',
    sql: "SELECT date_trunc('hour', from_unixtime(time)) AS hour, count(*) AS calls, approx_percentile(first_byte_ms, 0.5) AS p50_ms, approx_percentile(first_byte_ms, 0.95) AS p95_ms FROM {table} WHERE {days} AND stream = 'api' AND first_byte_ms >= 0 GROUP BY 1 ORDER BY 1",
  },
  {
    name: 'callers', question: 'Who calls most?',
    insights: 'filter stream = "api" | stats count(*) as calls, sum(bytes_in) as bytes_in, sum(bytes_out) as bytes_out by client | sort calls desc | limit 50',
    sql: "SELECT client, count(*) AS calls, sum(bytes_in) AS bytes_in, sum(bytes_out) AS bytes_out FROM {table} WHERE {days} AND stream = 'api' GROUP BY 1 ORDER BY 2 DESC LIMIT 50",
  },
  {
    name: 'turned-away', question: 'Who was turned away because all places were taken, and how long did others wait?',
    insights: 'filter stream = "api" | stats sum(status = 429) as turned_away, pct(queue_ms, 95) as p95_queue_ms by bin(5m)',
    sql: "SELECT date_trunc('hour', from_unixtime(time)) AS hour, count_if(status = 429) AS turned_away, approx_percentile(queue_ms, 0.95) AS p95_queue_ms FROM {table} WHERE {days} AND stream = 'api' GROUP BY 1 ORDER BY 1",
  },
  {
    name: 'broken-streams', question: 'Which answers broke off, and on whose side?',
    insights: 'filter stream = "api" and end not like /^--/ | stats count(*) as calls by end, status, path | sort calls desc',
    sql: "SELECT \"end\", status, path, count(*) AS calls FROM {table} WHERE {days} AND stream = 'api' AND \"end\" NOT LIKE '--%' GROUP BY 1, 2, 3 ORDER BY 4 DESC",
  },
  {
    name: 'errors', question: 'What went wrong most often, and where?',
    insights: 'filter stream = "errors" | stats count(*) as lines, latest(@timestamp) as last by program, form, level, exception, message, file, line | sort lines desc | limit 50',
    sql: "SELECT program, form, level, exception, message, file, line, count(*) AS lines FROM {table} WHERE {days} AND stream = 'errors' GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 8 DESC LIMIT 50",
  },
  {
    name: 'accelerator-faults', question: 'Which accelerators reported a fault?',
    insights: 'filter stream = "errors" and program = "kernel" | stats count(*) as lines, latest(@timestamp) as last by replica, pci, xid | sort last desc',
    sql: "SELECT replica, pci, xid, count(*) AS lines, max(day) AS last_day FROM {table} WHERE {days} AND stream = 'errors' AND program = 'kernel' GROUP BY 1, 2, 3 ORDER BY 5 DESC",
  },
  {
    name: 'throughput', question: 'How much is generated, and how full is it?',
    insights: 'filter stream = "performance" | stats avg(output_tokens_per_second) as tokens_per_second, avg(running) as running, max(waiting) as most_waiting by replica, bin(5m)',
    sql: "SELECT replica, day, avg(output_tokens_per_second) AS tokens_per_second, avg(running) AS running, max(waiting) AS most_waiting FROM {table} WHERE {days} AND stream = 'performance' GROUP BY 1, 2 ORDER BY 2, 1",
  },
  {
    name: 'refused-keys', question: 'Who came without a valid key?',
    insights: 'filter stream = "audit" and status = 401 | stats count(*) as calls, latest(@timestamp) as last by client, path | sort calls desc | limit 50',
    sql: "SELECT client, path, count(*) AS calls, max(from_unixtime(time)) AS last FROM {table} WHERE {days} AND stream = 'audit' AND status = 401 GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 50",
  },
];

/** The SQL of a query over the last days of a table. */
export function sqlOf({ sql }: LogQuery, table: string): string {
  return sql.replace('{table}', table).replace('{days}', "day >= date_format(current_date - interval '7' day, '%Y/%m/%d')");
}
