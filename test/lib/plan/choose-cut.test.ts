import { decide } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { deploymentText } from '../../support/deployment-text';

function cutOn(platforms: string, instanceType: string, more = '') {
  const text = deploymentText({ replace: { platforms: `platforms: [${platforms}]`, hardware: `hardware: { instanceType: ${instanceType}${more} }` } });
  const { services: [{ plan }], findings } = decide({ read: readDeployment({ text, file: 'chat.yaml' }) });
  return { tensorParallel: plan.cut.tensorParallel, reason: plan.decisions.find(({ what }) => what === 'cut.tensorParallel')?.reason, codes: findings.map(({ code }) => code) };
}

test('where pods share a machine the smallest cut that serves is taken', () => {
  expect(cutOn('kubernetes', 'p5.48xlarge')).toMatchObject({ tensorParallel: 1, reason: expect.stringMatching(/smallest legal cut/) });
});

test('a machine that carries one replica is cut as it yields most tokens', () => {
  const { tensorParallel, reason, codes } = cutOn('ec2', 'p5.48xlarge');
  expect(tensorParallel).toBeGreaterThan(1);
  expect(reason).toMatch(/yields most tokens/);
  expect(codes).not.toContain('CUT_WIDER_THAN_NEEDED');
});

test('what the deployment says is done, and what stands idle then is told', () => {
  expect(cutOn('ec2', 'p5.48xlarge', ', tensorParallel: 1')).toMatchObject({ tensorParallel: 1, codes: expect.arrayContaining(['DEVICES_IDLE']) });
});
