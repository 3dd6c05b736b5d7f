import { filesIn } from '../../../constructs/aws/private/template-files';
import { givenUnwatchedTemplate as givenTemplate, type GivenAws } from '../../support/aws-fixture';
import { givenFetch, givenPlan, givenReplica } from '../../support/replica';

const gate = givenFetch({ name: 'gate', command: ['bash', '/opt/llm-serving/check-versions.sh'], mounts: [{ volume: 'scripts', path: '/opt/llm-serving', readOnly: true }, { volume: 'tmp', path: '/tmp', readOnly: false }] });
const { fetch, volumes, engine, ...others } = givenReplica();
const own = { ...others, engine: { ...engine, mounts: engine.mounts.filter(({ volume }) => volume !== 'weights') }, volumes: volumes.filter(({ name }) => name !== 'weights') };
const weights = { ...givenPlan().weights, strategy: 'stream', integrity: 's3-version' };
const STREAMED: GivenAws = { plan: { weights }, input: { replica: { ...own, gate } } };
const GATED_COPY: GivenAws = { input: { replica: { ...others, fetch, engine, volumes, gate } } };

const template = (given: GivenAws): any => givenTemplate(given).toJSON();
const unit = (given: GivenAws, name: string): string => filesIn(template(given), 'chat').get(`/etc/systemd/system/llm-${name}.service`) ?? '';
const rolesOf = (given: GivenAws): any[] => Object.values<any>(template(given).Resources).filter(({ Type }) => Type === 'AWS::IAM::Role').map(({ Properties }) => Properties);
const boxOf = (given: GivenAws) => rolesOf(given).find(({ Description }) => Description?.startsWith('Boxes'));
const readerOf = (given: GivenAws) => rolesOf(given).find(({ Description }) => Description?.startsWith('Engines'));
const statements = (role: any): any[] => role.Policies[0].PolicyDocument.Statement;
const sids = (role: any): string[] => statements(role).map(({ Sid }) => Sid).filter((sid) => sid.startsWith('Weights'));

describe('who reads the weights', () => {
  test('is the box when they are copied', () => {
    expect(sids(boxOf({}))).toEqual(['Weights', 'WeightsList', 'WeightsDecrypt']);
    expect(readerOf({})).toBeUndefined();
  });

  test('is a role of their own when they are streamed, which may do nothing else', () => {
    expect(statements(readerOf(STREAMED)).map(({ Sid }) => Sid)).toEqual(['Weights', 'WeightsList', 'WeightsDecrypt']);
    expect(JSON.stringify(statements(readerOf(STREAMED))[0].Resource)).toContain(':s3:::acme-models/qwen3-8b/*');
  });

  test('acts for the box alone', () => {
    const [statement] = readerOf(STREAMED).AssumeRolePolicyDocument.Statement;
    expect(statement).toMatchObject({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: { 'Fn::GetAtt': [expect.stringMatching(/^ChatRole/), 'Arn'] } } });
  });

  test('is bounded and named as the account wants it', () => {
    const aws = { region: 'us-east-1', permissionsBoundary: 'arn:aws:iam::111122223333:policy/b', namePrefix: 'acme-' };
    expect(readerOf({ ...STREAMED, deployment: { aws } })).toMatchObject({ PermissionsBoundary: 'arn:aws:iam::111122223333:policy/b', RoleName: 'acme-chat-chat-weights' });
  });
});

test('a box with a gate asks for versions and retention below the prefix, and reads no weights that are streamed', () => {
  expect(sids(boxOf(STREAMED))).toEqual(['WeightsVersionList', 'WeightsLocks', 'WeightsVersions', 'WeightsDecrypt']);
  const [list, locks, versions] = statements(boxOf(STREAMED)).filter(({ Sid }) => Sid.startsWith('Weights'));
  expect(JSON.stringify(list.Resource)).toContain(':s3:::acme-models/qwen3-8b/object-versions.txt');
  expect(locks.Action).toEqual(['s3:GetObjectVersion', 's3:GetObjectRetention']);
  expect(versions).toMatchObject({ Action: 's3:ListBucketVersions', Condition: { StringLike: { 's3:prefix': 'qwen3-8b/*' } } });
});

test('a box that gates a copy does both, and decrypts once', () => {
  expect(sids(boxOf(GATED_COPY))).toEqual(['Weights', 'WeightsList', 'WeightsDecrypt', 'WeightsVersionList', 'WeightsLocks', 'WeightsVersions']);
});

describe('the units', () => {
  test('of a stream: the gate runs again before each start, and credentials are fresh', () => {
    expect(unit(STREAMED, 'gate')).not.toContain('RemainAfterExit');
    expect(unit(STREAMED, 'gate')).toMatch(/^ExecStart=\/usr\/bin\/env bash \/etc\/llm-serving\/files\/scripts\/check-versions\.sh$/m);
    expect(unit(STREAMED, 'engine')).toMatch(/^Requires=.*llm-gate\.service$/m);
    expect(unit(STREAMED, 'engine')).toMatch(/^ExecStartPre=\/opt\/llm-serving\/weights-credentials\.sh$/m);
    expect(unit(STREAMED, 'engine')).toContain('type=bind,src=/run/llm-serving/weights-reader,dst=/home/vllm/.aws,readonly');
  });

  test('of a stream write nothing to the folder of weights', () => {
    expect(unit(STREAMED, 'gate')).not.toContain('ReadWritePaths');
    expect(unit(STREAMED, 'fetch')).toBe('');
  });

  test('of a copy: the fetch waits for the gate, and the engine for the fetch', () => {
    expect(unit(GATED_COPY, 'gate')).toContain('RemainAfterExit=yes');
    expect(unit(GATED_COPY, 'fetch')).toMatch(/^Requires=llm-storage\.service llm-gate\.service$/m);
    expect(unit(GATED_COPY, 'engine')).toMatch(/^Requires=.*llm-fetch\.service$/m);
    expect(unit(GATED_COPY, 'engine')).not.toContain('weights-credentials');
  });
});

test('boxes wait for the role that they read with, and are told its name', () => {
  const resources = template(STREAMED).Resources;
  const [group] = Object.values<any>(resources).filter(({ Type }) => Type === 'AWS::AutoScaling::AutoScalingGroup');
  expect(group.DependsOn).toContainEqual(expect.stringMatching(/^ChatWeightsReaderAssume/));
  const [launch] = Object.values<any>(resources).filter(({ Type }) => Type === 'AWS::EC2::LaunchTemplate');
  expect(JSON.stringify(launch)).toMatch(/LLM_READER_ROLE=.{0,80}ChatWeightsReader/);
});

test('the script of credentials is on no other box', () => {
  expect([...filesIn(template({}), 'chat').keys()]).not.toContain('/opt/llm-serving/weights-credentials.sh');
});

test('the root volume holds no weights that are streamed', () => {
  const sizeOf = (given: GivenAws) => Object.values<any>(template(given).Resources).find(({ Type }) => Type === 'AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData.BlockDeviceMappings[0].Ebs.VolumeSize;
  expect(sizeOf({ ...STREAMED, plan: { weights, diskGiB: 85 } })).toBe(sizeOf({ plan: { diskGiB: 85 + 15.3 } }));
});
