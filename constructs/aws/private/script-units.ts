import { VolumeKind, type ContainerSpec, type VolumeSpec } from '../../../lib/container/container-spec';
import { ENVIRONMENT_FILES } from './container-unit';
import { HOST, hostFolderOf } from './host-layout';
import { systemdAssignment, systemdWord } from './systemd-words';
import { unitFile, type Setting } from './unit-file';

/** A script that runs to its end. */
export interface OneshotOptions {
  readonly description: string;
  readonly script: string;
  /** Units without which it cannot start. @default [] */
  readonly requires?: string[];
  /** Units that start earlier, if they start at all. @default [] */
  readonly after?: string[];
  /** True when it may run again while its unit stays up. @default false */
  readonly again?: boolean;
}

const NETWORK = 'network-online.target';

/** Runs once a boot; the deadline over all of them is the one that the ready script keeps. */
export function oneshotUnit({ description, script, requires = [], after = [], again = false }: OneshotOptions): string {
  return unitFile({
    Unit: [
      ['Description', description],
      ...(requires.length > 0 ? [['Requires', requires.join(' ')] as Setting] : []),
      ['Wants', NETWORK],
      ['After', [NETWORK, ...requires, ...after].join(' ')],
    ],
    Service: [
      ['Type', 'oneshot'],
      ...(again ? [['Restart', 'on-failure'], ['RestartSec', '30']] as Setting[] : [['RemainAfterExit', 'yes'] as Setting]),
      ...ENVIRONMENT_FILES,
      ['ExecStart', `${HOST.scripts}/${script}`],
      ['TimeoutStartSec', 'infinity'],
    ],
  });
}

/** A script that runs for as long as the box lives. */
export function watchUnit(description: string, script: string): string {
  return unitFile({
    Unit: [['Description', description], ['Wants', NETWORK], ['After', NETWORK]],
    Service: [['Type', 'exec'], ...ENVIRONMENT_FILES, ['ExecStart', `${HOST.scripts}/${script}`], ['Restart', 'on-failure'], ['RestartSec', '10']],
  });
}

/** Runs a drain before the containers are stopped when the system goes down: units stop in the reverse order of `After`. */
export function drainUnit(stopSeconds: number): string {
  return unitFile({
    Unit: [['Description', 'Drains running generations at shutdown'], ['After', 'llm-guard.service llm-engine.service docker.service']],
    Service: [
      ['Type', 'oneshot'],
      ['RemainAfterExit', 'yes'],
      ...ENVIRONMENT_FILES,
      ['ExecStart', '/usr/bin/true'],
      ['ExecStop', `${HOST.scripts}/drain.sh --at-shutdown`],
      ['TimeoutStopSec', String(stopSeconds)],
    ],
  });
}

/** A container spec of tools that the host has itself. */
export interface ToolUnitOptions {
  readonly spec: ContainerSpec;
  readonly volumes: VolumeSpec[];
  readonly description: string;
  /** Units without which it cannot start. */
  readonly requires: string[];
  /** True when whoever requires it runs it again. @default false */
  readonly again?: boolean;
}

/** A step before the engine, run by the host's own tools: same script, same environment, with host paths. Root, since the engine's user may not reach credentials. */
export function toolUnit({ spec, volumes, description, requires, again = false }: ToolUnitOptions): string {
  const [program, ...words] = [...spec.command, ...spec.args].map((word) => hostPath(word, spec, volumes));
  return unitFile({
    Unit: [['Description', description], ...(requires.length > 0 ? [['Requires', requires.join(' ')] as Setting] : []), ['Wants', NETWORK], ['After', [NETWORK, ...requires].join(' ')]],
    Service: [
      ['Type', 'oneshot'],
      ...(again ? [] : [['RemainAfterExit', 'yes'] as Setting]),
      ...ENVIRONMENT_FILES,
      ...Object.entries(spec.env).map(([name, value]) => ['Environment', systemdAssignment(name, hostPath(value, spec, volumes))] as Setting),
      ['ExecStart', ['/usr/bin/env', program, ...words].map(systemdWord).join(' ')],
      ['TimeoutStartSec', 'infinity'],
      ['NoNewPrivileges', 'yes'],
      ['PrivateTmp', 'yes'],
      ['ProtectSystem', 'strict'],
      // a step without weights runs before the folder is there
      ...(spec.mounts.some(({ volume }) => isWeights(volume, volumes)) ? [['ReadWritePaths', HOST.state] as Setting] : []),
    ],
  });
}

function isWeights(volume: string, volumes: VolumeSpec[]): boolean {
  return volumes.some(({ name, kind }) => name === volume && kind === VolumeKind.WEIGHTS);
}

/** A path of the container, on the host; scratch stays where it is, since the unit has a /tmp of its own. */
function hostPath(text: string, spec: ContainerSpec, volumes: VolumeSpec[]): string {
  const mount = spec.mounts.find(({ path }) => text === path || text.startsWith(`${path}/`));
  const volume = volumes.find(({ name, kind }) => name === mount?.volume && (kind === VolumeKind.WEIGHTS || kind === VolumeKind.FILES));
  return mount && volume ? `${hostFolderOf(volume)}${text.slice(mount.path.length)}` : text;
}
