import { decide, lockOf } from '../../../lib/decide';
import { readDeployment } from '../../../lib/deployment/read';
import { decidedFrom } from '../../support/decided-example';
import { deploymentText } from '../../support/deployment-text';

const EXAMPLE = 'distributed-multi-node.yaml';
const { plan } = decidedFrom(EXAMPLE);

/** The example with other hardware. */
const on = (hardware: string) => decidedFrom(EXAMPLE, (text) => text.replace(/^hardware:\n( {2}.*\n)+/m, `hardware: ${hardware}\n`));

test('a replica of two machines has a stage on each, unless told otherwise', () => {
  expect(plan.cut).toEqual({ tensorParallel: 8, pipelineParallel: 2, devices: 16, nodes: 2 });
  expect(on('{ instanceType: p5.48xlarge, nodes: 2, tensorParallel: 4, pipelineParallel: 4 }').plan.cut).toEqual({ tensorParallel: 4, pipelineParallel: 4, devices: 16, nodes: 2 });
});

test('the plan chooses how wide each stage is, within a machine', () => {
  expect(on('{ instanceType: p5.48xlarge, nodes: 2 }').plan.cut).toEqual({ tensorParallel: 8, pipelineParallel: 2, devices: 16, nodes: 2 });
});

test('one stage over both machines is as wide as both', () => {
  expect(on('{ instanceType: p5.48xlarge, nodes: 2, pipelineParallel: 1 }').plan.cut).toMatchObject({ tensorParallel: 16, pipelineParallel: 1, nodes: 2 });
});

test('stages inside one machine leave the devices among them', () => {
  const text = deploymentText({ replace: { hardware: 'hardware: { instanceType: g6e.12xlarge, pipelineParallel: 2 }' } });
  const [{ plan: { cut }, replica }] = decide({ read: readDeployment({ text, file: 'chat.yaml' }) }).services;

  expect([cut.pipelineParallel, cut.tensorParallel * 2, cut.nodes]).toEqual([2, cut.devices, undefined]);
  expect(replica.engine.args.join(' ')).toContain('--pipeline-parallel-size 2 --max-model-len');
  expect(replica.engine.args).not.toContain('--nnodes');
});

test('both machines are paid for', () => {
  expect(plan.cost.instances).toBe(4);
  expect(plan.cost.usdPerMonth).toBeCloseTo((plan.cost.usdPerInstanceHour ?? 0) * 4 * 730, 2);
});

test('the plan says how a replica is spread', () => {
  expect(plan.decisions.find(({ what }) => what === 'cut.pipelineParallel')).toMatchObject({ value: '2 on 2', reason: expect.stringContaining('2 machines of 8 devices each') });
  expect(decidedFrom('single-node.yaml').plan.decisions.map(({ what }) => what)).not.toContain('cut.pipelineParallel');
});

describe('a model that one machine cannot hold', () => {
  const findingsOn = (more: string) => {
    const text = deploymentText({ replace: { model: 'model: { id: deepseek-ai/DeepSeek-V3, source: s3://acme/v3/ }', platforms: 'platforms: [kubernetes]', engine: 'engine: { name: vllm, image: registry.acme.internal/efa:1 }', hardware: `hardware: { instanceType: p5.48xlarge${more} }` }, extra: 'architecture: distributed' });
    return decide({ read: readDeployment({ text, file: 'chat.yaml' }) }).findings;
  };

  test('the refusal names how many would', () => {
    expect(findingsOn('').find(({ code }) => code === 'MODEL_DOES_NOT_FIT')?.remedy).toContain('2 × p5.48xlarge would hold it as one replica (hardware.nodes: 2');
  });

  test('with as many it fits, and more are more than it needs', () => {
    expect(findingsOn(', nodes: 2').map(({ code }) => code)).not.toEqual(expect.arrayContaining([expect.stringMatching(/MODEL_DOES_NOT_FIT|NODES_MORE/)]));
    expect(findingsOn(', nodes: 4').find(({ code }) => code === 'NODES_MORE_THAN_NEEDED')?.message).toMatch(/4 × p5\.48xlarge, 2 would hold/);
  });
});

test('a lock that holds another number of machines than is asked for is foreign', () => {
  const read = readDeployment({ text: deploymentText(), file: 'chat.yaml' });
  const lock = lockOf(decide({ read }));
  const { chat } = lock.services;
  const foreign = (cut: object) => decide({ read, lock: { ...lock, services: { chat: { ...chat, plan: { ...chat.plan, cut: { ...chat.plan.cut, ...cut } } } } } }).findings.filter(({ code }) => code === 'LOCK_FOREIGN').map(({ message }) => message);

  expect([foreign({}), foreign({ nodes: 1 })]).toEqual([[], []]);
  expect(foreign({ nodes: 2 })).toEqual([expect.stringContaining('cut.nodes in the lock is')]);
});
