import { Profile } from './enums';
import type { DeploymentProps } from './props';
import { LogCollector, LogDestination, type LogArchiveProps, type LoggingProps, type PodLogsProps } from './logging-props';

/** Which lines are kept, resolved. */
export interface Logging {
  readonly prompts: boolean;
  /** @default - no archive */
  readonly archive?: Required<Omit<LogArchiveProps, 'enabled'>>;
  readonly audit: boolean;
  readonly pods: PodLogsProps & Required<Omit<PodLogsProps, 'address'>>;
}

/** Days that records are kept in the archive when nobody says. */
const ARCHIVE_DAYS = 730;

/** Whether there is an archive when nobody says: where a log group is imported, its owner archives it. */
export const isArchivedUnlessTold = ({ profile, aws }: Pick<DeploymentProps, 'profile' | 'aws'>): boolean => profile !== Profile.DEV && aws?.imports?.logGroup === undefined;

/** What is kept of logs, with every default resolved; whether there is an archive when nobody says, depends on the deployment. */
export function loggingOf({ prompts = false, archive = {}, audit = false, pods = {} }: LoggingProps, archived: boolean): Logging {
  const { enabled = archived, days = ARCHIVE_DAYS, objectLock = false } = archive;
  return {
    prompts,
    ...(enabled && { archive: { days, objectLock } }),
    audit,
    pods: { ...pods, destination: pods.destination ?? LogDestination.NONE, collector: pods.collector ?? LogCollector.CLUSTER },
  };
}
