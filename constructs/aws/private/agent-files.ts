import { GUARD_ADMIN_PORT } from '../../../lib/container/layout';
import { DEFAULT_GUARD } from '../../../lib/framework/guards';
import { Platform } from '../../../lib/deployment/enums';
import { AGENT_FILES, agentConfig, scrapeConfig } from '../../../lib/scaling/agent';
import { scaledName } from '../../../lib/scaling/scaled-name';
import { MetricSource } from '../../../lib/signals/metric-source';
import type { ServingInput } from '../serving-input';
import { HOST } from './host-layout';

/** Script that starts the agent. */
export const METRICS_SCRIPT = 'metrics.sh';

/** Stands for the log group, whose name only the deployment knows: the script puts it in. */
const LOG_GROUP = '@LLM_LOG_GROUP@';

/** What the CloudWatch agent of a box reads, by path; nothing when no load moves the number of boxes. */
export function agentFiles({ deployment, plan: { scaling }, service }: ServingInput): { [path: string]: string } {
  if (scaling === undefined) return {};
  const scrapeConfigPath = `${HOST.etc}/${AGENT_FILES.scrape}`;
  const paths = { [MetricSource.ENGINE]: DEFAULT_GUARD.engineMetricsPath, [MetricSource.GUARD]: DEFAULT_GUARD.metricsPath };
  const agent = { scaling, service: scaledName(Platform.EC2, deployment, service), address: `127.0.0.1:${GUARD_ADMIN_PORT}`, paths, logGroup: LOG_GROUP, scrapeConfigPath };
  return { [`${HOST.etc}/${AGENT_FILES.agent}`]: agentConfig(agent), [scrapeConfigPath]: scrapeConfig(agent) };
}
