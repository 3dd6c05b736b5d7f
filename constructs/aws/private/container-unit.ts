import type { ContainerSpec } from '../../../lib/container/container-spec';
import { dockerRunWords, unitNameOf, type DockerRunOptions } from './docker-run';
import { HOST } from './host-layout';
import { isRoot, ROOT_SLICE } from './root-slice';
import { systemdWord } from './systemd-words';
import { unitFile, type Setting } from './unit-file';

/** How a container's unit hangs together with others. */
export interface ContainerUnitOptions extends DockerRunOptions {
  readonly description: string;
  /** Units without which it cannot start. */
  readonly requires: string[];
  /** Units that start earlier, whose failure does not stop it. */
  readonly wants: string[];
  /** Script that is run before each start. @default - none */
  readonly before?: string;
  /** How often it may be started within an hour before systemd gives up. */
  readonly startsPerHour: number;
}

/** Files that hold what units and scripts are told; `deploy.env` and `instance.env` are written by the loader. */
export const ENVIRONMENT_FILES: Setting[] = ['plan', 'deploy', 'instance'].map((name) => ['EnvironmentFile', `${HOST.etc}/${name}.env`]);

/** Seconds after a container's own limit until systemd ends what is left. */
const STOP_MARGIN_SECONDS = 30;

/** Seconds between an end and the next start. */
const RESTART_SECONDS = 5;

/** Streams are named by instance; a full buffer drops lines and never blocks an answer. */
const LOG_OPTIONS = (spec: ContainerSpec): string[] => [
  '--log-driver awslogs',
  '--log-opt awslogs-region=${LLM_REGION}',
  '--log-opt awslogs-group=${LLM_LOG_GROUP}',
  `--log-opt awslogs-stream=\${LLM_INSTANCE_ID}/${spec.name}`,
  '--log-opt mode=non-blocking',
  '--log-opt max-buffer-size=4m',
];

/** What a container's unit starts: the container, its output to the log group. */
function startCommand(options: DockerRunOptions): string {
  return ['/usr/bin/docker run', ...LOG_OPTIONS(options.spec), ...dockerRunWords(options).map(systemdWord)].join(' \\\n  ');
}

/** Without the slice a container of root must not start. */
function requiredBy({ spec, requires }: Pick<ContainerUnitOptions, 'spec' | 'requires'>): string[] {
  return isRoot(spec) ? [...requires, ROOT_SLICE] : requires;
}

/** The unit of a container that runs to its end once a boot. */
export function preparationUnit(options: Omit<ContainerUnitOptions, 'wants' | 'startsPerHour'>): string {
  const { spec } = options;
  const requires = requiredBy(options);
  return unitFile({
    Unit: [['Description', options.description], ['Requires', requires.join(' ')], ['After', requires.join(' ')]],
    Service: [
      ['Type', 'oneshot'],
      ['RemainAfterExit', 'yes'],
      ...ENVIRONMENT_FILES,
      ['ExecStartPre', `-/usr/bin/docker rm --force ${unitNameOf(spec)}`],
      ['ExecStart', startCommand(options)],
      ['StandardOutput', 'null'],
      ['TimeoutStartSec', 'infinity'],
    ],
  });
}

/** The unit that keeps a container running. Its output goes to the log group only: nothing of a request reaches the disk. */
export function containerUnit(options: ContainerUnitOptions): string {
  const { spec, wants } = options;
  const requires = requiredBy(options);
  const name = unitNameOf(spec);
  return unitFile({
    Unit: [
      ['Description', options.description],
      ['Requires', requires.join(' ')],
      ...(wants.length > 0 ? [['Wants', wants.join(' ')] as Setting] : []),
      ['After', [...requires, ...wants].join(' ')],
      ['StartLimitIntervalSec', '3600'],
      ['StartLimitBurst', String(options.startsPerHour)],
    ],
    Service: [
      ['Type', 'exec'],
      ...ENVIRONMENT_FILES,
      ['ExecStartPre', `-/usr/bin/docker rm --force ${name}`],
      ...(options.before === undefined ? [] : [['ExecStartPre', options.before] as Setting]),
      ['ExecStart', startCommand(options)],
      ['ExecStop', `/usr/bin/docker stop ${name}`],
      ['StandardOutput', 'null'],
      ['Restart', 'always'],
      ['RestartSec', String(RESTART_SECONDS)],
      ['TimeoutStopSec', String(spec.stopSeconds + STOP_MARGIN_SECONDS)],
    ],
  });
}
