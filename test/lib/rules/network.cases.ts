import { Exposure, HistogramStore, Platform } from '../../../lib/deployment/enums';
import type { VpcImportProps } from '../../../lib/deployment/imports-props';
import type { GatewayProps, SiteProps } from '../../../lib/deployment/platform-props';
import { Severity } from '../../../lib/finding/severity';
import { FRAMEWORK } from '../../support/framework';
import { givenGroup, TWO_NODES } from '../../support/group';
import { LOGIN } from '../../support/login';
import type { RuleCases } from './cases';

const VPC: VpcImportProps = { id: 'vpc-1', zones: ['us-east-1a', 'us-east-1b'], privateSubnets: ['subnet-1', 'subnet-2'], cidr: '10.0.0.0/16' };
const importing = (changes: Partial<VpcImportProps> = {}) => ({ aws: { imports: { vpc: { ...VPC, ...changes } } } });
const open = { access: { exposure: Exposure.PUBLIC } };
const TOKEN = '${Token[Image.1]}';
const LOCAL = 'localhost,127.0.0.1,169.254.169.254,169.254.170.23,.svc,.cluster.local';
const proxied = (noProxy: string) => ({ HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: noProxy });
const offline = { site: { internet: false } };

const PODS = [Platform.KUBERNETES];
const SENT = { histograms: HistogramStore.OTLP, otlpEndpoint: 'https://otlp.acme.com:4318' };
const MACHINES = [Platform.EC2];
const trusting = (platforms: Platform[], site: SiteProps) => ({ deployment: { platforms, site } });

const behind = (changes: Partial<GatewayProps> = {}, platforms = PODS) => ({ deployment: { platforms, kubernetes: { gateway: { name: 'edge', namespace: 'gateways', ...changes } } } });

const named = (hostName: string) => ({ access: { hostName } });
const zoned = (name: string) => ({ deployment: { aws: { imports: { hostedZone: { id: 'Z1', name } } } } });

const LISTENER = { arn: 'arn:aws:elasticloadbalancing:us-east-1:111122223333:listener/app/acme/0123456789abcdef/fedcba9876543210', securityGroup: 'sg-0123456789abcdef0', priority: 10 };
const listening = (access: { hostName?: string; exposure?: Exposure } = {}) => ({ deployment: { platforms: [Platform.EC2], aws: { imports: { listener: LISTENER } } }, service: { access } });

const INSIDE = { fetch: { image: TOKEN }, engine: { image: 'registry.acme.com/toy:1' }, guard: { image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/guard:1' } };

export const networkCases: RuleCases = {
  LOGIN_OUT_OF_REACH: {
    fires: [{ when: 'there is no way out', given: { deployment: { site: { internet: false } }, service: { access: { login: LOGIN } } }, says: /itself asks https:\/\/id\.acme\.com\/token/, at: 'access.login.tokenUrl' }],
    silent: [
      { when: 'there is one', given: { service: { access: { login: LOGIN } } } },
      { when: 'nobody logs in', given: { deployment: { site: { internet: false } } } },
      { when: 'the load balancer is somebody else\'s', given: { deployment: { site: { internet: false }, aws: { imports: { listener: { arn: 'x', securityGroup: 'sg-1', priority: 1 } } } }, service: { access: { login: LOGIN } } } },
    ],
  },
  OFFLINE_WITHOUT_MIRROR: {
    fires: [
      { when: 'images are public', given: { deployment: offline }, says: /engine is pulled from docker\.io\/vllm/, at: 'site.registryMirror', times: 4 },
      { when: 'only that of the collector is', given: { deployment: offline, replica: INSIDE }, says: /log collector is pulled from public\.ecr\.aws/, at: 'site.registryMirror' },
    ],
    silent: [
      { when: 'there is internet', given: {} },
      { when: 'a proxy leads out', given: { deployment: { site: { internet: false, proxy: 'http://proxy:3128' } } } },
      { when: 'images are inside, or not yet known', given: { deployment: { ...offline, site: { ...offline.site, registryMirror: 'registry.acme.com' } }, replica: INSIDE } },
    ],
  },
  OFFLINE_WITHOUT_WEIGHTS: {
    fires: [{ when: 'weights come from the Hub', given: { deployment: offline, service: { model: { source: 'hf' } } }, says: /Qwen\/Qwen3-8B come from the Hub/, at: 'model.source' }],
    silent: [{ when: 'weights come from a bucket', given: { deployment: offline } }, { when: 'a mirror is inside', given: { deployment: { site: { internet: false, hubEndpoint: 'https://hub.acme.com' } }, service: { model: { source: 'hf' } } } }],
  },
  OFFLINE_NEEDS_ENDPOINTS: {
    fires: [{ when: 'the network is imported', given: { deployment: { ...offline, ...importing() } }, says: /vpc-1.*s3, ecr\.api/, at: 'aws.imports.vpc' }],
    silent: [{ when: 'the network is made', given: { deployment: offline } }, { when: 'there is internet', given: { deployment: importing() } }],
  },
  PROXY_NOT_APPLIED: {
    fires: [{ when: 'the fetch step does not know it', given: { deployment: { site: { proxy: 'http://proxy:3128' } } }, says: /http:\/\/proxy:3128/, at: 'site.proxy' }],
    silent: [{ when: 'it does', given: { deployment: { site: { proxy: 'http://proxy:3128' } }, replica: { fetch: { env: proxied(LOCAL) } } } }, { when: 'there is none', given: {} }],
  },
  PROXY_CATCHES_LOCAL: {
    fires: [
      { when: 'metadata goes through it', given: { replica: { fetch: { env: proxied(LOCAL.replace('169.254.169.254,', '')) } } }, says: /fetch would reach 169\.254\.169\.254 through/, at: 'site.noProxy' },
      { when: 'nothing goes past it', given: { replica: { engine: { env: { HTTP_PROXY: 'http://proxy:3128' } } } }, says: /engine would reach localhost, 127\.0\.0\.1/, at: 'site.noProxy' },
    ],
    silent: [{ when: 'all that is local goes past it', given: { replica: { fetch: { env: proxied(LOCAL) } } } }, { when: 'there is none', given: {} }],
  },
  PUBLIC_WITHOUT_SUBNETS: {
    fires: [{ when: 'none are given', given: { deployment: importing(), service: open }, says: /no public subnet of vpc-1/, at: 'aws.imports.vpc.publicSubnets' }],
    silent: [
      { when: 'some are given', given: { deployment: importing({ publicSubnets: ['subnet-3', 'subnet-4'] }), service: open } },
      { when: 'it is internal', given: { deployment: importing() } },
      { when: 'the network is made', given: { service: open } },
    ],
  },
  SUBNETS_DO_NOT_MATCH_ZONES: {
    fires: [
      { when: 'one is missing', given: { deployment: importing({ privateSubnets: ['subnet-1'] }) }, says: /1 privateSubnets are given for 2 zones/, at: 'aws.imports.vpc.privateSubnets' },
      { when: 'there is one too many', given: { deployment: importing({ publicSubnets: ['a', 'b', 'c'] }) }, says: /3 publicSubnets/, at: 'aws.imports.vpc.publicSubnets' },
    ],
    silent: [
      { when: 'they match', given: { deployment: importing() } },
      { when: 'the list is known at deployment only', given: { deployment: importing({ privateSubnets: ['#{Token[Subnets.1]}'] }) } },
      { when: 'the network is made', given: {} },
    ],
  },
  INTERNAL_WITHOUT_RANGE: {
    fires: [{ when: 'nobody is named', given: { deployment: importing({ cidr: undefined }) }, says: /range of vpc-1/, at: 'access.allowedCidrs' }],
    silent: [
      { when: 'the range is known', given: { deployment: importing() } },
      { when: 'callers are named', given: { deployment: importing({ cidr: undefined }), service: { access: { allowedCidrs: ['10.0.0.0/8'] } } } },
    ],
  },
  RANGE_ILLEGAL: {
    fires: [
      { when: 'it is an address', given: { service: { access: { allowedCidrs: ['10.0.0.0/8', '10.0.0.1'] } } }, says: /'10\.0\.0\.1'/, at: 'access.allowedCidrs.1' },
      { when: 'bits behind the prefix are set', given: { service: { access: { allowedCidrs: ['10.0.0.1/8'] } } }, says: /10\.0\.0\.1\/8/, at: 'access.allowedCidrs.0' },
      { when: 'a byte is too large', given: { deployment: importing({ cidr: '256.0.0.0/8' }) }, says: /256/, at: 'aws.imports.vpc.cidr' },
    ],
    silent: [
      { when: 'all are ranges', given: { deployment: importing(), service: { access: { allowedCidrs: ['0.0.0.0/0', '192.168.1.0/24', '10.1.2.3/32'] } } } },
      { when: 'it is known at deployment only', given: { service: { access: { allowedCidrs: [TOKEN] } } } },
    ],
  },
  OPEN_TO_EVERYBODY: {
    fires: [
      { when: 'nobody is named', given: { service: open }, says: /0\.0\.0\.0\/0/, at: 'access.allowedCidrs' },
      { when: 'everybody is named', given: { service: { access: { allowedCidrs: ['0.0.0.0/0'] } } }, says: /0\.0\.0\.0\/0/, at: 'access.allowedCidrs' },
    ],
    silent: [{ when: 'callers are named', given: { service: { access: { exposure: Exposure.PUBLIC, allowedCidrs: ['203.0.113.0/24'] } } } }, { when: 'it is internal', given: {} }, { when: 'the load balancer is somebody else\'s', given: listening({ exposure: Exposure.PUBLIC }) }],
  },
  TOO_FEW_ZONES: {
    fires: [{ when: 'both subnets are in one', given: { deployment: importing({ zones: ['us-east-1a', 'us-east-1a'] }) }, says: /us-east-1a.*needs two/, at: 'aws.imports.vpc.zones' }],
    silent: [
      { when: 'there are two', given: { deployment: importing() } },
      { when: 'there is no load balancer', given: { deployment: importing({ zones: ['us-east-1a'] }), service: { access: { exposure: Exposure.NONE } } } },
    ],
  },
  ZONE_LACKS_TYPE: {
    fires: [{ when: 'a zone id does not offer it', given: { deployment: importing({ zones: ['use1-az1', 'use1-az3'] }) }, says: /use1-az3 does not offer g6e\.2xlarge/, at: 'aws.imports.vpc.zones' }],
    silent: [
      { when: 'all zone ids offer it', given: { deployment: importing({ zones: ['use1-az1', 'use1-az4'] }) } },
      { when: 'zones are named, not identified', given: { deployment: importing() } },
      { when: 'nobody knows who offers it', given: { deployment: importing({ zones: ['use1-az3'] }), instanceType: { zoneIds: { 'us-east-1': undefined } } } },
    ],
  },
  ZONES_UNCONFIRMED: {
    fires: [
      { when: 'zones are named', given: { deployment: importing() }, says: /us-east-1a, us-east-1b.*use1-az1, use1-az4 do/, at: 'aws.imports.vpc.zones' },
      { when: 'the catalogue lacks them', given: { deployment: { aws: { region: 'us-west-2' } } }, says: /zones of us-west-2/, at: 'aws.region', severity: Severity.WARNING },
    ],
    silent: [{ when: 'the network is made in zones that offer it', given: {} }, { when: 'zones are identified', given: { deployment: importing({ zones: ['use1-az1', 'use1-az4'] }) } }],
  },
  NETWORK_POLICY_MAY_BE_IGNORED: {
    fires: [{ when: 'pods are made', given: {}, says: /cannot be seen/, at: 'kubernetes' }],
    silent: [{ when: 'none are made', given: { deployment: { platforms: [Platform.EC2] } } }],
  },
  CA_BUNDLE_NOT_USED: {
    fires: [
      { when: 'pods get a path', given: trusting(PODS, { caBundle: '/etc/ca.crt' }), says: /'\/etc\/ca\.crt' says nothing to pods, they take the name of a ConfigMap/, at: 'site.caBundle' },
      { when: 'machines get a name', given: trusting(MACHINES, { caBundle: 'acme-ca' }), says: /'acme-ca' says nothing to machines, they take an absolute path/, at: 'site.caBundle' },
      { when: 'one path is for both', given: { deployment: { site: { caBundle: '/etc/ca.crt' } } }, says: /says nothing to pods/, at: 'site.caBundle' },
      { when: 'one name is for both', given: { deployment: { site: { caBundle: 'acme-ca' } } }, says: /says nothing to machines/, at: 'site.caBundle' },
      { when: 'both are told apart and one is missing', given: { deployment: { site: { certificateAuthorities: { path: '/etc/ca.crt' } } } }, says: /has no configMap/, at: 'site.certificateAuthorities' },
      { when: 'a path is no path', given: { deployment: { site: { certificateAuthorities: { path: 'etc/ca.crt', configMap: 'acme-ca' } } } }, says: /'etc\/ca\.crt' is not an absolute path/, at: 'site.certificateAuthorities.path' },
      { when: 'a ConfigMap is a path', given: trusting(PODS, { certificateAuthorities: { configMap: '/etc/ca.crt' } }), says: /is not the name of a ConfigMap/, at: 'site.certificateAuthorities.configMap' },
      { when: 'it is said twice', given: trusting(PODS, { caBundle: 'acme-ca', certificateAuthorities: { configMap: 'acme-ca' } }), says: /one of the two counts/, at: 'site.caBundle' },
    ],
    silent: [
      { when: 'machines get a path', given: trusting(MACHINES, { caBundle: '/etc/ca.crt' }) },
      { when: 'pods get a name', given: trusting(PODS, { caBundle: 'acme-ca' }) },
      { when: 'each gets its own', given: { deployment: { site: { certificateAuthorities: { path: '/etc/ca.crt', configMap: 'acme-ca' } } } } },
      { when: 'pods get theirs, and machines that are not rendered too', given: trusting(PODS, { certificateAuthorities: { path: '/etc/ca.crt', configMap: 'acme-ca' } }) },
      { when: 'there is none', given: {} },
    ],
  },
  PUBLIC_NEEDS_GATEWAY: {
    fires: [{ when: 'pods are to be public', given: { service: open }, says: /inside the cluster/, at: 'access.exposure' }],
    silent: [{ when: 'pods are internal', given: {} }, { when: 'a gateway is named', given: { ...behind(), service: open } }, { when: 'machines are public', given: { deployment: { platforms: [Platform.EC2] }, service: open } }],
  },
  GATEWAY_AGAINST_EXPOSURE: {
    fires: [{ when: 'nothing is exposed', given: { ...behind(), service: { access: { exposure: Exposure.NONE } } }, says: /is none, and the gateway 'edge'/, at: 'access.exposure' }],
    silent: [{ when: 'it is internal', given: behind() }, { when: 'there is no gateway', given: { service: { access: { exposure: Exposure.NONE } } } }, { when: 'no pods are made', given: { ...behind({}, MACHINES), service: { access: { exposure: Exposure.NONE } } } }],
  },
  GATEWAY_ROUTE_TAKES_ALL: {
    fires: [{ when: 'no host is named', given: behind(), says: /every host of the gateway 'edge'/, at: 'kubernetes.gateway' }],
    silent: [{ when: 'one is', given: { ...behind(), service: named('chat.acme.com') } }, { when: 'there is no gateway', given: {} }, { when: 'no pods are made', given: behind({}, MACHINES) }],
  },
  GATEWAY_SETTINGS_UNSEEN: {
    fires: [{ when: 'there is a gateway', given: behind(), says: /'edge' must admit routes from the namespace serving and bear 80 s/, at: 'kubernetes.gateway' }],
    silent: [{ when: 'there is none', given: {} }, { when: 'no pods are made', given: behind({}, MACHINES) }],
  },
  HOST_NAME_OUTSIDE_ZONE: {
    fires: [
      { when: 'it is of another domain', given: { ...zoned('acme.com'), service: named('chat.example.com') }, says: /'chat\.example\.com' is no name in the hosted zone acme\.com/, at: 'access.hostName' },
      { when: 'it only ends alike', given: { ...zoned('acme.com'), service: named('notacme.com') }, says: /notacme/, at: 'access.hostName' },
    ],
    silent: [
      { when: 'it is in the zone', given: { ...zoned('acme.com.'), service: named('chat.acme.com') } }, { when: 'it is the domain', given: { ...zoned('acme.com'), service: named('acme.com') } },
      { when: 'there is no zone', given: { service: named('chat.acme.com') } }, { when: 'there is no name', given: zoned('acme.com') },
    ],
  },
  HOST_NAME_WITHOUT_RECORD: {
    fires: [{ when: 'neither zone nor gateway is named', given: { service: named('chat.acme.com') }, says: /leads 'chat\.acme\.com' to the load balancer/, at: 'access.hostName', times: 2 }],
    silent: [
      { when: 'both are', given: { deployment: { ...behind({}, [Platform.EC2, Platform.KUBERNETES]).deployment, ...zoned('acme.com').deployment }, service: named('chat.acme.com') } },
      { when: 'there is no name', given: {} },
    ],
  },
  LISTENER_WITHOUT_HOST: {
    fires: [{ when: 'there is no name', given: listening(), says: /access\.hostName is not/, at: 'access.hostName' }],
    silent: [{ when: 'there is one', given: listening({ hostName: 'chat.acme.com' }) }, { when: 'a load balancer is made', given: {} }, { when: 'nobody is let in', given: listening({ exposure: Exposure.NONE }) }],
  },
  LISTENER_NOT_OURS: {
    fires: [{ when: 'somebody else owns it', given: listening({ hostName: 'chat.acme.com' }), says: /bear \d+ s of silence, and to reach port 8080/, at: 'aws.imports.listener' }],
    silent: [{ when: 'a load balancer is made', given: {} }],
  },
  LISTENER_PLACE_TAKEN: {
    fires: [{ when: 'two platforms make a rule', given: { ...listening({ hostName: 'chat.acme.com' }), deployment: { platforms: [Platform.EC2, Platform.ECS], aws: { imports: { listener: LISTENER } } } }, says: /EC2, Amazon ECS would each make a rule of priority 10/, at: 'aws.imports.listener.priority' }],
    silent: [
      { when: 'one does', given: { ...listening({ hostName: 'chat.acme.com' }), deployment: { platforms: [Platform.EC2, Platform.KUBERNETES], aws: { imports: { listener: LISTENER } } } } },
      { when: 'each has a load balancer', given: { deployment: { platforms: [Platform.EC2, Platform.ECS] } } },
      { when: 'nothing stands in front', given: { deployment: { platforms: [Platform.EC2, Platform.ECS], aws: { imports: { listener: LISTENER } } }, service: { access: { exposure: Exposure.NONE } } } },
    ],
  },
  LISTENER_UNUSED: {
    fires: [{ when: 'nobody is let in', given: listening({ exposure: Exposure.NONE }), says: /access\.exposure is none/, at: 'aws.imports.listener' }],
    silent: [{ when: 'it gets a rule', given: listening({ hostName: 'chat.acme.com' }) }, { when: 'there is none', given: {} }],
  },
  HOSTED_ZONE_UNUSED: {
    fires: [
      { when: 'there is no name', given: zoned('acme.com'), says: /access\.hostName is not given/, at: 'aws.imports.hostedZone' },
      { when: 'there is no load balancer', given: { ...zoned('acme.com'), service: { access: { hostName: 'chat.acme.com', exposure: Exposure.NONE } } }, says: /exposure is none/, at: 'aws.imports.hostedZone' },
      { when: 'the load balancer is imported', given: { deployment: { aws: { imports: { listener: LISTENER, hostedZone: { id: 'Z1', name: 'acme.com' } } } }, service: named('chat.acme.com') }, says: /no load balancer is made/, at: 'aws.imports.hostedZone' },
    ],
    silent: [{ when: 'it gets a record', given: { ...zoned('acme.com'), service: named('chat.acme.com') } }, { when: 'there is none', given: {} }],
  },
  NODES_WITHOUT_FABRIC: {
    fires: [{ when: 'they talk over TCP', given: { plan: { cut: TWO_NODES } }, says: /2 × g6e\.2xlarge talk over TCP at 5 Gbit/, at: 'hardware.instanceType' }],
    silent: [{ when: 'they have interfaces', given: { plan: { cut: TWO_NODES }, instanceType: { efaInterfaces: 4 } } }, { when: 'there is one machine', given: {} }],
  },
  FABRIC_PAST_POLICIES: {
    fires: [{ when: 'they have interfaces', given: { plan: { cut: TWO_NODES }, instanceType: { efaInterfaces: 4 } }, says: /4 EFA interfaces of each machine/, at: 'hardware.nodes' }],
    silent: [{ when: 'they talk over TCP', given: { plan: { cut: TWO_NODES } } }, { when: 'there is one machine', given: { instanceType: { efaInterfaces: 4 } } }],
  },
  GROUP_PORT_OPEN: {
    fires: [
      { when: 'the leader publishes where members meet', given: { replica: { group: givenGroup(), engine: { ports: [{ name: 'meet', number: 29501, loopback: false }] } } }, says: /port 29501 of the engine is published/, at: 'engine' },
      { when: 'a control port of a framework is published', given: { engineVersion: { framework: FRAMEWORK }, replica: { guard: { ports: [{ name: 'control', number: 8265, loopback: false }] } } }, says: /port 8265 of the guard.*6379, 8265/, at: 'engine' },
      { when: 'a member publishes anything', given: { replica: { group: givenGroup({ worker: { ...givenGroup().worker, ports: [{ name: 'http', number: 8000, loopback: false }] } }) } }, says: /port 8000 of the worker is published.*29501/, at: 'engine' },
    ],
    silent: [{ when: 'only the guard publishes', given: { replica: { group: givenGroup() } } }, { when: 'only the guard of a cluster publishes', given: { engineVersion: { framework: FRAMEWORK } } }, { when: 'there is no group', given: { replica: { engine: { ports: [{ name: 'meet', number: 29501, loopback: false }] } } } }],
  },
  OTLP_ENDPOINT_MISSING: {
    fires: [
      { when: 'there is none', given: { service: { observability: { histograms: HistogramStore.OTLP } } }, says: /no address is given/, at: 'observability.otlpEndpoint' },
      { when: 'it is none', given: { service: { observability: { histograms: HistogramStore.OTLP, otlpEndpoint: 'otlp.acme.com' } } }, says: /'otlp\.acme\.com' is not an address/, at: 'observability.otlpEndpoint' },
      { when: 'it holds a password', given: { service: { observability: { histograms: HistogramStore.OTLP, otlpEndpoint: 'https://me:pass@otlp.acme.com' } } }, says: /is not an address/, at: 'observability.otlpEndpoint' },
    ],
    silent: [
      { when: 'there is one', given: { service: { observability: SENT } } },
      { when: 'it is known at deployment only', given: { service: { observability: { ...SENT, otlpEndpoint: TOKEN } } } },
      { when: 'a cluster reads them itself', given: { deployment: { platforms: PODS }, service: { observability: { histograms: HistogramStore.OTLP } } } },
      { when: 'they go to AWS', given: {} },
    ],
  },
  TRACES_ENDPOINT_INVALID: {
    fires: ['otel:4317', 'https://me:pass@otel:4317', 'http://otel:4317 --api-key x'].map((endpoint) => (
      { when: `it is ${endpoint}`, given: { service: { observability: { traces: { endpoint } } } }, says: /is not an address/, at: 'observability.traces.endpoint' })),
    silent: ['http://otel-collector.monitoring:4317', TOKEN].map((endpoint) => ({ when: `it is ${endpoint}`, given: { service: { observability: { traces: { endpoint } } } } })),
  },
  METRICS_STORE_UNUSED: {
    fires: [
      { when: 'they go to AWS', given: { service: { observability: { ...SENT, histograms: HistogramStore.AMP } } }, says: /nothing is sent to 'https:\/\/otlp\.acme\.com:4318': histograms go to 'amp'/, at: 'observability.otlpEndpoint' },
      { when: 'a cluster reads them itself', given: { deployment: { platforms: PODS }, service: { observability: SENT } }, says: /a cluster has a Prometheus of its own/, at: 'observability.otlpEndpoint' },
      { when: 'a workspace is named and they go elsewhere', given: { deployment: { aws: { imports: { prometheusWorkspace: 'ws-1' } } }, service: { observability: SENT } }, says: /nothing is sent to 'ws-1': histograms go to 'otlp'/, at: 'aws.imports.prometheusWorkspace' },
    ],
    silent: [
      { when: 'it is where they go', given: { service: { observability: SENT } } },
      { when: 'the workspace is where they go', given: { deployment: { aws: { imports: { prometheusWorkspace: 'ws-1' } } }, service: { observability: { histograms: HistogramStore.AMP } } } },
    ],
  },
  PROMISE_NOT_MEASURED: {
    fires: [{ when: 'histograms go nowhere', given: { service: { observability: { histograms: HistogramStore.NONE }, workload: { slo: { ttftP95Ms: 1500 } } } }, says: /1500 ms are promised/, at: 'observability.histograms' }],
    silent: [
      { when: 'they are kept', given: { service: { observability: { histograms: HistogramStore.AMP }, workload: { slo: { ttftP95Ms: 1500 } } } } },
      { when: 'nothing is promised', given: { service: { observability: { histograms: HistogramStore.NONE } } } },
      { when: 'a cluster reads them itself', given: { deployment: { platforms: PODS }, service: { observability: { histograms: HistogramStore.NONE }, workload: { slo: { ttftP95Ms: 1500 } } } } },
    ],
  },
};
