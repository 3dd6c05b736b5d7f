import type { Logging } from './deployment';
import { LogCollector, LogDestination, type LoggingProps } from './logging-props';

/** Days that records are kept in the archive when nobody says. */
const ARCHIVE_DAYS = 730;

/** What is kept of logs, with every default resolved. */
export function loggingOf({ prompts = false, archive = {}, audit = false, pods = {} }: LoggingProps, dev: boolean): Logging {
  const { enabled = !dev, days = ARCHIVE_DAYS, objectLock = false } = archive;
  return {
    prompts,
    ...(enabled && { archive: { days, objectLock } }),
    audit,
    pods: { ...pods, destination: pods.destination ?? LogDestination.NONE, collector: pods.collector ?? LogCollector.CLUSTER },
  };
}
