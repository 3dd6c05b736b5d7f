import { Stack, Validations } from 'aws-cdk-lib';
import type { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import type { IConstruct } from 'constructs';
import type { Statement } from './policy';

/** Accepts findings of the AwsSolutions pack on one construct, each by its short id and with its reason. */
export function acknowledge(construct: IConstruct, reasons: { [rule: string]: string }): void {
  withoutTraces(() => Object.entries(reasons).forEach(([rule, reason]) => Validations.of(construct).acknowledge({ id: `AwsSolutions::AwsSolutions-${rule}`, reason })));
}

/** Accepts that a group with a policy of several instance types has no launch template of its own. */
export function acknowledgeMixedInstances(group: CfnAutoScalingGroup): void {
  if (group.mixedInstancesPolicy) acknowledge(group, { EC26: 'the rule looks for a launch template of its own; the one in the policy of this group encrypts its volume' });
}

/** Packs that ask for an action of every single alarm. */
const PACKS_OF_ALARMS = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5'];

/** Accepts that an alarm does nothing by itself. */
export function acknowledgeSilence(alarm: IConstruct, reason: string): void {
  withoutTraces(() => PACKS_OF_ALARMS.forEach((pack) => Validations.of(alarm).acknowledge({ id: `${pack}::${pack}-CloudWatchAlarmAction`, reason })));
}

/** A trace in the assembly would hold the paths of this machine: the same description must give the same bytes on every other. */
function withoutTraces(action: () => void): void {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    action();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Accepts every resource with a wildcard in a role's statements, each with the reason of its statement; a statement without a reason stays a finding. */
export function acknowledgeWildcards(role: IConstruct, statements: readonly Statement[], reasons: { readonly [sid: string]: string }): void {
  const stack = Stack.of(role);
  for (const { Sid = '', Resource } of statements.filter(({ Sid }) => Sid !== undefined && reasons[Sid] !== undefined)) {
    const resources: unknown[] = Array.isArray(Resource) ? Resource : [Resource];
    const wild = resources.map((resource) => flat(stack.resolve(resource))).filter((text) => text.includes('*'));
    wild.forEach((text) => acknowledge(role, { [`IAM5[Resource::${text}]`]: reasons[Sid] }));
  }
}

/** Spells references as the pack does: `<Logical>` and `<Logical.Attribute>`. */
function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as { Ref?: string; 'Fn::GetAtt'?: string[]; 'Fn::Join'?: [string, unknown[]] };
  if (Ref !== undefined) return `<${Ref}>`;
  if (attribute !== undefined) return `<${attribute.join('.')}>`;
  return join === undefined ? JSON.stringify(value) : join[1].map(flat).join(join[0]);
}
