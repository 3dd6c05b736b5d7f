import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

/** The template of a stack. The library's own search for cycles walks each list twice, and each list in it four times; ours does not. */
export function templateOf(stack: Stack): Template {
  const template = Template.fromStack(stack, { skipCyclicalDependenciesCheck: true });
  expect(inCycles(template.toJSON().Resources ?? {})).toEqual([]);
  return template;
}

/** Resources that wait for each other, and those that wait for them. */
export function inCycles(resources: { [logicalId: string]: any }): string[] {
  const waiting = new Map(Object.entries(resources).map(([id, { DependsOn = [], Properties }]) => [id, [DependsOn, referencesIn(Properties)].flat().filter((other) => other in resources)]));
  for (let before = -1; before !== waiting.size;) {
    before = waiting.size;
    waiting.forEach((others, id) => others.every((other) => !waiting.has(other)) && waiting.delete(id));
  }
  return [...waiting.keys()];
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Sub': substituted } = value as { [key: string]: any };
  const [text] = [substituted].flat();
  return [
    ...(typeof Ref === 'string' ? [Ref] : []),
    ...(attribute === undefined ? [] : [[attribute].flat()[0].split('.')[0]]),
    ...(typeof text === 'string' ? [...text.matchAll(/\$\{([^!.}]+)/g)].map(([, id]) => id) : []),
    ...Object.values(value).flatMap(referencesIn),
  ];
}
