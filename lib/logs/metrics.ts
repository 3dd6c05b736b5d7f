import { LAST_XID_OF_PROGRAMS } from '../accelerator/xid';
import { SIGNALS } from '../signals/catalogue';
import { LogStream } from './log-form';

/** A count of lines. */
export interface LogMetric {
  /** Neutral name of the metric. */
  readonly name: string;

  /** Condition on a record, as a filter pattern of CloudWatch Logs spells it. */
  readonly pattern: string;
}

/** What is counted of lines. Warnings are none: every level of a warning begins with W, and lines without a level are failures. Faults of programs are none of an accelerator. */
export const LOG_METRICS: LogMetric[] = [
  { name: SIGNALS.logErrors.name, pattern: `($.stream = "${LogStream.ERRORS}") && (($.level NOT EXISTS) || ($.level != "W*"))` },
  { name: SIGNALS.acceleratorErrors.name, pattern: `($.stream = "${LogStream.ERRORS}") && ($.program = "kernel") && ($.xid > ${LAST_XID_OF_PROGRAMS})` },
];
