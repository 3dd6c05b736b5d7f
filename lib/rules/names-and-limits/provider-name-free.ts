import { makesTasks } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** Beginnings that a capacity provider may not have (CloudFormation, AWS::ECS::CapacityProvider Name). */
const RESERVED = /^(aws|ecs|fargate)/i;

export const providerNameFree: Rule = {
  code: 'NAME_PREFIX_RESERVED',
  area: 'names and limits',
  law: 'names of capacity providers begin with nothing that Amazon ECS keeps for itself',
  why: 'the stack is rolled back when the provider is made',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const prefix = subject.deployment.aws?.namePrefix;
    if (!makesTasks(subject) || prefix === undefined || !RESERVED.test(prefix)) return [];
    return [{
      path: 'aws.namePrefix',
      message: `the capacity provider would be called '${prefix}…', names that begin with aws, ecs or fargate are kept`,
      remedy: 'begin aws.namePrefix with another word',
      value: prefix,
    }];
  },
};
