import { LogCollector, LogDestination } from '../../deployment/logging-props';
import { makesPods } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const collectorReadsNodes: Rule = {
  code: 'COLLECTOR_READS_NODES',
  area: 'observability',
  law: 'what reads files of nodes stands apart',
  why: 'a collector on each machine mounts a folder of it, which restricted namespaces refuse',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { deployment: { kubernetes: { namespace } }, service: { observability: { logging: { pods } } } } = subject;
    if (!makesPods(subject) || pods.destination === LogDestination.NONE || pods.collector !== LogCollector.DAEMON_SET) return [];
    return [{
      path: 'observability.logging.pods.collector',
      message: `the collector stands in the namespace ${namespace}-logs, which is exempt from Pod Security, and reads /var/log of each machine`,
      remedy: "let a collector of the cluster do it: observability.logging.pods.collector: cluster",
      value: `${namespace}-logs`,
    }];
  },
};
