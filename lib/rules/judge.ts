import type { Finding } from '../finding/finding';
import type { Profile } from '../deployment/enums';
import { isOfService } from '../deployment/service-fields';
import type { Law, Rule, Subject, Violation } from './rule';
import type { Severity } from '../finding/severity';

/** Everything that some rules have to say about a subject, in their order. */
export function judgeBy(rules: readonly Rule[], subject: Subject): Finding[] {
  return rules.flatMap((rule) => rule.check(subject).map((violation) => toFinding(rule, violation, subject)));
}

function toFinding(rule: Rule, violation: Violation, { deployment: { profile }, service }: Subject): Finding {
  return findingOf(rule, { ...violation, path: pathFrom(violation.path, service.path) }, profile);
}

/** A violation as a finding, weighed under a profile. */
export function findingOf({ code, severity }: Law, violation: Violation, profile: Profile): Finding {
  const { path, message, remedy, value, limit } = violation;
  return {
    code,
    severity: violation.severity ?? severityUnder(severity, profile),
    path,
    message,
    remedy,
    ...(value !== undefined && { value }),
    ...(limit !== undefined && { limit }),
  };
}

function severityUnder(severity: Law['severity'], profile: Profile): Severity {
  return severity[profile];
}

/** A field of the service as the user wrote it; a field of the deployment stands as it is. */
function pathFrom(field: string, servicePath: string): string {
  const ofService = field === '' || isOfService(field);
  return ofService && servicePath !== '' ? [servicePath, field].filter((part) => part !== '').join('.') : field;
}
