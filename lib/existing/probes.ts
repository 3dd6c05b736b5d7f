import { at, fieldsAt, isFields, numberAt, textAt, textsAt, type FieldPath, type Fields } from './fields';
import { declaredPorts, type PodTemplate } from './pods';

/** A probe with the defaults of Kubernetes filled in. */
export interface Probe {
  readonly name: string;
  /** Field of the container. */
  readonly in: FieldPath;
  /** Path it asks for. @default - no HTTP */
  readonly path?: string;
  /** Port it asks. @default - it asks none, or a name that no container declares */
  readonly port?: number;
  /** Name of the port. @default - it has a number */
  readonly portName?: string;
  /** What it runs. @default - nothing */
  readonly exec?: string;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
  /** Seconds from the start of the container, or of failing, until it gives up. */
  readonly patienceSeconds: number;
  readonly initialDelaySeconds: number;
}

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

/** Every probe of a container. */
export function probesOf(pod: PodTemplate, container: Fields): Probe[] {
  return PROBES.flatMap((name) => probeOf(pod, container, name) ?? []);
}

/** One probe of a container. */
export function probeOf(pod: PodTemplate, container: Fields, name: (typeof PROBES)[number]): Probe | undefined {
  const probe = fieldsAt(container, name);
  if (!isFields(at(container, name))) return undefined;
  const asked = ['httpGet', 'tcpSocket', 'grpc'].find((kind) => kind in probe) ?? '';
  const given = textAt(probe, asked, 'port');
  const named = given !== undefined && !/^\d+$/.test(given) ? given : undefined;
  const port = named === undefined ? numberAt(probe, asked, 'port') : declaredPorts(pod).find((declared) => declared.name === named && declared.container === container)?.number;
  const path = asked === 'httpGet' ? textAt(probe, asked, 'path') ?? '/' : undefined;
  const exec = 'exec' in probe ? textsAt(probe, 'exec', 'command').join(' ') : undefined;
  const failureThreshold = numberAt(probe, 'failureThreshold') ?? 3;
  const initialDelaySeconds = numberAt(probe, 'initialDelaySeconds') ?? 0;
  return {
    name,
    in: [name],
    ...(path !== undefined && { path }),
    ...(port !== undefined && { port }),
    ...(named !== undefined && { portName: named }),
    ...(exec !== undefined && { exec }),
    timeoutSeconds: numberAt(probe, 'timeoutSeconds') ?? 1,
    failureThreshold,
    initialDelaySeconds,
    patienceSeconds: initialDelaySeconds + (numberAt(probe, 'periodSeconds') ?? 10) * failureThreshold,
  };
}
