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
  /** What its lines are tagged with for the collector. @default - no request reaches it: they go to the log group as they are */
  readonly logTag?: string;
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

/** Where the collector of a box listens. */
export const COLLECTOR_SOCKET = `${HOST.run}/logs/lines.sock`;

/** A full buffer drops lines and never blocks an answer. */
const DROPS_WHEN_FULL = ['--log-opt mode=non-blocking', '--log-opt max-buffer-size=4m'];

/** Straight to the log group, as they are, in a stream named by instance: for programs that no request reaches. */
export const AWS_LOGS = (name: string): string[] => [
  '--log-driver awslogs',
  '--log-opt awslogs-region=${LLM_REGION}',
  '--log-opt awslogs-group=${LLM_LOG_GROUP}',
  `--log-opt awslogs-stream=\${LLM_INSTANCE_ID}/${name}`,
  ...DROPS_WHEN_FULL,
];

/** To the collector, which lets pass what holds nothing of a request. Docker waits neither for its socket nor for its answer, and keeps no copy on the disk. */
const COLLECTED = (tag: string): string[] => [
  '--log-driver fluentd',
  `--log-opt fluentd-address=unix://${COLLECTOR_SOCKET}`,
  '--log-opt fluentd-async=true',
  `--log-opt tag=${tag}`,
  '--log-opt cache-disabled=true',
  ...DROPS_WHEN_FULL,
];

/** What a container's unit starts: the container, and where its output goes. */
function startCommand(options: DockerRunOptions, log: string[]): string {
  return ['/usr/bin/docker run', ...log, ...dockerRunWords(options).map(systemdWord)].join(' \\\n  ');
}

/** Without the slice a container of root must not start. */
function requiredBy({ spec, requires }: Pick<ContainerUnitOptions, 'spec' | 'requires'>): string[] {
  return isRoot(spec) ? [...requires, ROOT_SLICE] : requires;
}

/** The unit of a container that runs to its end once a boot. */
export function preparationUnit(options: Omit<ContainerUnitOptions, 'wants' | 'startsPerHour' | 'logTag'>): string {
  const { spec } = options;
  const requires = requiredBy(options);
  return unitFile({
    Unit: [['Description', options.description], ['Requires', requires.join(' ')], ['After', requires.join(' ')]],
    Service: [
      ['Type', 'oneshot'],
      ['RemainAfterExit', 'yes'],
      ...ENVIRONMENT_FILES,
      ['ExecStartPre', `-/usr/bin/docker rm --force ${unitNameOf(spec)}`],
      ['ExecStart', startCommand(options, AWS_LOGS(spec.name))],
      ['StandardOutput', 'null'],
      ['TimeoutStartSec', 'infinity'],
    ],
  });
}

/** The unit that keeps a container running. Its output never reaches the disk. */
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
      ['ExecStart', startCommand(options, options.logTag === undefined ? AWS_LOGS(spec.name) : COLLECTED(options.logTag))],
      ['ExecStop', `/usr/bin/docker stop ${name}`],
      ['StandardOutput', 'null'],
      ['Restart', 'always'],
      ['RestartSec', String(RESTART_SECONDS)],
      ['TimeoutStopSec', String(spec.stopSeconds + STOP_MARGIN_SECONDS)],
    ],
  });
}
