import { Construct } from 'constructs';
import { watchOf } from '../../../lib/alerts/watch';
import type { Platform } from '../../../lib/deployment/enums';
import { logColumns } from '../../../lib/logs/table';
import { scaledName } from '../../../lib/scaling/scaled-name';
import type { ServingInput } from '../serving-input';
import { LogArchive } from './log-archive';
import { LogMetrics } from './log-metrics';
import { LogQueries } from './log-queries';
import { WeightsTrail } from './weights-trail';

/** What becomes of lines once they are in the log group. */
export interface LogPipelineProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** The platform that it stands on. */
  readonly platform: Platform;

  /** The log group that the collector writes to. */
  readonly logGroupName: string;

  /**
   * ARN of the key.
   *
   * @default - encrypted by the services
   */
  readonly keyArn?: string;

  /**
   * ARN of the permissions boundary.
   *
   * @default - none
   */
  readonly permissionsBoundary?: string;

  /**
   * What names start with.
   *
   * @default - CloudFormation chooses them
   */
  readonly name?: string;
}

/** Days that records of reads are kept where there is no archive. */
const TRAIL_DAYS = 365;

/** Counts, questions, archive and trail of one service. */
export class LogPipeline extends Construct {
  /** Name of what carries lines to the archive; nothing where there is none. */
  public readonly deliveryStreamName: string | undefined;

  public constructor(scope: Construct, id: string, { input, platform, logGroupName, keyArn, permissionsBoundary, name }: LogPipelineProps) {
    super(scope, id);

    const { deployment, service, engineVersion } = input;
    const { archive, audit } = service.observability.logging;
    const named = scaledName(platform, deployment, service);
    new LogMetrics(this, 'Metrics', { logGroupName, watch: watchOf(input, platform) });
    new LogQueries(this, 'Queries', { logGroupName, service: service.name });
    if (archive !== undefined) {
      const { deliveryStreamName } = new LogArchive(this, 'Archive', { ...archive, logGroupName, service: named, keyArn, permissionsBoundary, name: name && `${name}-log`, _columns: logColumns(engineVersion) });
      this.deliveryStreamName = deliveryStreamName;
    }
    if (audit && service.model.source.startsWith('s3://')) {
      new WeightsTrail(this, 'Trail', { weightsSource: service.model.source, days: archive?.days ?? TRAIL_DAYS, objectLock: archive?.objectLock ?? false, name: name && `${name}-weights` });
    }
  }
}
