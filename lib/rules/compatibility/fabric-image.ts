import { fabricInterfacesOf } from '../../container/fabric';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const fabricImage: Rule = {
  code: 'FABRIC_IMAGE_MISSING',
  area: 'compatibility',
  law: 'where devices of several machines talk over the Elastic Fabric Adapter, the image of the engine holds its userspace',
  why: 'without it they fall back to TCP in silence, at a fraction of the speed; the start is refused here in its place',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { service, engineVersion: { spread }, instanceType } = subject;
    const problem = spread?.group?.fabricProblem;
    if (problem === undefined || service.engine.image !== undefined || fabricInterfacesOf(subject) === 0) return [];
    return [{
      path: 'engine.image',
      message: `${instanceType.name} has ${fabricInterfacesOf(subject)} EFA interfaces, and ${problem}`,
      remedy: `set engine.image to one that holds libfabric and the NCCL plugin of AWS, of the engine's own version: ${spread?.group?.fabricImages}`,
      value: 'not given',
    }];
  },
};
