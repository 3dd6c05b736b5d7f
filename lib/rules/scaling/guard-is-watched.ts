import { platformFacts, platformsWhere } from '../../platform/platforms';
import { listed } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const guardIsWatched: Rule = {
  code: 'SCALING_GUARD_NOT_WATCHED',
  area: 'scaling',
  law: 'every limit that is asked for is watched',
  why: 'a limit that nobody watches lets callers wait, and looks as if it did not',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { service, plan: { scaling }, engineVersion, deployment: { platforms } } = subject;
    const seconds = service.scaling?.ttftP95Seconds;
    if (!scaling || seconds === undefined) return [];
    const { engineName, version } = engineVersion;
    const blind = platformsWhere(platforms, ({ pods }) => !pods).map((platform) => platformFacts(platform).words);
    const why = !scaling.signal.timeToFirstToken ? `${engineName} ${version} does not show it` : blind.length > 0 ? `histograms do not reach the scaler of ${listed(blind)}` : undefined;
    if (why === undefined) return [];
    return [{
      path: 'scaling.guards.ttftP95',
      message: `a time to the first token of ${seconds} s is not watched: ${why}`,
      remedy: 'leave it out, and lower scaling.target.concurrency until the promise holds',
      value: `${seconds} s`,
    }];
  },
};
