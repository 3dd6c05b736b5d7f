import { Platform, Profile } from '../../../lib/deployment/enums';
import { LogCollector, LogDestination } from '../../../lib/deployment/logging-props';
import { Severity } from '../../../lib/finding/severity';
import type { RuleCases } from './cases';

const logging = (changes: object) => ({ observability: { logging: changes } });
const ec2 = { platforms: [Platform.EC2] };
const kubernetes = { platforms: [Platform.KUBERNETES] };
const prod = { profile: Profile.PROD };
const PROMPTS = { prompts: true };
const LOKI = { destination: LogDestination.LOKI, address: 'http://loki:3100' };
const ARCHIVE = { days: 10, objectLock: false };

export const logsCases: RuleCases = {
  PROMPTS_KEPT: {
    fires: [
      { when: 'somebody tries things out', given: { service: logging(PROMPTS) }, says: /kept whole/, at: 'observability.logging.prompts', severity: Severity.INFO },
      { when: 'users are served', given: { deployment: prod, service: logging(PROMPTS) }, says: /kept whole/, at: 'observability.logging.prompts', severity: Severity.WARNING },
      { when: 'auditors ask', given: { deployment: { profile: Profile.REGULATED }, service: logging(PROMPTS) }, says: /kept whole/, at: 'observability.logging.prompts', severity: Severity.ERROR },
    ],
    silent: [{ when: 'they are cut', given: {} }],
  },
  PROMPTS_UNMASKED: {
    fires: [
      { when: 'the group is imported', given: { deployment: { ...ec2, ...prod, aws: { imports: { logGroup: '/acme/chat' } } }, service: logging(PROMPTS) }, says: /go to \/acme\/chat/, at: 'aws.imports.logGroup', severity: Severity.ERROR },
      { when: 'pods print to a place of others', given: { deployment: kubernetes, service: logging({ ...PROMPTS, pods: LOKI }) }, says: /go to loki/, at: 'observability.logging.pods.destination' },
    ],
    silent: [
      { when: 'the group is made here', given: { deployment: ec2, service: logging(PROMPTS) } },
      { when: 'no prompt is kept', given: { deployment: { ...ec2, aws: { imports: { logGroup: '/acme/chat' } } } } },
      { when: 'what pods print is left to the cluster', given: { deployment: kubernetes, service: logging(PROMPTS) } },
    ],
  },
  LOG_DESTINATION_UNKNOWN: {
    fires: [
      { when: 'Loki has no address', given: { deployment: kubernetes, service: logging({ pods: { destination: LogDestination.LOKI } }) }, says: /go to loki, and no address/, at: 'observability.logging.pods.destination' },
      { when: 'CloudWatch has no region', given: { deployment: { ...kubernetes, aws: undefined }, service: logging({ pods: { destination: LogDestination.CLOUDWATCH } }) }, says: /no region/, at: 'observability.logging.pods.destination' },
    ],
    silent: [
      { when: 'it has one', given: { deployment: kubernetes, service: logging({ pods: LOKI }) } },
      { when: 'a region is known', given: { deployment: kubernetes, service: logging({ pods: { destination: LogDestination.CLOUDWATCH } }) } },
      { when: 'there are no pods', given: { deployment: ec2, service: logging({ pods: { destination: LogDestination.LOKI } }) } },
    ],
  },
  ARCHIVE_TOO_SHORT: {
    fires: [{ when: 'the group keeps records longer', given: { deployment: ec2, service: logging({ archive: ARCHIVE }) }, says: /for 10 days, the log group for 14/, at: 'observability.logging.archive.days' }],
    silent: [
      { when: 'the archive does', given: { deployment: ec2, service: logging({ archive: { ...ARCHIVE, days: 15 } }) } },
      { when: 'there is none', given: { deployment: ec2 } },
      { when: 'it is rendered nowhere', given: { deployment: kubernetes, service: logging({ archive: ARCHIVE }) } },
    ],
  },
  ARCHIVE_LOCKED: {
    fires: [{ when: 'it is', given: { deployment: ec2, service: logging({ archive: { days: 400, objectLock: true } }) }, says: /locked for 400 days/, at: 'observability.logging.archive.objectLock' }],
    silent: [{ when: 'it is not', given: { deployment: ec2, service: logging({ archive: { days: 400, objectLock: false } }) } }],
  },
  COLLECTOR_READS_NODES: {
    fires: [{ when: 'it is ours', given: { deployment: kubernetes, service: logging({ pods: { ...LOKI, collector: LogCollector.DAEMON_SET } }) }, says: /namespace serving-logs/, at: 'observability.logging.pods.collector' }],
    silent: [{ when: 'it is the cluster\'s', given: { deployment: kubernetes, service: logging({ pods: LOKI }) } }],
  },
  AUDIT_WITHOUT_BUCKET: {
    fires: [
      { when: 'weights come from the Hub', given: { deployment: ec2, service: { model: { source: 'hf' }, ...logging({ audit: true }) } }, says: /come from hf/, at: 'observability.logging.audit' },
      { when: 'only pods read them', given: { deployment: kubernetes, service: logging({ audit: true }) }, says: /EC2 or ECS/, at: 'observability.logging.audit' },
    ],
    silent: [{ when: 'they come from a bucket', given: { deployment: ec2, service: logging({ audit: true }) } }, { when: 'nobody asked', given: {} }],
  },
};
