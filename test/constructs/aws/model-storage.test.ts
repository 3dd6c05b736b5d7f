import { Template } from 'aws-cdk-lib/assertions';
import { filesIn } from '../../../constructs/aws/private/template-files';
import { WeightsCache, WeightsLoad } from '../../../lib/deployment/enums';
import { SharedStorageKind, type SharedStorageProps } from '../../../lib/deployment/storage-props';
import { DEV, givenUnwatchedTemplate as givenTemplate, IMPORTS, type GivenAws } from '../../support/aws-fixture';
import { givenPlan, givenReplica, givenService } from '../../support/replica';

const { EFS, FSX_LUSTRE, FSX_LUSTRE_LINKED, S3_FILES, S3_MOUNT } = SharedStorageKind;

const sharing = (shared: SharedStorageProps, more: GivenAws = {}): GivenAws => ({
  ...more,
  service: { ...more.service, storage: { load: WeightsLoad.LOCAL, cache: WeightsCache.EPHEMERAL, accessMode: 'ReadWriteOnce', shared } },
  plan: { replicas: 2, weights: { ...givenPlan().weights, shared: shared.kind } },
});

const only = (template: Template, type: string): any => {
  const found = Object.values(template.findResources(type));
  expect(found).toHaveLength(1);
  return found[0];
};
const idsOf = (template: Template, type: string): string[] => Object.keys(template.findResources(type));
const statementsOf = (template: Template): any[] => Object.values(template.findResources('AWS::IAM::Role')).flatMap(({ Properties }: any) => (Properties.Policies ?? []).flatMap(({ PolicyDocument }: any) => PolicyDocument.Statement));
const unitsOf = (template: Template) => filesIn(template.toJSON() as any, 'chat');
const environmentOf = (template: Template): string => JSON.stringify(only(template, 'AWS::EC2::LaunchTemplate').Properties.LaunchTemplateData.UserData);

describe('EFS that is made', () => {
  const template = givenTemplate(sharing({ kind: EFS }));

  test('is encrypted under the own key, elastic, outlives the stack in production and goes with it under dev', () => {
    const fileSystem = only(template, 'AWS::EFS::FileSystem');
    expect(fileSystem).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain', Properties: { Encrypted: true, ThroughputMode: 'elastic', KmsKeyId: { 'Fn::GetAtt': [idsOf(template, 'AWS::KMS::Key')[0], 'Arn'] } } });
    expect(only(givenTemplate(sharing({ kind: EFS }, DEV)), 'AWS::EFS::FileSystem')).toMatchObject({ DeletionPolicy: 'Delete', Properties: { Encrypted: true } });
  });

  test('is backed up where that is asked for', () => {
    const backed = (backup: boolean) => only(givenTemplate(sharing({ kind: EFS }, { service: { recovery: { ...givenService().recovery, backup } } })), 'AWS::EFS::FileSystem').Properties.BackupPolicy.Status;
    expect([backed(true), backed(false)]).toEqual(['ENABLED', 'DISABLED']);
  });

  test('answers in every zone of the boxes, to them alone', () => {
    const subnets = only(template, 'AWS::AutoScaling::AutoScalingGroup').Properties.VPCZoneIdentifier;
    const targets: any[] = Object.values(template.findResources('AWS::EFS::MountTarget'));
    expect(targets.map(({ Properties }) => Properties.SubnetId)).toEqual(subnets);
    const [group] = targets[0].Properties.SecurityGroups;
    const ingress: any[] = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress')).filter(({ Properties }: any) => JSON.stringify(Properties.GroupId) === JSON.stringify(group));
    expect(ingress.map(({ Properties: { FromPort, ToPort, CidrIp } }) => [FromPort, ToPort, CidrIp])).toEqual([[2049, 2049, undefined]]);
    const egress: any = only(template, 'AWS::EC2::SecurityGroupEgress').Properties;
    expect(egress).toMatchObject({ GroupId: ingress[0].Properties.SourceSecurityGroupId, DestinationSecurityGroupId: group, FromPort: 2049, ToPort: 2049 });
  });

  test('refuses connections without TLS, and lets the role of the boxes in through one door', () => {
    expect(only(template, 'AWS::EFS::FileSystem').Properties.FileSystemPolicy.Statement).toEqual([
      { Sid: 'Tls', Effect: 'Deny', Principal: { AWS: '*' }, Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
    const statement = statementsOf(template).find(({ Sid }) => Sid === 'SharedWeights');
    expect(statement.Action).toEqual(['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']);
    expect(JSON.stringify(statement.Condition)).toContain(idsOf(template, 'AWS::EFS::AccessPoint')[0]);
  });

  test('is mounted over TLS with the identity of the box, before anything fetches or loads', () => {
    expect(environmentOf(template)).toContain('_netdev,noresvport,tls,iam');
    const files = unitsOf(template);
    expect(files.get('/etc/systemd/system/llm-mount.service')).toContain('ExecStart=/opt/llm-serving/mount.sh');
    ['llm-fetch', 'llm-engine'].forEach((unit) => expect(files.get(`/etc/systemd/system/${unit}.service`)).toMatch(/^Requires=.*llm-mount\.service/m));
    expect(files.get('/opt/llm-serving/mount.sh')).toContain('mount --types "$LLM_MOUNT_TYPE"');
  });

  test('stands before the first box', () => {
    expect(only(template, 'AWS::AutoScaling::AutoScalingGroup').DependsOn).toEqual(expect.arrayContaining(idsOf(template, 'AWS::EFS::MountTarget')));
  });
});

test('an EFS that stands is mounted, not made, and only its own id is asked for', () => {
  const template = givenTemplate(sharing({ kind: EFS, fileSystem: 'fs-01234567' }, { deployment: { aws: { region: 'us-east-1', imports: { vpc: IMPORTS.vpc } } } }));
  template.resourceCountIs('AWS::EFS::FileSystem', 0);
  expect(environmentOf(template)).toContain('fs-01234567:/');
  expect(only(template, 'AWS::EC2::SecurityGroupEgress').Properties).toMatchObject({ CidrIp: '10.7.0.0/16', FromPort: 2049 });
  // the root folder of a file system belongs to root
  expect(statementsOf(template).find(({ Sid }) => Sid === 'SharedWeights').Action).toContain('elasticfilesystem:ClientRootAccess');
});

describe('Lustre', () => {
  test('that is made has the size of two revisions, one zone, the own key and both directions of its protocol', () => {
    const template = givenTemplate(sharing({ kind: FSX_LUSTRE }));
    const { Properties } = only(template, 'AWS::FSx::FileSystem');
    expect(Properties).toMatchObject({ FileSystemType: 'LUSTRE', FileSystemTypeVersion: '2.15', StorageCapacity: 1200, StorageType: 'SSD', LustreConfiguration: { DeploymentType: 'PERSISTENT_2', PerUnitStorageThroughput: 250 } });
    expect(Properties.SubnetIds).toHaveLength(1);
    expect(Properties.KmsKeyId).toBeDefined();
    const ports = (type: string) => Object.values(template.findResources(type)).map(({ Properties: { FromPort, ToPort } }: any) => `${FromPort}-${ToPort}`).filter((range) => range !== '8080-8080' && range !== '443-443').sort();
    const wanted = ['1018-1023', '1018-1023', '1018-1023', '988-988', '988-988', '988-988'];
    expect(ports('AWS::EC2::SecurityGroupEgress')).toEqual(wanted);
    expect(ports('AWS::EC2::SecurityGroupIngress')).toEqual(wanted);
    expect(environmentOf(template)).toMatch(/LLM_MOUNT_TYPE.{1,12}lustre/);
  });

  test('of another size and throughput is ordered so', () => {
    const template = givenTemplate(sharing({ kind: FSX_LUSTRE, capacityGiB: 4800, throughputPerTiB: 1000 }));
    expect(only(template, 'AWS::FSx::FileSystem').Properties).toMatchObject({ StorageCapacity: 4800, LustreConfiguration: { PerUnitStorageThroughput: 1000 } });
  });

  test('that is linked shows the folder of the weights as its root, read-only', () => {
    const given = sharing({ kind: FSX_LUSTRE_LINKED });
    const template = givenTemplate({ ...given, plan: { ...given.plan, weights: { ...givenPlan().weights, strategy: 'mounted', shared: FSX_LUSTRE_LINKED } }, input: { replica: givenReplica({ fetch: undefined }) } });
    const [fileSystem] = idsOf(template, 'AWS::FSx::FileSystem');
    expect(only(template, 'AWS::FSx::DataRepositoryAssociation').Properties).toMatchObject({ FileSystemId: { Ref: fileSystem }, FileSystemPath: '/', DataRepositoryPath: 's3://acme-models/qwen3-8b/', BatchImportMetaDataOnCreate: true });
    expect(only(template, 'AWS::AutoScaling::AutoScalingGroup').DependsOn).toEqual(expect.arrayContaining(idsOf(template, 'AWS::FSx::DataRepositoryAssociation')));
    expect(environmentOf(template)).toContain('_netdev,ro');
    givenTemplate(sharing({ kind: FSX_LUSTRE })).resourceCountIs('AWS::FSx::DataRepositoryAssociation', 0);
  });

  test('that stands is mounted by its name', () => {
    const template = givenTemplate(sharing({ kind: FSX_LUSTRE, fileSystem: 'fs-01234567', mountName: 'abcdefg' }));
    template.resourceCountIs('AWS::FSx::FileSystem', 0);
    expect(environmentOf(template)).toContain('@tcp:/abcdefg');
    expect(() => givenTemplate(sharing({ kind: FSX_LUSTRE, fileSystem: 'fs-01234567' }))).toThrow(/mount name/);
  });
});

test('S3 Files that stands is mounted read-only, and nothing fetches', () => {
  const given = sharing({ kind: S3_FILES, fileSystem: 'fs-01234567', accessPoint: 'fsap-01234567' });
  const template = givenTemplate({ ...given, plan: { ...given.plan, weights: { ...givenPlan().weights, strategy: 'mounted', shared: S3_FILES } }, input: { replica: givenReplica({ fetch: undefined }) } });
  expect(environmentOf(template)).toContain('_netdev,ro,accesspoint=fsap-01234567');
  expect(statementsOf(template).find(({ Sid }) => Sid === 'SharedWeights').Action).toBe('s3files:ClientMount');
  const files = unitsOf(template);
  expect(files.has('/etc/systemd/system/llm-fetch.service')).toBe(false);
  expect(files.get('/etc/systemd/system/llm-engine.service')).toContain('type=bind,src=/var/lib/llm-serving/weights,dst=/weights,readonly');
});

describe('S3 Files that is made', () => {
  const shown = sharing({ kind: S3_FILES });
  const given = { ...shown, plan: { ...shown.plan, weights: { ...givenPlan().weights, strategy: 'mounted', shared: S3_FILES } }, input: { replica: givenReplica({ fetch: undefined }) } };
  const template = givenTemplate(given);
  const [fileSystem] = idsOf(template, 'AWS::S3Files::FileSystem');

  test('shows the folder of the weights under the own key, in every zone of the boxes, before they start', () => {
    const { Properties, DeletionPolicy } = only(template, 'AWS::S3Files::FileSystem');
    expect(Properties).toMatchObject({ Prefix: 'qwen3-8b/', KmsKeyId: { 'Fn::GetAtt': [idsOf(template, 'AWS::KMS::Key')[0], 'Arn'] }, AcceptBucketWarning: true });
    expect([JSON.stringify(Properties.Bucket), DeletionPolicy]).toEqual([expect.stringMatching(/:s3:::acme-models"/), undefined]);
    const group = only(template, 'AWS::AutoScaling::AutoScalingGroup');
    expect(Object.values(template.findResources('AWS::S3Files::MountTarget')).map(({ Properties: { SubnetId } }) => SubnetId)).toEqual(group.Properties.VPCZoneIdentifier);
    expect(group.DependsOn).toEqual(expect.arrayContaining(idsOf(template, 'AWS::S3Files::MountTarget')));
    expect(environmentOf(template)).toContain(fileSystem);
  });

  test('may read the folder and hear of changes, and write nothing', () => {
    const role: any = Object.entries(template.findResources('AWS::IAM::Role')).find(([id]) => id.includes('WeightsRole'))?.[1];
    const actions: string[] = role.Properties.Policies[0].PolicyDocument.Statement.flatMap(({ Action }: any) => Action);
    expect(actions.filter((action) => /Put|Delete|Abort/.test(action) && !action.startsWith('events:'))).toEqual([]);
    expect(role.Properties.AssumeRolePolicyDocument.Statement[0]).toMatchObject({ Principal: { Service: 'elasticfilesystem.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } });
  });

  test('shows a bucket and nothing else', () => {
    expect(() => givenTemplate({ ...given, plan: { ...given.plan, weights: { ...given.plan.weights, source: 'hf' } } })).toThrow(/shows a bucket/);
  });
});

test('boxes refuse what only pods can mount', () => {
  expect(() => givenTemplate(sharing({ kind: S3_MOUNT }))).toThrow(/machines cannot mount Mountpoint for Amazon S3/);
});

test('without shared storage nothing is mounted', () => {
  const template = givenTemplate();
  ['AWS::EFS::FileSystem', 'AWS::FSx::FileSystem', 'AWS::EC2::SecurityGroupEgress'].forEach((type) => template.resourceCountIs(type, 0));
  expect([...unitsOf(template).keys()].filter((path) => path.includes('mount'))).toEqual([]);
});
