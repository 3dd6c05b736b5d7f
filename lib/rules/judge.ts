import type { Finding } from '../finding/finding';
import type { Profile } from '../deployment/enums';
import type { Rule, Subject, Violation } from './rule';
import type { Severity } from '../finding/severity';

/** Fields that a deployment with several services keeps below each of them. */
const SERVICE_FIELDS = ['model', 'engine', 'hardware', 'workload', 'optimization', 'scaling', 'access', 'storage'];

/** Everything that some rules have to say about a subject, in their order. */
export function judgeBy(rules: readonly Rule[], subject: Subject): Finding[] {
  return rules.flatMap((rule) => rule.check(subject).map((violation) => toFinding(rule, violation, subject)));
}

function toFinding({ code, severity }: Rule, violation: Violation, { deployment, service }: Subject): Finding {
  const { message, remedy, value, limit } = violation;
  return {
    code,
    severity: violation.severity ?? severityUnder(severity, deployment.profile),
    path: pathFrom(violation.path, service.path),
    message,
    remedy,
    ...(value !== undefined && { value }),
    ...(limit !== undefined && { limit }),
  };
}

function severityUnder(severity: Rule['severity'], profile: Profile): Severity {
  return severity[profile];
}

/** A field of the service as the user wrote it; a field of the deployment stands as it is. */
function pathFrom(field: string, servicePath: string): string {
  const ofService = field === '' || SERVICE_FIELDS.includes(field.split('.')[0]);
  return ofService && servicePath !== '' ? [servicePath, field].filter((part) => part !== '').join('.') : field;
}
