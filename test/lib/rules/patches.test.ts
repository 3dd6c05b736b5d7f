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

const MANIFESTS: Body[] = [
  {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'chat', labels: { team: 'nlp' } },
    spec: {
      replicas: 1, selector: { matchLabels: { app: 'chat' } }, strategy: { rollingUpdate: { maxSurge: 1 } },
      template: { metadata: { labels: { app: 'chat' } }, spec: { terminationGracePeriodSeconds: 345, securityContext: { runAsNonRoot: true }, containers: [ENGINE] } },
    },
  },
  { apiVersion: 'v1', kind: 'Service', metadata: { name: 'chat' }, spec: { type: 'ClusterIP', ports: [{ port: 80, targetPort: 8080 }] } },
  { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'chat' }, spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] } },
];

const RESOURCES: { [id: string]: Body } = {
  Boxes: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'boxes', VpcId: { Ref: 'Network' } } },
  FromBalancer: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: 'sg-1' } },
};

const replicasOf = (objects: Rendering['objects']) => (objects.find(({ names }) => names[0] === 'Deployment/chat')?.body as any)?.spec?.replicas;

function given(platform: Platform, objects: Rendering['objects'], namesOf: (body: any, names: string[]) => string[]): Rendering {
  return {
    platform, objects,
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

const CASES: { readonly [code: string]: Case[] } = {
  PATCH_UNMATCHED: [
    fires(/'Service\/chit' is no object/, patch('Service/chit', {})), fires(/'AWS::EC2::VPC\/Boxes'/, patch('AWS::EC2::VPC/Boxes', {})), fires(/'a b'/, patch('a b', {})),
    silent(patch('Service/chat', {}), patch('Boxes', {}), patch('AWS::EC2::SecurityGroup/Boxes', {})),
  ],
  PATCH_PLATFORM_NOT_RENDERED: [
    { says: /an object of ec2.*rendered: kubernetes/, patches: [patch('Boxes', {})], renderings: [BOTH[0]] },
    { says: /an object of kubernetes/, patches: [patch('Service/chat', {})], renderings: [BOTH[1]] },
    silent(patch('Service/chat', {}), patch('Boxes', {})),
  ],
  PATCH_AMBIGUOUS: [
    { says: /names 2 objects, 1 is meant/, patches: [patch('Service/chat', { a: 1 })], renderings: [manifestsOf([MANIFESTS[1], MANIFESTS[1]])] },
    silent(patch('Service/chat', { a: 1 })),
  ],
  PATCH_WITHOUT_EFFECT: [fires(/the same with the patch and without/, deployment({ replicas: 1 })), fires(/the same/, patch('Service/chat', {})), silent(deployment({ replicas: 2 }), patch('Nobody', {}))],
  PATCH_BREAKS_OBJECT: [
    fires(/takes spec from/, deployment(null as never)), fires(/apiVersion of 'Service\/chat' nothing/, patch('Service/chat', { apiVersion: null })),
    fires(/kind of .* "Ingress"/, patch('Service/chat', { kind: 'Ingress' })), fires(/metadata\.name of/, patch('Service/chat', { metadata: { name: null } })),
    fires(/Type of 'Boxes' nothing/, patch('Boxes', { Type: null })), fires(/takes Properties from/, patch('Boxes', { Properties: null })),
    fires(/a map is wanted/, patch('Boxes', { Properties: 'all' })), fires(/spec\.replicas .* "two".*a number is wanted/, deployment({ replicas: 'two' })),
    fires(/a list is wanted/, patch('Service/chat', { spec: { ports: { port: 80 } } })), fires(/takes spec\.ports\.0 from/, patch('Service/chat', { spec: { ports: [] } })),
    fires(/asks for app: "chat", its pods have "talk"/, deployment({ template: { metadata: { labels: { app: 'talk' } } } })), fires(/can no longer be found/, deployment({ replicas: null })),
    silent(
      deployment({ strategy: { rollingUpdate: { maxSurge: '25%' } } }), patch('Service/chat', { spec: { ports: [{ port: 80, targetPort: 'http' }] } }), patch('Service/chat', { metadata: { labels: { a: 'b' } } }),
      patch('Boxes', { Properties: { VpcId: 'vpc-1', GroupDescription: { 'Fn::Sub': 'x' } } }), patch('FromBalancer', { Properties: { FromPort: '8080' } }),
    ),
  ],
  PATCH_BREAKS_PARITY: [fires(/another replicasMin .* 3 instead of 1/, deployment({ replicas: 3 })), silent(deployment({ replicas: 1, minReadySeconds: 3 }))],
  PATCH_WEAKENS_PROBE: [
    fires(/startupProbe of engine .* is gone/, engine({ startupProbe: undefined })), fires(/gives up after 20 s, 420 s/, engine({ startupProbe: { ...ENGINE.startupProbe, failureThreshold: 2 } })),
    fires(/gives up after 10 s, 30 s/, engine({ livenessProbe: { ...ENGINE.livenessProbe, failureThreshold: 1 } })), fires(/asks .*\/other/, engine({ livenessProbe: { httpGet: { path: '/other', port: 8080 } } })),
    silent(engine({ startupProbe: { ...ENGINE.startupProbe, failureThreshold: 90 } })),
  ],
  PATCH_CUTS_DRAIN: [fires(/5 s to end, the drain takes 345 s/, pod({ terminationGracePeriodSeconds: 5 })), fires(/30 s to end/, pod({ terminationGracePeriodSeconds: null })), silent(pod({ terminationGracePeriodSeconds: 600 }), patch('Boxes', { a: 1 }))],
  PATCH_WEAKENS_POD: [
    fires(/hostNetwork: true/, pod({ hostNetwork: true })), fires(/hostPath volume 'disk'/, pod({ volumes: [{ name: 'disk', hostPath: { path: '/' } }] })),
    fires(/runAsNonRoot: false in the pod/, pod({ securityContext: { runAsNonRoot: false } })), fires(/runAsUser: 0 in engine/, engine({ securityContext: { ...ENGINE.securityContext, runAsUser: 0 } })),
    fires(/privileged: true in engine/, engine({ securityContext: { ...ENGINE.securityContext, privileged: true } })), fires(/a writable root/, engine({ securityContext: { ...ENGINE.securityContext, readOnlyRootFilesystem: false } })),
    fires(/capabilities SYS_ADMIN/, engine({ securityContext: { ...ENGINE.securityContext, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } } })), fires(/a hostPort/, engine({ ports: [{ containerPort: 1, hostPort: 1 }] })),
    fires(/undropped capabilities in engine/, engine({ securityContext: { ...ENGINE.securityContext, capabilities: null } })), fires(/allowPrivilegeEscalation in spy/, pod({ containers: [ENGINE, { name: 'spy' }] })),
    silent(pod({ hostNetwork: false, priorityClassName: 'high' }), engine({ env: [] })),
  ],
  PATCH_EXPOSES_SERVICE: [
    fires(/type LoadBalancer, the deployment says exposure internal/, patch('Service/chat', { spec: { type: 'LoadBalancer' } })), fires(/externalIPs 192\.0\.2\.1/, patch('Service/chat', { spec: { externalIPs: ['192.0.2.1'] } })),
    silent(patch('Service/chat', { spec: { sessionAffinity: 'None' } })),
  ],
  PATCH_OPENS_POLICY: [
    fires(/a way in for everybody/, patch('NetworkPolicy/chat', { spec: { ingress: [{}] } })), fires(/a way in for 0\.0\.0\.0\/0/, patch('NetworkPolicy/chat', { spec: { ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] } })),
    fires(/no say/, patch('NetworkPolicy/chat', { spec: { policyTypes: ['Egress'] } })), silent(patch('NetworkPolicy/chat', { spec: { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] } })),
  ],
  PATCH_OPENS_FIREWALL: [
    fires(/opens 'Boxes' to 0\.0\.0\.0\/0 on port 8000/, patch('Boxes', { Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8000, ToPort: 8000, CidrIp: '0.0.0.0/0' }] } })),
    fires(/::\/0 on ports 8080 to 8081/, patch('FromBalancer', { Properties: { ToPort: 8081, CidrIpv6: '::/0' } })), fires(/on every port/, patch('FromBalancer', { Properties: { IpProtocol: -1, CidrIp: '0.0.0.0/0' } })),
    silent(patch('Boxes', { Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8000, ToPort: 8000, CidrIp: '10.0.0.0/8' }] } })),
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

test('a service outside is a trial in dev, and refused in production', () => {
  const [step] = applyPatches([patch('Service/chat', { spec: { type: 'NodePort' } })], BOTH);
  const severities = [Profile.DEV, Profile.PROD, Profile.REGULATED].map((profile) => judgePatches({ ...subject, profile }, [step])[0].severity);
  expect(severities).toEqual(['warning', 'error', 'error']);
});
