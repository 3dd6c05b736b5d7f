import * as fs from 'node:fs';
import * as path from 'node:path';
import fc from 'fast-check';
import { TEMPLATE_RULES } from '../../../lib/existing/rules/template';
import { checkTemplates } from '../../../lib/existing/template/check-template';
import { Severity } from '../../../lib/finding/severity';
import { runCli, givenFolder } from '../../support/run-cli';
import { ROOT } from '../../support/sources';
import { marksOf } from './marks';

const folder = givenFolder();
const FOLDER = path.join(ROOT, 'test', 'fixtures', 'existing', 'templates');
const FILES = fs.readdirSync(FOLDER);
const textOf = (file: string): string => fs.readFileSync(path.join(FOLDER, file), 'utf8');
const check = (text: string) => checkTemplates([{ file: 'template.yaml', text }]);

const CHECKED = new Map(FILES.map((file) => [file, check(textOf(file))]));
const checked = (file: string) => CHECKED.get(file)!;

test.each(FILES)('%s: what is wrong is found where it stands', (file) => {
  const found = checked(file).findings.map(({ code, location }) => `${location?.line} ${code}`);
  const marks = marksOf(textOf(file)).map(({ line, code }) => `${line} ${code}`);
  expect(marks.filter((mark) => !found.includes(mark))).toEqual([]);
  expect(marks.length).toBeGreaterThan(0);
});

test('every rule about templates speaks somewhere', () => {
  const spoken = FILES.flatMap((file) => marksOf(textOf(file)).map(({ code }) => code));
  expect(TEMPLATE_RULES.map(({ code }) => code).filter((code) => !spoken.includes(code))).toEqual([]);
});

test('engines are found in tasks, models and user data, with what they were told', () => {
  expect(FILES.flatMap((file) => checked(file).engines)).toEqual(expect.arrayContaining([
    expect.objectContaining({ object: 'AWS::ECS::TaskDefinition/Task', engine: 'vllm', version: '0.8.4', model: 'meta-llama/Llama-3.1-70B-Instruct', accelerators: 2 }),
    expect.objectContaining({ object: 'AWS::EC2::LaunchTemplate/Template', engine: 'vllm', model: 'Qwen/Qwen3-8B' }),
    expect.objectContaining({ object: 'AWS::SageMaker::Model/Model', engine: 'tgi', version: '3.3.7', model: 'Qwen/Qwen3-8B' }),
  ]));
});

test('a field is named as it stands in the template', () => {
  const [finding] = checked('task.yaml').findings.filter(({ code }) => code === 'ACCELERATORS_DO_NOT_MATCH_CUT');
  expect(finding).toMatchObject({ object: 'AWS::ECS::TaskDefinition/Task', path: 'ContainerDefinitions[0].Command[1]' });
});

test('remedies speak of templates', () => {
  const remedies = FILES.flatMap((file) => checked(file).findings.map(({ remedy }) => remedy)).join('\n');
  expect(remedies).toMatch(/LinuxParameters\.SharedMemorySize[\s\S]*ResourceRequirements[\s\S]*Secrets with ValueFrom/);
  expect(remedies).not.toMatch(/emptyDir|resources\.limits|secretKeyRef|select nodes/);
});

const SOUND = `
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: engine
          Image: vllm/vllm-openai:v0.32.0
          EntryPoint: [vllm, serve]
          Command: [/models/chat, --host, 127.0.0.1, --tensor-parallel-size, "2", --shutdown-timeout, "60"]
          ResourceRequirements: [{ Type: GPU, Value: "2" }]
          LinuxParameters: { SharedMemorySize: 4096 }
          StopTimeout: 90
          Secrets: [{ Name: HF_TOKEN, ValueFrom: !Ref Token }]
  Service:
    Type: AWS::ECS::Service
    Properties: { HealthCheckGracePeriodSeconds: 1800, LoadBalancers: [{ ContainerName: engine }] }
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Scheme: internet-facing, LoadBalancerAttributes: [{ Key: idle_timeout.timeout_seconds, Value: "600" }] }
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties: { Protocol: HTTPS, DefaultActions: [{ Type: forward }] }
  Scaling:
    Type: AWS::AutoScaling::ScalingPolicy
    Properties: { TargetTrackingConfiguration: { PredefinedMetricSpecification: { PredefinedMetricType: ALBRequestCountPerTarget } } }
  Unknown:
    Type: AWS::AutoScaling::AutoScalingGroup
    Properties: { HealthCheckType: ELB, HealthCheckGracePeriod: !Ref Grace }
`;

test('a sound template is left in peace, and what is filled in later is no fault', () => {
  expect(check(SOUND).findings.filter(({ severity }) => severity !== Severity.INFO)).toEqual([]);
  expect(check(SOUND).engines).toHaveLength(1);
});

test('what this library renders is left in peace', async () => {
  const out = path.join(folder, 'out');
  await runCli('synth', path.join(ROOT, 'examples', 'single-node.yaml'), '--out', out);
  const { code, out: said } = await runCli('check', '--template', path.join(out, 'cdk.out'), '--json');
  const { findings, objects } = JSON.parse(said);
  expect({ code, complaints: findings.filter(({ severity }: { severity: string }) => severity !== 'info') }).toEqual({ code: 0, complaints: [] });
  expect(objects).toBeGreaterThan(10);
  expect(findings).toEqual([expect.objectContaining({ code: 'TEMPLATE_IS_OURS', severity: 'info', message: expect.stringContaining("'chat'"), remedy: expect.stringContaining('llm-serving check FILE') })]);
  const { out: text } = await runCli('check', '--template', path.join(out, 'cdk.out'));
  expect(text).not.toMatch(/no container was recognised/);
});

test('a group of somebody else is not taken for ours', () => {
  const group = (key: string) => `Resources: { G: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { Tags: [{ Key: "${key}", Value: chat }] } } }`;
  const codes = (key: string) => check(group(key)).findings.map(({ code }) => code);
  expect([codes('llm-serving:service'), codes('service')]).toEqual([['TEMPLATE_IS_OURS'], []]);
});

test('a value of another type in any place breaks nothing', () => {
  const values = fc.constantFrom('null', '[]', '{}', '-1', '{ Ref: X }', '{ "Fn::Join": [] }', '{ "Fn::Join": ["", [null, { Ref: A }]] }', '!GetAtt A.B', '[[1]]');
  fc.assert(fc.property(fc.constantFrom(SOUND, ...FILES.map(textOf)), fc.nat(), values, (text, at, value) => {
    const lines = text.split('\n');
    const line = at % lines.length;
    const changed = [...lines.slice(0, line), lines[line].replace(/(:|-) .*$/, `$1 ${value}`), ...lines.slice(line + 1)].join('\n');
    expect(check(changed).findings.filter(({ message }) => /undefined|NaN|\[object/.test(message))).toEqual([]);
  }), { numRuns: 300 });
});
