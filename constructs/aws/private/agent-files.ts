import { watchOf } from '../../../lib/alerts/watch';
import { AGENT_FILES, agentConfig, scrapeConfig } from '../../../lib/collection/agent';
import { GUARD_ADMIN_PORT } from '../../../lib/container/layout';
import { Platform } from '../../../lib/deployment/enums';
import type { ServingInput } from '../serving-input';
import { HOST } from './host-layout';

/** Stands for the log group, whose name only the deployment knows: the script that starts the agent puts it in. */
const LOG_GROUP = '@LLM_LOG_GROUP@';

/** What the CloudWatch agent of a box reads, by path. */
export function agentFiles(input: ServingInput): { [path: string]: string } {
  const { name: service, signals } = watchOf(input, Platform.EC2);
  const scrapeConfigPath = `${HOST.etc}/${AGENT_FILES.scrape}`;
  const agent = { signals, service, address: `127.0.0.1:${GUARD_ADMIN_PORT}`, logGroup: LOG_GROUP, scrapeConfigPath, folders: ['/', HOST.state] };
  return { [`${HOST.etc}/${AGENT_FILES.agent}`]: agentConfig(agent), [scrapeConfigPath]: scrapeConfig(agent) };
}
