import type { Finding } from '../../finding/finding';
import type { Severity } from '../../finding/severity';
import type { Area } from '../../rules/rule';
import type { FoundEngine } from '../engines';
import { pathText, type FieldPath } from '../fields';
import { nameOf, type ManifestObject } from '../manifest';
import type { Scope } from '../scope';

/** What a rule found in manifests that somebody else wrote. */
export interface ManifestViolation {
  readonly object: ManifestObject;
  /** The field it is about. */
  readonly at: FieldPath;
  /** One sentence with value and limit, lower case, no full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** @default - it is not about one value */
  readonly value?: string;
  /** @default - there is no single limit */
  readonly limit?: string;
  /** @default - the rule's own */
  readonly severity?: Severity;
}

/** Where a violation is. */
export type Place = Pick<ManifestViolation, 'object' | 'at'>;

/** One law about manifests: like `Rule`, over objects in place of a plan. */
export interface ManifestRule {
  /** Stable, public name. Never renamed. */
  readonly code: string;
  readonly area: Area;
  /** What must hold, in one sentence. */
  readonly law: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  readonly severity: Severity;
  check(scope: Scope): ManifestViolation[];
}

/** What a rule says of one engine: the object is the engine's, the field may be given from the container. */
export type EngineViolation = Omit<ManifestViolation, 'object' | 'at'> & { readonly in?: FieldPath; readonly at?: FieldPath };

/** A check of each container that answers callers. */
export function ofServers(check: (engine: FoundEngine, scope: Scope) => EngineViolation[]): ManifestRule['check'] {
  return (scope) => scope.servers.flatMap((engine) => located(engine, check(engine, scope)));
}

/** A check of each container in which an engine starts: workers without a server of their own, too. */
export function ofStarted(check: (engine: FoundEngine, scope: Scope) => EngineViolation[]): ManifestRule['check'] {
  return (scope) => scope.engines.filter(({ command }) => command.serves).flatMap((engine) => located(engine, check(engine, scope)));
}

/** A check of each container with an engine's image, whatever starts in it. */
export function ofEngines(check: (engine: FoundEngine, scope: Scope) => EngineViolation[]): ManifestRule['check'] {
  return (scope) => scope.engines.flatMap((engine) => located(engine, check(engine, scope)));
}

function located({ object, path }: FoundEngine, violations: readonly EngineViolation[]): ManifestViolation[] {
  return violations.map(({ in: within, at, ...words }) => ({ ...words, object, at: at ?? [...path, ...(within ?? [])] }));
}

/** A violation as a finding with its place. */
export function toFinding({ code, severity }: Pick<ManifestRule, 'code' | 'severity'>, violation: ManifestViolation): Finding {
  const { object, at, message, remedy, value, limit } = violation;
  return {
    code,
    severity: violation.severity ?? severity,
    object: nameOf(object),
    path: pathText(object.written?.(at) ?? at),
    message,
    remedy,
    ...(value !== undefined && { value }),
    ...(limit !== undefined && { limit }),
    location: object.locate(at),
  };
}
