import { NotificationKind } from '../../deployment/notification-props';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';
import { routesIn, watchedByAws } from './routes';

const ARN = /^arn:aws[a-z-]*:([a-z]+):([a-z0-9-]+):/;

/** What stands behind the ARN of a kind. */
const SERVICES: { readonly [kind: string]: string } = { [NotificationKind.TOPIC]: 'sns', [NotificationKind.LAMBDA]: 'lambda' };

export const topicNear: Rule = {
  code: 'NOTIFICATION_ARN_ELSEWHERE',
  area: 'observability',
  law: 'a topic or function that is told is one, and stands in the region of the deployment',
  why: 'an alarm rings only at topics of its own region',
  severity: ALWAYS_ERROR,
  check: (subject) => (watchedByAws(subject) ? routesIn(subject) : []).flatMap(({ route: { to, arn = '' }, facts: { words }, path }) => {
    const [, service, region] = ARN.exec(arn) ?? [];
    const wanted = subject.deployment.aws?.region;
    if (service === undefined || SERVICES[to] === undefined || (service === SERVICES[to] && region === wanted)) return [];
    return [{
      path: `${path}.arn`,
      message: service === SERVICES[to] ? `${words} in ${region} hears no alarm of ${wanted}` : `an ARN of ${service} is not that of ${words}`,
      remedy: service === SERVICES[to] ? `name one that stands in ${wanted}` : `name an ARN of ${SERVICES[to]}`,
      value: arn,
      limit: `${SERVICES[to]} in ${wanted}`,
    }];
  }),
};
