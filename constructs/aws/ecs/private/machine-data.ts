import { AGENT_FILES } from '../../../../lib/collection/agent';
import type { Deployment } from '../../../../lib/deployment/deployment';
import { checkUserData } from '../../private/loader';
import { HOST } from '../../private/host-layout';
import { networkEnvironment } from '../../private/network-environment';
import { systemdAssignment } from '../../private/systemd-words';
import { unitFile, type Setting } from '../../private/unit-file';
import { SCRIPTS } from '../../scripts.generated';

/** Scripts that gather local disks, and that watch the machine. */
const MACHINE_SCRIPTS = ['common.sh', 'storage.sh', 'machine.sh'] as const;

const WATCH = 'llm-machine.service';

/** Script that starts the CloudWatch agent. */
const METRICS_SCRIPT = 'metrics.sh';

const METRICS = 'llm-metrics.service';

/** The agent's own socket is no host of the network. */
const DOCKER_SOCKET = '/var/run/docker.sock';

/** What a new machine is told. */
export interface MachineDataInput {
  readonly deployment: Deployment;
  /** Whether the type has local disks. */
  readonly localDisks: boolean;
  /** May be a deploy-time value. */
  readonly clusterName: string;
  readonly region: string;
  /** Errors of the driver after which the machine is replaced, as an expression; empty where it has none. */
  readonly fatalXids: string;
  /** Configuration of the agent that measures the machine. @default - nothing is measured */
  readonly metrics?: string;
}

/** The script that a machine starts with: its disks, then the cluster. The agent starts once this script has ended, and at later boots once the disks are there. */
export function machineData(input: MachineDataInput): string {
  const { deployment, localDisks, clusterName, metrics } = input;
  const network = networkEnvironment(deployment);
  const files = {
    ...Object.fromEntries(MACHINE_SCRIPTS.map((name) => [`${HOST.scripts}/${name}`, SCRIPTS[name]])),
    [`${HOST.units}/llm-storage.service`]: storageUnit(localDisks),
    [`${HOST.units}/${WATCH}`]: watchUnit(input, network),
    [`${HOST.units}/ecs.service.d/llm-serving.conf`]: unitFile({ Unit: [['Requires', 'llm-storage.service'], ['After', 'llm-storage.service']] }),
    ...(deployment.site.proxy !== undefined && { [`${HOST.units}/docker.service.d/llm-serving.conf`]: '[Service]\nEnvironmentFile=/etc/ecs/ecs.config\n' }),
    ...(metrics !== undefined && metricsFiles(metrics)),
    '/etc/ecs/ecs.config': `${agentLines(network).join('\n')}\n`,
  };
  const script = `#!/bin/bash
# Prepares the disks of this machine and lets it join its cluster.
set -euo pipefail
umask 022
install -d -m 0755 ${HOST.etc}
: > ${HOST.etc}/folders
${Object.entries(files).map(([path, text]) => `install -d -m 0755 "$(dirname ${path})"\ncat > ${path} <<'LLM_END'\n${text}LLM_END\n`).join('')}echo 'ECS_CLUSTER=${clusterName}' >> /etc/ecs/ecs.config
${localDisks ? 'command -v mdadm > /dev/null || dnf install --assumeyes --quiet mdadm || true\n' : ''}systemctl daemon-reload
${deployment.site.proxy === undefined ? '' : 'systemctl restart docker.service\n'}systemctl start llm-storage.service
systemctl enable --now ${WATCH}
${metrics === undefined ? '' : `systemctl enable --now --no-block ${METRICS}\n`}`;
  checkUserData(script, 1);
  return script;
}

function storageUnit(localDisks: boolean): string {
  return unitFile({
    Unit: [['Description', 'Makes the folder for weights and caches']],
    Service: [['Type', 'oneshot'], ['RemainAfterExit', 'yes'], ['Environment', `LLM_LOCAL_NVME=${localDisks ? 'yes' : 'no'}`], ['ExecStart', `/bin/bash ${HOST.scripts}/storage.sh`]],
  });
}

/** A missing agent costs metrics, never the machine. */
function metricsFiles(configuration: string): { [path: string]: string } {
  return {
    [`${HOST.etc}/${AGENT_FILES.agent}`]: configuration,
    [`${HOST.scripts}/${METRICS_SCRIPT}`]: SCRIPTS[METRICS_SCRIPT],
    [`${HOST.units}/${METRICS}`]: unitFile({
      Unit: [['Description', 'Brings metrics of the machine to CloudWatch'], ['Wants', 'network-online.target'], ['After', 'network-online.target']],
      // a proxy stands among the settings of the other agent
      Service: [['Type', 'oneshot'], ['EnvironmentFile', '/etc/ecs/ecs.config'], ['ExecStart', `/bin/bash ${HOST.scripts}/${METRICS_SCRIPT}`], ['Restart', 'on-failure'], ['RestartSec', '30']],
      Install: [['WantedBy', 'multi-user.target']],
    }),
  };
}

/** From boot to boot: a lost accelerator or announced maintenance ends in another machine, whose tasks ECS drains. */
function watchUnit({ region, fatalXids }: MachineDataInput, network: { [name: string]: string }): string {
  const environment = { AWS_DEFAULT_REGION: region, LLM_FATAL_XIDS: fatalXids, ...network };
  return unitFile({
    Unit: [['Description', 'Watches for lost accelerators and announced maintenance'], ['Wants', 'network-online.target'], ['After', 'network-online.target']],
    Service: [
      ['Type', 'exec'],
      ...Object.entries(environment).map(([name, value]): Setting => ['Environment', systemdAssignment(name, value)]),
      ['ExecStart', `/bin/bash ${HOST.scripts}/machine.sh`], ['Restart', 'on-failure'], ['RestartSec', '10'],
    ],
    Install: [['WantedBy', 'multi-user.target']],
  });
}

/** Settings of the agent (README of aws/amazon-ecs-agent, read 2026-11-25): devices, no instance credentials for tasks, draining before an interruption. */
function agentLines(network: { [name: string]: string }): string[] {
  const proxied = Object.entries(network).map(([name, value]) => `${name}=${name.toUpperCase() === 'NO_PROXY' ? `${value},${DOCKER_SOCKET}` : value}`);
  return ['ECS_ENABLE_GPU_SUPPORT=true', 'ECS_AWSVPC_BLOCK_IMDS=true', 'ECS_ENABLE_SPOT_INSTANCE_DRAINING=true', ...proxied];
}
