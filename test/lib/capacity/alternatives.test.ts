import { instanceType } from '../../../lib/accelerator/catalogue';
import { whyNotInstead } from '../../../lib/capacity/alternatives';
import { givenPlan } from '../../support/replica';

const why = (name: string, planned = 'g6e.2xlarge') => whyNotInstead(instanceType(name), { plan: givenPlan(), instanceType: instanceType(planned) });

test.each(['g6e.4xlarge', 'g7e.2xlarge'])('%s holds a replica of g6e.2xlarge', (name) => expect(why(name)).toEqual([]));

test.each([
  ['g6.2xlarge', /22888 MiB, less than 45776/], ['g6e.12xlarge', /4 devices, not 1/], ['g5g.16xlarge', /processors are arm64/], ['inf2.xlarge', /another machine image/],
  ['g6e.xlarge', /4 vCPUs, less than 8/], ['g5.2xlarge', /compute capability 8.6, less than 8.9/],
])('%s does not, and says why', (name, reason) => expect(why(name).join('; ')).toMatch(reason));

test('local disks are missed where weights were planned on them', () => {
  const other = { ...instanceType('g6e.4xlarge'), nvmeGB: 0 };
  expect(whyNotInstead(other, { plan: givenPlan(), instanceType: instanceType('g6e.2xlarge') }).join()).toMatch(/local disks hold 0 GiB/);
  expect(whyNotInstead(other, { plan: givenPlan(), instanceType: { ...instanceType('g6e.2xlarge'), nvmeGB: 0 } })).toEqual([]);
});
