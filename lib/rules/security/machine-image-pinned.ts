import { machineImagesOf, makesMachines } from '../questions';
import type { Rule } from '../rule';
import { STRICTER_EACH_TIME } from '../severities';

export const machineImagePinned: Rule = {
  code: 'MACHINE_IMAGE_FLOATS',
  area: 'security',
  law: 'the machine image is named by its id',
  why: 'a parameter that names the newest image replaces the machine at any deployment, with an image that nobody tried',
  severity: STRICTER_EACH_TIME,
  check: (subject) => {
    const { service, deployment: { aws } } = subject;
    if (!makesMachines(subject) || service.machineImage !== undefined) return [];
    return machineImagesOf(subject).filter(({ pinned = false }) => !pinned).map(({ parameter }) => ({
      path: 'hardware.machineImage',
      message: `the machine image is whatever ${parameter} names at deployment`,
      remedy: parameter.startsWith('/')
        ? `pin what it names now: aws ssm get-parameter --name ${parameter}${aws ? ` --region ${aws.region}` : ''} --query Parameter.Value`
        : 'let Karpenter make the machines, which is told a release: a node group takes the newest one when it is made',
      value: parameter,
      limit: 'ami-…',
    }));
  },
};
