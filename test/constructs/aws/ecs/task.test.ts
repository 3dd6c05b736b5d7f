import { VolumeKind } from '../../../../lib/container/container-spec';
import { containerOf, ELASTIC, givenEcsTemplate, onlyOne } from '../../../support/ecs-fixture';
import { givenEngine, givenGuard, givenReplica } from '../../../support/replica';
import { IMPORTS } from '../../../support/aws-fixture';

const task = () => onlyOne(givenEcsTemplate(), 'AWS::ECS::TaskDefinition');
const namesOf = (template = givenEcsTemplate()): string[] => onlyOne(template, 'AWS::ECS::TaskDefinition').ContainerDefinitions.map(({ Name }: { Name: string }) => Name);

const COLLECTS = { ContainerName: 'log-router', Condition: 'START' };

test('the containers of the replica run in their order, after the one that writes their files', () => {
  expect(namesOf()).toEqual(['files', 'log-router', 'fetch', 'guard', 'engine', 'cloudwatch-agent', 'collector']);
  expect(containerOf(givenEcsTemplate(), 'fetch').DependsOn).toEqual([{ ContainerName: 'files', Condition: 'SUCCESS' }, COLLECTS]);
  expect(containerOf(givenEcsTemplate(), 'guard').DependsOn).toEqual([{ ContainerName: 'files', Condition: 'SUCCESS' }, COLLECTS]);
  expect(containerOf(givenEcsTemplate(), 'engine').DependsOn).toEqual([{ ContainerName: 'fetch', Condition: 'SUCCESS' }, { ContainerName: 'guard', Condition: 'HEALTHY' }, COLLECTS]);
});

test('only engine and guard end the task', () => {
  const essential = task().ContainerDefinitions.filter(({ Essential }: { Essential: boolean }) => Essential).map(({ Name }: { Name: string }) => Name);
  expect(essential).toEqual(['guard', 'engine']);
});

test('the engine is on the loopback address that the guard shares, with whole devices and its shared memory', () => {
  expect(task().NetworkMode).toBe('awsvpc');
  const engine = containerOf(givenEcsTemplate(), 'engine');
  expect(engine).toMatchObject({ ResourceRequirements: [{ Type: 'GPU', Value: '1' }], LinuxParameters: { SharedMemorySize: 2048, Capabilities: { Drop: ['ALL'] } }, User: '2000:0', PortMappings: [] });
  expect(containerOf(givenEcsTemplate(), 'guard').PortMappings.map(({ ContainerPort }: { ContainerPort: number }) => ContainerPort)).toEqual([8080, 8081]);
});

test.each(['files', 'log-router', 'fetch', 'guard', 'engine'])('%s has no capability and gains no privilege', (name) => {
  const { Privileged, DockerSecurityOptions, LinuxParameters } = containerOf(givenEcsTemplate(), name);
  expect({ Privileged, DockerSecurityOptions, dropped: LinuxParameters.Capabilities }).toEqual({ Privileged: false, DockerSecurityOptions: ['no-new-privileges'], dropped: { Drop: ['ALL'] } });
});

test.each(['files', 'log-router', 'cloudwatch-agent', 'collector'])('lines of %s go straight to the log group, and never block it', (name) => {
  expect(containerOf(givenEcsTemplate(), name).LogConfiguration).toMatchObject({ LogDriver: 'awslogs', Options: { 'mode': 'non-blocking', 'max-buffer-size': '4m' } });
});

test.each(['fetch', 'guard', 'engine'])('lines of %s go to the collector', (name) => {
  expect(containerOf(givenEcsTemplate(), name).LogConfiguration).toEqual({ LogDriver: 'awsfirelens' });
});

test('the collector reads our configuration after that of FireLens, and the task outlives it', () => {
  const collector = containerOf(givenEcsTemplate(), 'log-router');
  expect(collector).toMatchObject({
    Essential: false, RestartPolicy: { Enabled: true }, DependsOn: [{ ContainerName: 'files', Condition: 'SUCCESS' }],
    FirelensConfiguration: { Type: 'fluentbit', Options: { 'config-file-type': 'file', 'config-file-value': '/log-router/fluent-bit.conf' } },
    MountPoints: [{ SourceVolume: 'log-router', ContainerPath: '/log-router', ReadOnly: true }],
  });
  expect(containerOf(givenEcsTemplate(), 'files').MountPoints).toContainEqual({ SourceVolume: 'log-router', ContainerPath: '/volumes/log-router', ReadOnly: false });
});

test('one health check is patient through the start and watches afterwards', () => {
  const patient = (failureThreshold: number) => containerOf(givenEcsTemplate({ input: { replica: givenReplica({ engine: givenEngine({ startup: { path: '/health', port: 8080, periodSeconds: 10, timeoutSeconds: 15, failureThreshold } }) }) } }), 'engine').HealthCheck;
  expect(patient(12)).toMatchObject({ StartPeriod: 120, Interval: 15, Retries: 10, Timeout: 15 });
  expect(patient(130)).toMatchObject({ StartPeriod: 300, Interval: 100, Retries: 10 });
  expect(patient(12).Command.slice(-2)).toEqual(['8080', '/health']);
});

test('no step before the engine is waited for longer than the whole start may take', () => {
  // 240 + 300 + 90 + 180 + 5 s, and a quarter on top
  expect(containerOf(givenEcsTemplate(), 'fetch').StartTimeout).toBe(1019);
  expect(onlyOne(givenEcsTemplate(), 'AWS::ECS::Service').HealthCheckGracePeriodSeconds).toBe(1019);
});

test('weights and kernels outlive the task in folders that are named by what lies in them', () => {
  const foldersOf = (image: string) => onlyOne(givenEcsTemplate({ input: { replica: givenReplica({ engine: givenEngine({ image }) }) } }), 'AWS::ECS::TaskDefinition').Volumes
    .filter(({ Host }: { Host?: object }) => Host).map(({ Name, Host }: { Name: string; Host: { SourcePath: string } }) => [Name, Host.SourcePath]);
  const [weights, cache] = foldersOf('toy:1');
  expect(weights[1]).toMatch(/^\/var\/lib\/llm-serving\/weights\/[0-9a-f]{16}$/);
  expect(cache[1]).toMatch(/^\/var\/lib\/llm-serving\/cache\/[0-9a-f]{16}\/cache$/);
  expect(foldersOf('toy:2')[0]).toEqual(weights);
  expect(foldersOf('toy:2')[1]).not.toEqual(cache);
});

test('weights on the machine image are mounted where the engine looks for them', () => {
  const source = '/opt/models/toy';
  const { fetch, ...replica } = givenReplica();
  const template = givenEcsTemplate({ plan: { weights: { strategy: 'mounted', source, integrity: 'none', sizeGiB: 15, workers: 1 } }, input: { replica } });
  expect(fetch).toBeDefined();
  expect(onlyOne(template, 'AWS::ECS::TaskDefinition').Volumes[0]).toEqual({ Name: 'weights', Host: { SourcePath: source } });
  expect(containerOf(template, 'engine').MountPoints[0]).toEqual({ SourceVolume: 'weights', ContainerPath: `/weights${source}`, ReadOnly: true });
  expect(containerOf(template, 'files').MountPoints.map(({ SourceVolume }: { SourceVolume: string }) => SourceVolume)).not.toContain('weights');
});

test('a limit of memory stands alone where it is what is reserved', () => {
  expect(containerOf(givenEcsTemplate(), 'guard')).toMatchObject({ Memory: 256 });
  expect(containerOf(givenEcsTemplate(), 'guard').MemoryReservation).toBeUndefined();
  expect(containerOf(givenEcsTemplate(), 'engine')).toMatchObject({ Memory: 28_672, MemoryReservation: 24_576, Cpu: 4096 });
  expect(containerOf(givenEcsTemplate(), 'fetch')).toMatchObject({ Memory: 2048, MemoryReservation: 128 });
  expect(containerOf(givenEcsTemplate(), 'fetch').Cpu).toBeUndefined();
});

test('limits of processes and memory-backed scratch are told', () => {
  const replica = givenReplica({ engine: givenEngine({ ulimits: ['memlock=-1', 'nofile=1024:4096'] }), guard: givenGuard() });
  const scratch = replica.volumes.map((volume) => (volume.name === 'guard-run' ? { ...volume, kind: VolumeKind.MEMORY } : volume));
  const template = givenEcsTemplate({ input: { replica: { ...replica, volumes: scratch } } });
  expect(containerOf(template, 'engine').Ulimits).toEqual([{ Name: 'memlock', SoftLimit: -1, HardLimit: -1 }, { Name: 'nofile', SoftLimit: 1024, HardLimit: 4096 }]);
  expect(containerOf(template, 'guard').LinuxParameters.Tmpfs).toEqual([{ ContainerPath: '/tmp', Size: 16, MountOptions: ['nosuid', 'nodev'] }]);
});

test('the key goes by reference, to the container that writes it for the guard', () => {
  const secrets = containerOf(givenEcsTemplate(), 'files').Secrets;
  expect(JSON.stringify(secrets.at(-1))).toMatch(/secret:chat-keys/);
  expect(['fetch', 'guard', 'engine'].map((name) => containerOf(givenEcsTemplate(), name).Secrets)).toEqual([undefined, undefined, undefined]);
  expect(containerOf(givenEcsTemplate({ access: { apiKeySecret: undefined } }), 'files').Secrets.map(({ Name }: { Name: string }) => Name)).not.toContain('LLM_KEY_CURRENT');
});

test('ECS reads files and key with a role that no container has, and acts for this account only', () => {
  const roles = givenEcsTemplate().findResources('AWS::IAM::Role');
  const actionsOf = (match: RegExp): string[] => Object.entries(roles).filter(([id]) => match.test(id))
    .flatMap(([, { Properties }]) => (Properties.Policies ?? []).flatMap(({ PolicyDocument }: any) => PolicyDocument.Statement.flatMap(({ Action }: any) => Action)));
  expect(actionsOf(/RolesExecution/)).toEqual(['ssm:GetParameters', 'logs:CreateLogStream', 'logs:PutLogEvents', 'secretsmanager:GetSecretValue', 'kms:Decrypt']);
  expect(actionsOf(/RolesTask/)).toEqual(['s3:GetObject', 's3:ListBucket', 'kms:Decrypt', 'logs:CreateLogStream', 'logs:PutLogEvents', 'aps:RemoteWrite']);
  Object.entries(roles).filter(([id]) => /Roles(Execution|Task)/.test(id)).forEach(([, { Properties }]) => {
    expect(Object.keys(Properties.AssumeRolePolicyDocument.Statement[0].Condition)).toEqual(['StringEquals', 'ArnLike']);
  });
});

test('each replica brings its metrics to CloudWatch, whether their number moves or not', () => {
  const agent = containerOf(givenEcsTemplate(), 'cloudwatch-agent');
  expect(containerOf(givenEcsTemplate({ plan: { replicas: 2, scaling: ELASTIC } }), 'cloudwatch-agent').Environment).toEqual(agent.Environment);
  expect(agent).toMatchObject({ Essential: false, RestartPolicy: { Enabled: true }, DependsOn: [{ ContainerName: 'guard', Condition: 'HEALTHY' }] });
  const scrape = JSON.parse(agent.Environment.find(({ Name }: { Name: string }) => Name === 'PROMETHEUS_CONFIG_CONTENT').Value);
  expect(scrape.scrape_configs[0].static_configs).toEqual([{ targets: ['127.0.0.1:8081'], labels: { Service: 'chat/chat/ecs' } }]);
});

test('the company is trusted where a step reaches out', () => {
  const template = givenEcsTemplate({ deployment: { site: { caBundle: '/etc/pki/acme.pem' } } });
  expect(containerOf(template, 'fetch').MountPoints).toContainEqual({ SourceVolume: 'ca-bundle', ContainerPath: '/etc/pki/acme.pem', ReadOnly: true });
  expect(containerOf(template, 'fetch').Environment).toContainEqual({ Name: 'AWS_CA_BUNDLE', Value: '/etc/pki/acme.pem' });
  expect(containerOf(template, 'engine').MountPoints.map(({ SourceVolume }: { SourceVolume: string }) => SourceVolume)).not.toContain('ca-bundle');
});

test('a governed account names roles and bounds them', () => {
  const boundary = 'arn:aws:iam::111122223333:policy/boundary';
  const template = givenEcsTemplate({ deployment: { aws: { region: 'us-east-1', imports: IMPORTS, permissionsBoundary: boundary, namePrefix: 'acme-' } } });
  const roles = Object.values(template.findResources('AWS::IAM::Role')).map(({ Properties }) => [Properties.RoleName, Properties.PermissionsBoundary]);
  expect(roles.sort()).toEqual(['execution', 'machine', 'task'].map((end) => [`acme-chat-chat-ecs-${end}`, boundary]));
});
