import { Platform, Profile } from '../../../lib/deployment/enums';
import type { PatchProps } from '../../../lib/deployment/props';
import { applyPatches } from '../../../lib/patch/apply-patches';
import type { Body, Rendering } from '../../../lib/patch/rendering';
import { manifestNames, resourceNames } from '../../../lib/patch/target';
import { judgedBy, judgePatches, PATCH_RULES } from '../../../lib/rules/patches';
import { mergePatch } from '../../../lib/units/merge-patch';
import { givenSubject } from '../../support/subject';

const ENGINE = {
  name: 'engine', image: 'acme/toy:1',
  securityContext: { runAsUser: 2000, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  startupProbe: { httpGet: { path: '/health', port: 8080 }, periodSeconds: 10, failureThreshold: 42 },
  livenessProbe: { httpGet: { path: '/health', port: 8080 }, periodSeconds: 10 },
};

const POD = { terminationGracePeriodSeconds: 345, serviceAccountName: 'chat', automountServiceAccountToken: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } };

const MANIFESTS: Body[] = [
  {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'chat', labels: { team: 'nlp' } },
    spec: {
      replicas: 1, selector: { matchLabels: { app: 'chat' } }, strategy: { rollingUpdate: { maxSurge: 1 } },
      template: { metadata: { labels: { app: 'chat' } }, spec: { ...POD, containers: [ENGINE] } },
    },
  },
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'chat' }, spec: { type: 'ClusterIP', ports: [{ port: 80, targetPort: 8080 }] } },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'chat' }, spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] } },
  {
    apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'calls', namespace: 'nlp' },
    spec: { podSelector: { matchLabels: { app: 'chat' } }, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }], ports: [{ port: 443, protocol: 'TCP' }] }] },
  },
  {
    apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'chat' },
    spec: { role: 'nodes', metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 }, blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: true, kmsKeyID: 'key-1' } }] },
  },
  { apiVersion: 'ray.io/v1', kind: 'RayService', metadata: { name: 'chat' }, spec: { rayClusterConfig: { rayVersion: '1', authOptions: { mode: 'token' } } } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'chat' }, automountServiceAccountToken: false },
];

const VOLUME = { DeviceName: '/dev/xvda', Ebs: { Encrypted: true, KmsKeyId: 'key-1' } };

const allow = (Action: unknown, Resource: unknown, more = {}) => ({ Effect: 'Allow', Action, Resource, ...more });

const ACTIONS = ['s3:Get*', 'sns:Publish'];

const READS = allow(ACTIONS, ['arn:aws:s3:::weights/*', { Ref: 'Notices' }]);
const TLS_ONLY = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const inline = (...Statement: object[]) => ({ Policies: [{ PolicyName: 'own', PolicyDocument: { Statement } }] });

const WALLED = { Name: 'engine', Privileged: false, User: '2000:0', ReadonlyRootFilesystem: true, LinuxParameters: { Capabilities: { Drop: ['ALL'] } } };

const WEIGHTS = { Name: 'weights', Host: { SourcePath: '/weights' } };

const TOKENS = { Type: 'jwt-validation', Order: 1, JwtValidationConfig: { Issuer: 'https://issuer' } };
const FORWARD = { Type: 'forward', Order: 2, TargetGroupArn: 'targets' };

const PROTECTED: { [id: string]: Body } = {
  Role: { Type: 'AWS::IAM::Role', Properties: { PermissionsBoundary: 'boundary', ...inline(READS) } },
  Store: { Type: 'AWS::S3::BucketPolicy', Properties: { PolicyDocument: { Statement: [TLS_ONLY] } } },
  Template: { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 }, BlockDeviceMappings: [VOLUME], SecurityGroupIds: ['sg-1'] } } },
  Listener: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Protocol: 'HTTPS', Port: 443, Certificates: [{ CertificateArn: 'c' }], SslPolicy: 'strict' } },
  Plain: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Protocol: 'HTTP', Port: 80 } },
  Balancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Scheme: 'internal', LoadBalancerAttributes: [{ Key: 'access_logs.s3.enabled', Value: 'true' }, { Key: 'idle_timeout.timeout_seconds', Value: '60' }] } },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { CidrBlock: '10.0.0.0/24' } },
  Logs: { Type: 'AWS::Logs::LogGroup', Properties: { KmsKeyId: { Ref: 'Key' } } },
  Notices: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: 'key-1' } },
  Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketEncryption: { a: 1 }, PublicAccessBlockConfiguration: { BlockPublicAcls: true } } },
  Flows: { Type: 'AWS::EC2::FlowLog', Properties: { TrafficType: 'ALL' } },
  Task: { Type: 'AWS::ECS::TaskDefinition', Properties: { NetworkMode: 'awsvpc', TaskRoleArn: 'role-1', ContainerDefinitions: [WALLED], Volumes: [WEIGHTS] } },
  Cluster: {
    Type: 'AWS::EKS::Cluster',
    Properties: { ResourcesVpcConfig: { EndpointPublicAccess: false }, AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false }, EncryptionConfig: [{ Provider: 'key-1' }], Logging: { a: 1 } },
  },
  Identity: { Type: 'AWS::EKS::PodIdentityAssociation', Properties: { RoleArn: 'role-1', Namespace: 'nlp', ServiceAccount: 'chat' } },
  Files: { Type: 'AWS::EFS::FileSystem', Properties: { Encrypted: true, KmsKeyId: 'key-1', FileSystemPolicy: { Statement: [TLS_ONLY] } } },
  Door: { Type: 'AWS::EFS::AccessPoint', Properties: { PosixUser: { Uid: '2000' } } },
  Rule: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: { Actions: [TOKENS, FORWARD], Conditions: [{ Field: 'host-header' }] } },
  Redirect: { Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: { Protocol: 'HTTP', Port: 80, DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }] } },
  Tasks: { Type: 'AWS::ECS::Service', Properties: { EnableExecuteCommand: false, NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED', SecurityGroups: ['sg-1'] } } } },
  Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } },
};

const RESOURCES: { [id: string]: Body } = {
  ...PROTECTED,
  Boxes: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'boxes', VpcId: { Ref: 'Network' } } },
  FromBalancer: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: 'sg-0', IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: 'sg-1' } },
};

const replicasOf = (objects: Rendering['objects']) => (objects.find(({ names }) => names[0] === 'Deployment/chat')?.body as any)?.spec?.replicas;

function given(platform: Platform, objects: Rendering['objects'], namesOf: (body: any, names: string[]) => string[]): Rendering {
  return {
    platform, world: platform === Platform.EC2 ? 'cloudformation' : 'kubernetes', objects,
    facts: platform === Platform.EC2 ? {} : { chat: replicasOf(objects) === undefined ? undefined : { replicasMin: replicasOf(objects) } },
    with: ({ target, merge }) => given(platform, objects.map((object) => {
      const body = object.names.includes(target) ? mergePatch(object.body, merge) as Body : object.body;
      return { body, names: namesOf(body, object.names) };
    }), namesOf),
  };
}

const manifestsOf = (bodies: Body[]) => given(Platform.KUBERNETES, bodies.map((body) => ({ body, names: namesOf(body) })), namesOf);
const namesOf = ({ kind, metadata }: any) => manifestNames(kind, metadata?.name);
const BOTH = [manifestsOf(MANIFESTS), given(Platform.EC2, Object.entries(RESOURCES).map(([id, body]) => ({ body, names: resourceNames(body.Type, id) })), (_, names) => names)];

/** A group of pods, as LeaderWorkerSet keeps it. */
const GROUP: Body = {
  apiVersion: 'leaderworkerset.x-k8s.io/v1', kind: 'LeaderWorkerSet', metadata: { name: 'chat' },
  spec: {
    leaderWorkerTemplate: {
      leaderTemplate: { spec: { ...POD, containers: [ENGINE] } },
      workerTemplate: { spec: { ...POD, containers: [{ ...ENGINE, name: 'worker', livenessProbe: { exec: { command: ['ask'] }, periodSeconds: 10 } }] } },
    },
  },
};

interface Case {
  readonly patches: PatchProps[];
  readonly renderings?: Rendering[];
  readonly says?: RegExp;
}

const deployment = (spec: object): PatchProps => ({ target: 'Deployment/chat', merge: { spec } });
const pod = (spec: object): PatchProps => deployment({ template: { spec } });
const engine = (change: object): PatchProps => pod({ containers: [{ ...ENGINE, ...change }] });
const fires = (says: RegExp, ...patches: PatchProps[]): Case => ({ says, patches });
const silent = (...patches: PatchProps[]): Case => ({ patches });
const patch = (target: string, merge: object): PatchProps => ({ target, merge });

/** A patch of the pods of a group that answer nobody. */
const ofWorker = (says: RegExp, workerTemplate: object): Case => ({ says, renderings: [manifestsOf([GROUP])], patches: [patch('LeaderWorkerSet/chat', { spec: { leaderWorkerTemplate: { workerTemplate } } })] });
const workerWith = (change: object): object => ({ spec: { containers: [{ ...(GROUP.spec as any).leaderWorkerTemplate.workerTemplate.spec.containers[0], ...change }] } });

const properties = (target: string, Properties: object) => patch(target, { Properties });
const template = (LaunchTemplateData: object) => properties('Template', { LaunchTemplateData });
const spec = (target: string, fields: object) => patch(target, { spec: fields });

/** A Deployment whose number a scaler moves. */
const MOVED = manifestsOf([{ ...MANIFESTS[0], spec: { ...(MANIFESTS[0].spec as object), replicas: undefined } }]);

const CASES: { readonly [code: string]: Case[] } = {
  PATCH_UNMATCHED: [
    fires(/'Service\/chit' is no object/, patch('Service/chit', {})), fires(/'AWS::EC2::VPC\/Boxes'/, patch('AWS::EC2::VPC/Boxes', {})), fires(/'a b'/, patch('a b', {})),
    silent(patch('Service/chat', {}), patch('Boxes', {}), patch('AWS::EC2::SecurityGroup/Boxes', {})),
  ],
  PATCH_PLATFORM_NOT_RENDERED: [
    { says: /an object of ec2.*rendered: kubernetes/, patches: [patch('Boxes', {})], renderings: [BOTH[0]] },
    { says: /an object of eks or kubernetes/, patches: [patch('Service/chat', {})], renderings: [BOTH[1]] },
    silent(patch('Service/chat', {}), patch('Boxes', {})),
  ],
  PATCH_AMBIGUOUS: [
    { says: /names 2 objects, 1 is meant/, patches: [patch('Service/chat', { a: 1 })], renderings: [manifestsOf([MANIFESTS[1], MANIFESTS[1]])] },
    silent(patch('Service/chat', { a: 1 })),
  ],
  PATCH_WITHOUT_EFFECT: [fires(/the same with the patch and without/, deployment({ replicas: 1 })), fires(/the same/, patch('Service/chat', {})), silent(deployment({ replicas: 2 }), patch('Nobody', {}))],
  PATCH_BREAKS_OBJECT: [
    ofWorker(/takes spec\.leaderWorkerTemplate\.workerTemplate\.spec\.containers\.0 from/, { spec: { containers: [] } }), fires(/takes spec from/, deployment(null as never)), fires(/apiVersion of 'Service\/chat' nothing/, patch('Service/chat', { apiVersion: null })),
    fires(/kind of .* "Ingress"/, patch('Service/chat', { kind: 'Ingress' })), fires(/metadata\.name of/, patch('Service/chat', { metadata: { name: null } })),
    fires(/Type of 'Boxes' nothing/, patch('Boxes', { Type: null })), fires(/takes Properties from/, patch('Boxes', { Properties: null })),
    fires(/a map is wanted/, patch('Boxes', { Properties: 'all' })), fires(/spec\.replicas .* "two".*a number is wanted/, deployment({ replicas: 'two' })),
    fires(/a list is wanted/, patch('Service/chat', { spec: { ports: { port: 80 } } })), fires(/takes spec\.ports\.0 from/, patch('Service/chat', { spec: { ports: [] } })),
    fires(/asks for app: "chat", its pods have "talk"/, deployment({ template: { metadata: { labels: { app: 'talk' } } } })), fires(/can no longer be found/, deployment({ replicas: null })),
    silent(
      deployment({ strategy: { rollingUpdate: { maxSurge: '25%' } } }), patch('Service/chat', { spec: { ports: [{ port: 80, targetPort: 'http' }] } }), patch('Service/chat', { metadata: { labels: { a: 'b' } } }),
      properties('Role', inline(allow('*', '*'))), patch('Boxes', { Properties: { VpcId: 'vpc-1', GroupDescription: { 'Fn::Sub': 'x' } } }), patch('FromBalancer', { Properties: { FromPort: '8080' } }),
    ),
  ],
  PATCH_BREAKS_PARITY: [fires(/another replicasMin .* 3 instead of 1/, deployment({ replicas: 3 })), silent(deployment({ replicas: 1, minReadySeconds: 3 }))],
  PATCH_WEAKENS_PROBE: [
    ofWorker(/livenessProbe of worker .* asks \{"command":\["true"\]\}/, workerWith({ livenessProbe: { exec: { command: ['true'] }, periodSeconds: 10 } })),
    fires(/startupProbe of engine .* is gone/, engine({ startupProbe: undefined })), fires(/gives up after 20 s, 420 s/, engine({ startupProbe: { ...ENGINE.startupProbe, failureThreshold: 2 } })),
    fires(/gives up after 10 s, 30 s/, engine({ livenessProbe: { ...ENGINE.livenessProbe, failureThreshold: 1 } })), fires(/asks .*\/other/, engine({ livenessProbe: { httpGet: { path: '/other', port: 8080 } } })),
    silent(engine({ startupProbe: { ...ENGINE.startupProbe, failureThreshold: 90 } })),
  ],
  PATCH_CUTS_DRAIN: [ofWorker(/10 s to end, the drain takes 345/, { spec: { terminationGracePeriodSeconds: 10 } }), fires(/5 s to end, the drain takes 345 s/, pod({ terminationGracePeriodSeconds: 5 })), fires(/30 s to end/, pod({ terminationGracePeriodSeconds: null })), silent(pod({ terminationGracePeriodSeconds: 600 }), patch('Boxes', { a: 1 }))],
  PATCH_OWNS_REPLICAS: [
    { says: /sets spec\.replicas of 'Deployment\/chat' to 3, which a scaler moves/, patches: [deployment({ replicas: 3 })], renderings: [MOVED] },
    { patches: [deployment({ minReadySeconds: 3 })], renderings: [MOVED] },
    silent(deployment({ replicas: 3 })),
  ],
  PATCH_WEAKENS_POD: [
    ofWorker(/hostNetwork: true/, { spec: { hostNetwork: true } }), fires(/hostNetwork: true/, pod({ hostNetwork: true })), fires(/hostPath volume 'disk'/, pod({ volumes: [{ name: 'disk', hostPath: { path: '/' } }] })),
    fires(/runAsNonRoot: false in the pod/, pod({ securityContext: { runAsNonRoot: false } })), fires(/runAsUser: 0 in engine/, engine({ securityContext: { ...ENGINE.securityContext, runAsUser: 0 } })),
    fires(/privileged: true in engine/, engine({ securityContext: { ...ENGINE.securityContext, privileged: true } })), fires(/a writable root/, engine({ securityContext: { ...ENGINE.securityContext, readOnlyRootFilesystem: false } })),
    fires(/capabilities SYS_ADMIN/, engine({ securityContext: { ...ENGINE.securityContext, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } } })), fires(/a hostPort/, engine({ ports: [{ containerPort: 1, hostPort: 1 }] })),
    fires(/undropped capabilities in engine/, engine({ securityContext: { ...ENGINE.securityContext, capabilities: null } })), fires(/allowPrivilegeEscalation in spy/, pod({ containers: [ENGINE, { name: 'spy' }] })),
    fires(/the service account 'admin'/, pod({ serviceAccountName: 'admin' })), fires(/the service account 'default'/, pod({ serviceAccountName: null })),
    fires(/the token of its service account/, pod({ automountServiceAccountToken: true })), fires(/the token/, pod({ automountServiceAccountToken: null })),
    fires(/no runAsNonRoot in engine/, pod({ securityContext: null })), fires(/no seccompProfile in engine/, pod({ securityContext: null })), fires(/allowPrivilegeEscalation in engine/, engine({ securityContext: null })),
    silent(pod({ hostNetwork: false, priorityClassName: 'high' }), engine({ env: [] })),
  ],
  PATCH_EXPOSES_SERVICE: [
    fires(/type LoadBalancer, the deployment says exposure internal/, patch('Service/chat', { spec: { type: 'LoadBalancer' } })), fires(/externalIPs 192\.0\.2\.1/, patch('Service/chat', { spec: { externalIPs: ['192.0.2.1'] } })),
    silent(patch('Service/chat', { spec: { sessionAffinity: 'None' } })),
  ],
  PATCH_OPENS_POLICY: [
    fires(/a way in for everybody/, patch('NetworkPolicy/chat', { spec: { ingress: [{}] } })), fires(/a way in for 0\.0\.0\.0\/0/, patch('NetworkPolicy/chat', { spec: { ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] } })),
    fires(/no say/, patch('NetworkPolicy/chat', { spec: { policyTypes: ['Egress'] } })), 
    fires(/a way in for 128\.0\.0\.0\/1/, spec('NetworkPolicy/chat', { ingress: [{ from: [{ ipBlock: { cidr: '128.0.0.0/1' } }] }] })), fires(/a way in for every namespace/, spec('NetworkPolicy/chat', { ingress: [{ from: [{ namespaceSelector: {} }] }] })),
    fires(/a way out to everybody/, spec('NetworkPolicy/calls', { egress: [{}] })), fires(/a way out to 0\.0\.0\.0\/0 on TCP 25/, spec('NetworkPolicy/calls', { egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.169.254/32'] } }], ports: [{ port: 25, protocol: 'TCP' }] }] })),
    fires(/0\.0\.0\.0\/0 without exception on TCP 443/, spec('NetworkPolicy/calls', { egress: [{ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }], ports: [{ port: 443, protocol: 'TCP' }] }] })),
    fires(/a way out to its peers on every port/, spec('NetworkPolicy/calls', { egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] })), fires(/no say over where they call/, spec('NetworkPolicy/calls', { policyTypes: null })),
    fires(/pods of app: "other" only/, spec('NetworkPolicy/calls', { podSelector: { matchLabels: { app: 'other' } } })), fires(/pods of .*NotIn.* only/, spec('NetworkPolicy/chat', { podSelector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['chat'] }] } })),
    silent(patch('NetworkPolicy/chat', { spec: { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] } }), spec('NetworkPolicy/calls', { podSelector: { matchLabels: null }, policyTypes: ['Ingress', 'Egress'], egress: [] }), spec('NetworkPolicy/chat', { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'nlp' } } }] }] })),
  ],
  PATCH_OPENS_FIREWALL: [
    fires(/opens 'Boxes' to 0\.0\.0\.0\/0 on port 8000/, patch('Boxes', { Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8000, ToPort: 8000, CidrIp: '0.0.0.0/0' }] } })),
    fires(/::\/0 on ports 8080 to 8081/, patch('FromBalancer', { Properties: { ToPort: 8081, CidrIpv6: '::/0' } })), fires(/on every port/, patch('FromBalancer', { Properties: { IpProtocol: -1, CidrIp: '0.0.0.0/0' } })),
    ...['0.0.0.0/1', '::/0', '2000::/3'].map((range) => fires(new RegExp(`to ${range} on port 8080`), properties('FromBalancer', range.includes(':') ? { CidrIpv6: range } : { CidrIp: range }))),
    fires(/to 10\.0\.0\.0\/16 on every port/, properties('FromBalancer', { IpProtocol: '-1', CidrIp: '10.0.0.0/16' })), fires(/the group "sg-1" on every port/, properties('FromBalancer', { IpProtocol: '-1' })),
    fires(/the list "pl-1" on every port/, properties('FromBalancer', { IpProtocol: '-1', SourceSecurityGroupId: null, SourcePrefixListId: 'pl-1' })),
    silent(patch('Boxes', { Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8000, ToPort: 8000, CidrIp: '10.0.0.0/8' }] } })),
    silent(properties('FromBalancer', { IpProtocol: '-1', SourceSecurityGroupId: 'sg-0' })), silent(properties('FromBalancer', { CidrIp: { Ref: 'Range' }, CidrIpv6: '2600:1f00::/24' })),
  ],
  PATCH_REMOVES_PROTECTION: [
    fires(/PermissionsBoundary of 'Role' nothing, "boundary" was rendered/, properties('Role', { PermissionsBoundary: null })), fires(/PermissionsBoundary .*"mine"/, properties('Role', { PermissionsBoundary: 'mine' })),
    fires(/HttpTokens .*"optional"/, template({ MetadataOptions: { HttpTokens: 'optional' } })), fires(/HttpTokens .*nothing/, template({ MetadataOptions: null })), fires(/HopLimit .* 64, 1 was/, template({ MetadataOptions: { HttpPutResponseHopLimit: 64 } })),
    ...[null, [], [{ ...VOLUME, Ebs: { Encrypted: false } }], [{ ...VOLUME, Ebs: { Encrypted: true, KmsKeyId: 'key-2' } }], [{ ...VOLUME, DeviceName: '/dev/sdb' }], [VOLUME, { DeviceName: '/dev/sdb', Ebs: { VolumeSize: 1 } }]]
      .map((BlockDeviceMappings) => fires(/BlockDeviceMappings of 'Template'/, template({ BlockDeviceMappings }))),
    fires(/AssociatePublicIpAddress/, template({ NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }] })), fires(/SecurityGroupIds/, template({ SecurityGroupIds: ['sg-2'] })), fires(/MapPublicIpOnLaunch/, properties('Subnet', { MapPublicIpOnLaunch: true })),
    fires(/Protocol of 'Listener' "HTTP", "HTTPS"/, properties('Listener', { Protocol: 'HTTP' })), fires(/Port of 'Listener' 80/, properties('Listener', { Port: 80 })), fires(/Certificates of/, properties('Listener', { Certificates: null })), fires(/SslPolicy/, properties('Listener', { SslPolicy: 'old' })),
    fires(/Scheme/, properties('Balancer', { Scheme: 'internet-facing' })), fires(/LoadBalancerAttributes/, properties('Balancer', { LoadBalancerAttributes: [] })),
    fires(/KmsKeyId of 'Logs'/, properties('Logs', { KmsKeyId: null })), fires(/KmsMasterKeyId/, properties('Notices', { KmsMasterKeyId: null })), fires(/BucketEncryption/, properties('Bucket', { BucketEncryption: null })), fires(/PublicAccessBlock/, properties('Bucket', { PublicAccessBlockConfiguration: { BlockPublicAcls: false } })),
    fires(/TrafficType of 'Flows'/, properties('Flows', { TrafficType: 'REJECT' })), fires(/EnableKeyRotation/, properties('Key', { EnableKeyRotation: false })),
    ...[{ Privileged: true }, { User: '0' }, { ReadonlyRootFilesystem: false }, { LinuxParameters: { Capabilities: { Add: ['SYS_ADMIN'] } } }].map((change) => fires(/ContainerDefinitions of 'Task'/, properties('Task', { ContainerDefinitions: [{ ...WALLED, ...change }] }))),
    fires(/ContainerDefinitions/, properties('Task', { ContainerDefinitions: [WALLED, { Name: 'other', Privileged: true }] })), fires(/NetworkMode/, properties('Task', { NetworkMode: 'host' })), fires(/PidMode/, properties('Task', { PidMode: 'host' })), fires(/TaskRoleArn/, properties('Task', { TaskRoleArn: 'role-2' })),
    fires(/EnableExecuteCommand/, properties('Tasks', { EnableExecuteCommand: true })), fires(/AssignPublicIp/, properties('Tasks', { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } } })),
    ...[{ LinuxParameters: { Capabilities: { Add: ['SYS_ADMIN'] } } }, { LinuxParameters: { Devices: [{ HostPath: '/dev/mem' }] } }].map((more) => fires(/ContainerDefinitions/, properties('Task', { ContainerDefinitions: [WALLED, { Name: 'other', ...more }] }))),
    ...[{ Name: 'socket', Host: { SourcePath: '/var/run/docker.sock' } }, { Name: 'root', DockerVolumeConfiguration: { DriverOpts: { o: 'bind', device: '/' } } }, { ...WEIGHTS, Host: { SourcePath: '/' } }]
      .map((volume) => fires(/Volumes of 'Task'/, properties('Task', { Volumes: [...(volume.Name === WEIGHTS.Name ? [] : [WEIGHTS]), volume] }))),
    ...[true, null].map((EndpointPublicAccess) => fires(/EndpointPublicAccess of 'Cluster'/, properties('Cluster', { ResourcesVpcConfig: { EndpointPublicAccess } }))), fires(/BootstrapClusterCreator/, properties('Cluster', { AccessConfig: { BootstrapClusterCreatorAdminPermissions: true } })),
    fires(/AuthenticationMode/, properties('Cluster', { AccessConfig: { AuthenticationMode: 'API_AND_CONFIG_MAP' } })), fires(/EncryptionConfig/, properties('Cluster', { EncryptionConfig: null })), fires(/Logging of/, properties('Cluster', { Logging: null })),
    fires(/RoleArn of 'Identity'/, properties('Identity', { RoleArn: 'admin' })), fires(/ServiceAccount of 'Identity'/, properties('Identity', { ServiceAccount: 'default' })),
    fires(/Encrypted of 'Files'/, properties('Files', { Encrypted: false })), fires(/FileSystemPolicy of 'Files'/, properties('Files', { FileSystemPolicy: null })), fires(/PosixUser/, properties('Door', { PosixUser: { Uid: '0' } })),
    fires(/Actions of 'Rule'/, properties('Rule', { Actions: [FORWARD] })), fires(/Actions of 'Rule'/, properties('Rule', { Actions: [{ ...TOKENS, JwtValidationConfig: { Issuer: 'https://other' } }, FORWARD] })), fires(/Conditions of/, properties('Rule', { Conditions: [] })),
    fires(/DefaultActions of 'Redirect'/, properties('Redirect', { DefaultActions: [FORWARD] })),
    fires(/authOptions of 'RayService\/chat' nothing/, patch('RayService/chat', { spec: { rayClusterConfig: { authOptions: null } } })), fires(/serviceType/, patch('RayService/chat', { spec: { rayClusterConfig: { headGroupSpec: { serviceType: 'LoadBalancer' } } } })),
    ...[{ httpTokens: 'optional' }, { httpPutResponseHopLimit: 2 }].map((metadataOptions) => fires(/metadataOptions/, patch('EC2NodeClass/chat', { spec: { metadataOptions } }))), fires(/spec\.role of/, patch('EC2NodeClass/chat', { spec: { role: 'admin' } })),
    ...[[], [{ deviceName: '/dev/xvda', ebs: { encrypted: false } }], [{ deviceName: '/dev/xvda', ebs: { encrypted: true } }]].map((blockDeviceMappings) => fires(/blockDeviceMappings/, patch('EC2NodeClass/chat', { spec: { blockDeviceMappings } }))),
    silent(
      properties('Task', { Volumes: [WEIGHTS, { Name: 'more', EFSVolumeConfiguration: { FilesystemId: 'fs-1' } }] }), properties('Cluster', { ResourcesVpcConfig: { SecurityGroupIds: ['sg-1'] } }), properties('Rule', { Actions: [{ Type: 'authenticate-oidc', Order: 1 }, { ...TOKENS, Order: 2 }, { ...FORWARD, Order: 3 }] }),
      patch('EC2NodeClass/chat', { spec: { blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: true, kmsKeyID: 'key-1', volumeSize: '900Gi' } }] } }), patch('RayService/chat', { spec: { rayClusterConfig: { rayVersion: '2' } } }),
    ),
    silent(properties('Task', { ContainerDefinitions: [{ ...WALLED, Cpu: 4096 }, { Name: 'other' }] }), properties('Tasks', { DesiredCount: 3 })),
    fires(/automountServiceAccountToken of/, patch('ServiceAccount/chat', { automountServiceAccountToken: true })), fires(/metadata\.namespace of .*"default", "nlp" was/, patch('NetworkPolicy/calls', { metadata: { namespace: 'default' } })),
    silent(
      template({ MetadataOptions: { HttpPutResponseHopLimit: '1', HttpTokens: 'required' }, BlockDeviceMappings: [{ ...VOLUME, Ebs: { ...VOLUME.Ebs, VolumeSize: 500 } }, { DeviceName: '/dev/sdb', Ebs: { Encrypted: 'true' } }] }), properties('Plain', { Protocol: 'HTTPS', Port: 443, SslPolicy: 'strict' }),
      properties('Balancer', { LoadBalancerAttributes: [{ Key: 'access_logs.s3.enabled', Value: 'true' }, { Key: 'idle_timeout.timeout_seconds', Value: '90' }] }), properties('Logs', { RetentionInDays: 30 }), patch('NetworkPolicy/calls', { metadata: { labels: { a: 'b' } } }),
    ),
  ],
  PATCH_WIDENS_RIGHTS: [
    fires(/the policy "arn:aws:iam::aws:policy\/AdministratorAccess"/, properties('Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] })),
    fires(/the right to \* on \*$/, properties('Role', inline(READS, allow('*', '*')))), fires(/s3:PutObject/, properties('Role', inline(allow([...ACTIONS, 's3:PutObject'], READS.Resource)))), fires(/s3:Get\* on \*$/, properties('Role', inline(allow('s3:Get*', '*')))),
    fires(/all but iam:Ban on \*/, properties('Role', inline({ Effect: 'Allow', NotAction: 'iam:Ban', Resource: '*' }))), fires(/Fn::If/, properties('Role', { Policies: [{ 'Fn::If': ['a', 'b', 'c'] }] })),
    fires(/sts:AssumeRole for .*222233334444/, properties('Role', { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '222233334444' } }] } })),
    fires(/no refusal of s3:\*/, properties('Store', { PolicyDocument: { Statement: [null] } })), fires(/no refusal/, properties('Store', { PolicyDocument: { Statement: [{ ...TLS_ONLY, Action: 's3:GetObject' }] } })),
    silent(
      properties('Role', inline(allow('S3:GetObject', 'arn:aws:s3:::weights/a', { Condition: { Bool: { a: 'true' } } }), allow('sns:Publish', { Ref: 'Notices' }), { Effect: 'Deny', Action: '*', Resource: '*' })),
      properties('Store', { PolicyDocument: { Statement: { ...TLS_ONLY, Action: '*', Condition: undefined } } }), properties('Role', { Description: 'x', ManagedPolicyArns: [] }),
    ),
  ],
};

const subject = givenSubject().deployment;

test('every rule about patches has a case that fires and one that is silent', () => {
  expect(Object.keys(CASES)).toEqual(PATCH_RULES.map(({ code }) => code));
  expect(Object.values(CASES).filter((cases) => !cases.some(({ says }) => says) || !cases.some(({ says }) => !says))).toEqual([]);
});

test.each(PATCH_RULES.flatMap((rule) => CASES[rule.code].map((each) => [`${rule.code} ${each.says ?? 'is silent'}`, rule, each] as const)))('%s', (_, rule, { patches, renderings = BOTH, says }) => {
  const findings = applyPatches(patches, renderings).flatMap((step) => judgedBy([rule], { ...step, deployment: subject }));
  if (!says) return expect(findings).toEqual([]);
  expect(findings.map(({ message }) => message).join('\n')).toMatch(says);
  for (const { path, message, remedy } of findings) {
    expect(path).toMatch(/^patches\.\d+\.(target|merge)/);
    expect(`${message}|${remedy}`).not.toMatch(/undefined|NaN|\[object|\.\||\.$/);
  }
});

test('of a broken object nothing more is said', () => {
  const [step] = applyPatches([deployment(null as never)], BOTH);
  expect(judgePatches(subject, [step]).map(({ code }) => code)).toEqual(['PATCH_BREAKS_OBJECT']);
});

test('later patches see earlier ones, and each is told apart', () => {
  const steps = applyPatches([deployment({ replicas: 3 }), deployment({ replicas: 3 })], BOTH);
  expect(judgePatches(subject, steps).map(({ code, path }) => `${code} ${path}`)).toEqual(['PATCH_BREAKS_PARITY patches.0.merge', 'PATCH_WITHOUT_EFFECT patches.1.merge']);
});

test.each([
  ['a service outside', spec('Service/chat', { type: 'NodePort' })], ['a lost protection', properties('Logs', { KmsKeyId: null })], ['a wider right', properties('Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })],
])('%s is a trial in dev, and refused in production', (_, change) => {
  const [step] = applyPatches([change], BOTH);
  const severities = [Profile.DEV, Profile.PROD, Profile.REGULATED].map((profile) => judgePatches({ ...subject, profile }, [step])[0].severity);
  expect(severities).toEqual(['warning', 'error', 'error']);
});

test('an open control port is refused in dev, too', () => {
  const [step] = applyPatches([patch('RayService/chat', { spec: { rayClusterConfig: { authOptions: null } } })], BOTH);
  const found = judgePatches({ ...subject, profile: Profile.DEV }, [step]).filter(({ code }) => code === 'PATCH_REMOVES_PROTECTION');
  expect(found.map(({ severity }) => severity)).toEqual(['error']);
});
