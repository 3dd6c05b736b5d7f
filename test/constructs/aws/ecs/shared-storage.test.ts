import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DecidedEcsService } from '../../../../constructs/aws/ecs/decided-ecs-service';
import { Platform } from '../../../../lib/deployment/enums';
import { SharedStorageKind, type SharedStorageProps } from '../../../../lib/deployment/storage-props';
import { givenInput, type GivenAws } from '../../../support/aws-fixture';
import { givenPlan, givenReplica, givenService } from '../../../support/replica';

const { EFS, FSX_LUSTRE, S3_FILES } = SharedStorageKind;

const templateOf = (shared?: SharedStorageProps, input: GivenAws['input'] = {}): Template => {
  const plan = givenPlan();
  const stack = new Stack(new App({ analyticsReporting: false }), 'chat', { env: { region: 'us-east-1' } });
  new DecidedEcsService(stack, 'Chat', {
    input: givenInput({
      deployment: { platforms: [Platform.ECS] },
      service: { storage: { ...givenService().storage, ...(shared && { shared }) } },
      plan: { startTimeLines: { [Platform.ECS]: plan.startTimeLines.ec2 }, weights: { ...plan.weights, ...(shared && { shared: shared.kind }) } },
      input,
    }),
  });
  return Template.fromStack(stack);
};
const taskOf = (template: Template): any => Object.values(template.findResources('AWS::ECS::TaskDefinition'))[0];
const weightsOf = (template: Template): any => taskOf(template).Properties.Volumes.find(({ Name }: any) => Name === 'weights');
const idsOf = (template: Template, type: string): string[] => Object.keys(template.findResources(type));
const taskStatements = (template: Template): any[] => Object.values<any>(template.findResources('AWS::IAM::Role'))
  .filter(({ Properties }) => Properties.Description === 'Containers that serve one LLM service').flatMap(({ Properties }) => Properties.Policies[0].PolicyDocument.Statement);

describe('tasks that share EFS', () => {
  const template = templateOf({ kind: EFS });

  test('mount it over TLS, as themselves and through one door', () => {
    const [fileSystem] = idsOf(template, 'AWS::EFS::FileSystem');
    const [door] = idsOf(template, 'AWS::EFS::AccessPoint');
    expect(weightsOf(template)).toEqual({
      Name: 'weights',
      EFSVolumeConfiguration: { FilesystemId: { Ref: fileSystem }, TransitEncryption: 'ENABLED', AuthorizationConfig: { IAM: 'ENABLED', AccessPointId: { Ref: door } } },
    });
    expect(taskStatements(template).find(({ Sid }) => Sid === 'SharedWeights').Action).toEqual(['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite']);
  });

  test('fetch by the one that has the lock, and write nowhere else', () => {
    const containers: any[] = taskOf(template).Properties.ContainerDefinitions;
    const mounts = containers.flatMap(({ Name, MountPoints = [] }) => MountPoints.filter(({ SourceVolume }: any) => SourceVolume === 'weights').map(({ ReadOnly }: any) => [Name, ReadOnly]));
    expect(mounts).toEqual([['fetch', false], ['engine', true]]);
  });

  test('start only when it can be mounted', () => {
    const service: any = Object.values(template.findResources('AWS::ECS::Service'))[0];
    expect(service.DependsOn).toEqual(expect.arrayContaining(idsOf(template, 'AWS::EFS::MountTarget')));
  });
});

test('S3 Files that stands is named by its ARN', () => {
  const template = templateOf({ kind: S3_FILES, fileSystem: 'fs-01234567' }, { replica: givenReplica({ fetch: undefined }) });
  expect(JSON.stringify(weightsOf(template))).toContain('file-system/fs-01234567');
  expect(weightsOf(template)).toHaveProperty('S3FilesVolumeConfiguration');
});

test('Lustre is nothing that a task can mount', () => {
  expect(() => templateOf({ kind: FSX_LUSTRE })).toThrow(/cannot mount this kind of shared storage/);
});

test('without shared storage weights lie in a folder of the machine', () => {
  expect(weightsOf(templateOf())).toHaveProperty('Host');
});
