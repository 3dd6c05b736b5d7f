/** A statement of an IAM policy, as the template holds it. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: unknown;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: unknown } };
}

/** Statements stand in the template as they are written here: no grant adds a wildcard, and no feature flag merges them. */
export function policyDocument(statements: Statement[]): { Version: string; Statement: Statement[] } {
  return { Version: '2012-10-17', Statement: statements };
}

/** Lets one AWS service act as a role. */
export function trustOf(service: string, condition?: Statement['Condition']): { Version: string; Statement: Omit<Statement, 'Resource'>[] } {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', ...(condition && { Condition: condition }) }] };
}
