import { siteEnvironment } from '../../../lib/container/site-environment';
import { boxCollector } from '../../../lib/logs/aws-collector';
import { logCollectorImage } from '../../../lib/logs/collector-image';
import { COLLECTOR_FILES } from '../../../lib/logs/fluent-bit';
import type { ServingInput } from '../serving-input';
import { AWS_LOGS, COLLECTOR_SOCKET, ENVIRONMENT_FILES } from './container-unit';
import { HOST } from './host-layout';
import { systemdWord } from './systemd-words';
import { unitFile } from './unit-file';

/** The unit that collects lines. */
export const LOG_COLLECTOR_UNIT = 'llm-logs.service';

const NAME = 'llm-logs';

const FOLDER = `${HOST.etc}/logs`;

/** Where the socket lies: memory of this boot. */
const SOCKET_FOLDER = COLLECTOR_SOCKET.slice(0, COLLECTOR_SOCKET.lastIndexOf('/'));

/** Memory it may take, MiB; our judgement, not measured. */
const MEMORY_MIB = 256;

/** What the collector of a box reads, by path. */
export function logCollectorFiles(input: ServingInput): { [path: string]: string } {
  return Object.fromEntries(Object.entries(boxCollector(input, FOLDER, COLLECTOR_SOCKET)).map(([name, text]) => [`${FOLDER}/${name}`, text]));
}

/**
 * Runs the collector. Nothing waits for it: containers write to its socket through a buffer that drops lines when it is full. It pulls its own image, so that a registry that
 * is out of reach keeps nobody from serving. It is root with one capability, to read the kernel's lines.
 */
export function logCollectorUnit(input: ServingInput): string {
  return unitFile({
    Unit: [['Description', 'Collects the lines of this box'], ['Requires', 'docker.service'], ['After', 'docker.service llm-images.service']],
    Service: [
      ['Type', 'exec'],
      ...ENVIRONMENT_FILES,
      ['ExecStartPre', `-/usr/bin/docker rm --force ${NAME}`],
      ['ExecStartPre', `/usr/bin/mkdir -p ${SOCKET_FOLDER}`],
      // a socket of the run before would be in the way
      ['ExecStartPre', `/usr/bin/rm -f ${COLLECTOR_SOCKET}`],
      ['ExecStart', ['/usr/bin/docker run', ...AWS_LOGS(NAME), ...runWords(input)].join(' \\\n  ')],
      ['ExecStop', `/usr/bin/docker stop ${NAME}`],
      ['StandardOutput', 'null'],
      ['Restart', 'always'],
      ['RestartSec', '10'],
      ['TimeoutStartSec', 'infinity'],
    ],
  });
}

function runWords(input: ServingInput): string[] {
  return [
    `--rm --name ${NAME} --network host --pull missing --attach STDOUT`,
    '--user 0:0 --cap-drop ALL --cap-add SYSLOG --security-opt no-new-privileges --read-only',
    `--memory ${MEMORY_MIB}m --device /dev/kmsg:/dev/kmsg:r`,
    '--env LLM_REGION=${LLM_REGION} --env LLM_LOG_GROUP=${LLM_LOG_GROUP} --env LLM_INSTANCE_ID=${LLM_INSTANCE_ID}',
    ...Object.entries(siteEnvironment(input.deployment)).map(([name, value]) => `--env ${systemdWord(`${name}=${value}`)}`),
    `--mount type=bind,src=${FOLDER},dst=${FOLDER},readonly --mount type=bind,src=${SOCKET_FOLDER},dst=${SOCKET_FOLDER}`,
    `--entrypoint /fluent-bit/bin/fluent-bit ${systemdWord(logCollectorImage(input.deployment.site))}`,
    `-c ${FOLDER}/${COLLECTOR_FILES.main}`,
  ];
}
