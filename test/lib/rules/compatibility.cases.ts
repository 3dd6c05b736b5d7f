import { Conversion } from '../../../lib/engine/engine';
import { EksNodes } from '../../../lib/deployment/eks-props';
import { Platform, WeightsCache } from '../../../lib/deployment/enums';
import type { Deployment } from '../../../lib/deployment/deployment';
import { Severity } from '../../../lib/finding/severity';
import { givenAdvisory, type Changes } from '../../support/subject';
import type { IServingFramework } from '../../../lib/engine/serving-framework';
import { FRAMEWORK } from '../../support/framework';
import { SPREAD, TWO_NODES } from '../../support/group';
import type { RuleCases } from './cases';

const converting = (conversion: Conversion) => ({ engineVersion: { conversion: () => conversion } });
const refusing = (what: string, field: string) => ({ engineVersion: { unsupported: () => [{ what, field, reason: 'needs 8.0, it has 7.5', instead: 'float16' }] } });

const fabric = () => ({ plan: { cut: TWO_NODES }, engineVersion: { spread: SPREAD }, instanceType: { efaInterfaces: 32 } });

const framed = (changes: Partial<IServingFramework> = {}) => ({ engineVersion: { framework: { ...FRAMEWORK, ...changes } } });

const on = (platforms: Platform[], deployment: Changes<Deployment> = {}) => ({ deployment: { ...deployment, platforms } });

export const compatibilityCases: RuleCases = {
  ENGINE_UNSUPPORTED: {
    fires: [
      { when: 'the data type is unknown to the device', given: refusing('bfloat16', 'model.dtype'), says: /toy 0\.32\.0 cannot serve .* with bfloat16: needs 8\.0/, at: 'model.dtype' },
      { when: 'the format is not supported', given: { ...refusing('awq weights', 'model.quantization'), service: { model: { quantization: 'awq' } } }, says: /awq/, at: 'model.quantization' },
      { when: 'the device is not supported', given: refusing('NVIDIA L40S', 'hardware.instanceType'), says: /L40S/, at: 'hardware.instanceType' },
    ],
    silent: [{ when: 'the engine can', given: {} }],
  },
  FORMAT_CONVERSION: {
    fires: [
      { when: 'the engine cannot', given: { ...converting(Conversion.NEVER), service: { model: { quantization: 'awq' } } }, says: /toy 0\.32\.0 cannot make awq weights of bfloat16 files/, at: 'model.quantization', severity: Severity.ERROR },
      { when: 'nobody knows', given: { ...converting(Conversion.UNKNOWN), service: { model: { checkpointFormat: 'awq', quantization: 'fp8' } } }, says: /is not known to make fp8 weights of awq files/, at: 'model.quantization', severity: Severity.WARNING },
    ],
    silent: [{ when: 'they are the same', given: converting(Conversion.NONE) }, { when: 'it converts while loading', given: { ...converting(Conversion.WHILE_LOADING), service: { model: { quantization: 'fp8' } } } }],
  },
  ENGINE_RETIRED: {
    fires: [{ when: 'it is archived', given: { engine: { maintenance: { maintained: false, notice: 'archived in March', instead: 'another' } } }, says: /nobody mends toy any more: archived/, at: 'engine.name', severity: Severity.WARNING }],
    silent: [{ when: 'it is maintained', given: {} }],
  },
  ENGINE_CANNOT_BE_TOLD: {
    fires: [{ when: 'it has no switch', given: { engineVersion: { untold: [{ option: 'drainSeconds', reason: 'it waits for ever', instead: 'the platform' }] } }, says: /toy 0\.32\.0 cannot be told its drainSeconds: it waits/, at: 'engine.name' }],
    silent: [{ when: 'it has a switch for everything', given: {} }],
  },
  ENGINE_BELOW_FLOOR: {
    fires: [{ when: 'the version is older', given: { engineVersion: { version: '0.31.9' } }, says: /0\.31\.9 is older than 0\.32\.0/, at: 'engine.version' }],
    silent: [
      { when: 'it is the floor', given: {} },
      { when: 'it is newer', given: { engineVersion: { version: '1.0.0' } } },
      { when: 'its age cannot be told', given: { engineVersion: { version: 'nightly' } } },
    ],
  },
  ADVISORY_REACHABLE: {
    fires: [{ when: 'a hole is open', given: { engineVersion: { advisories: [givenAdvisory()] } }, says: /CVE-2030-1 is in toy 0\.32\.0/, at: 'engine.version' }],
    silent: [
      { when: 'it is mended', given: { engineVersion: { advisories: [givenAdvisory({ below: '0.32.0' })] } } },
      { when: 'it came later', given: { engineVersion: { advisories: [givenAdvisory({ from: '0.33.0' })] } } },
      { when: 'the guard closes it', given: { engineVersion: { advisories: [givenAdvisory({ guarded: true })] } } },
      { when: 'it is a defect', given: { engineVersion: { advisories: [givenAdvisory({ defectOnly: true })] } } },
    ],
  },
  ADVISORY_GUARDED: {
    fires: [{ when: 'the guard closes it', given: { engineVersion: { advisories: [givenAdvisory({ guarded: true, below: undefined })] } }, says: /CVE-2030-1/, at: 'engine.version' }],
    silent: [{ when: 'nothing is published', given: {} }, { when: 'the hole is open', given: { engineVersion: { advisories: [givenAdvisory()] } } }],
  },
  ENGINE_DEFECT: {
    fires: [{ when: 'a defect is known', given: { engineVersion: { advisories: [givenAdvisory({ defectOnly: true })] } }, says: /CVE-2030-1/, at: 'engine.version' }],
    silent: [{ when: 'it is mended', given: { engineVersion: { advisories: [givenAdvisory({ defectOnly: true, below: '0.32.0' })] } } }],
  },
  ENGINE_FACTS_INHERITED: {
    fires: [{ when: 'the facts are of an older version', given: { engineVersion: { factsVersion: '0.28.0' } }, says: /0\.32\.0 are taken from 0\.28\.0/, at: 'engine.version' }],
    silent: [{ when: 'the facts are of this version', given: {} }],
  },
  MODEL_FACTS_UNVERIFIED: {
    fires: [{ when: 'a fact is in doubt', given: { service: { model: { facts: { unverified: ['gated'] } } } }, says: /Qwen3-8B: gated/, at: 'model.id' }],
    silent: [{ when: 'none is', given: {} }],
  },
  DRIVER_TOO_OLD: {
    fires: [
      { when: 'the image needs a newer one', given: { engineVersion: { runtime: { minimumDriverBranch: 595 } } }, says: /needs driver branch 595.*580/, at: 'engine.version' },
      { when: 'nodes of EKS carry an older one', given: { deployment: { platforms: [Platform.EKS], aws: { imports: { cluster: { name: 'acme' } } } }, engineVersion: { runtime: { minimumDriverBranch: 595 } }, instanceType: { driverBranch: 595 } }, says: /al2023@v\d{8} carries 580/, at: 'engine.version' },
      { when: 'nodes are somebody else\'s', given: { deployment: { platforms: [Platform.KUBERNETES] }, engineVersion: { runtime: { minimumDriverBranch: 595 } } }, says: /595/, at: 'engine.version', severity: Severity.WARNING },
      { when: 'the machine image is the user\'s', given: { service: { machineImage: 'ami-1' }, engineVersion: { runtime: { minimumDriverBranch: 595 } } }, says: /595/, at: 'hardware.machineImage', severity: Severity.WARNING },
    ],
    silent: [
      { when: 'the branch is the one needed', given: {} },
      { when: 'AWS chooses the image, of which nobody knows', given: { deployment: { platforms: [Platform.EKS] }, engineVersion: { runtime: { minimumDriverBranch: 595 } } } },
      { when: 'there is no such driver', given: { instanceType: { accelerator: { vendor: 'AWS' }, driverBranch: 0 } } },
    ],
  },
  MACHINE_IMAGE_LACKS_DRIVER: {
    fires: [
      { when: 'the catalogue says so', given: { instanceType: { imageProblem: 'it dropped these devices' } }, says: /g6e\.2xlarge: it dropped/, at: 'hardware.instanceType' },
      { when: 'the image of nodes is older than the devices', given: { deployment: { platforms: [Platform.EKS], aws: { imports: { cluster: { name: 'acme' } } } }, instanceType: { accelerator: { minimumDriverBranch: 595 } } }, says: /al2023@v\d{8} does not serve g6e\.2xlarge: it carries driver branch 580, NVIDIA L40S needs 595/, at: 'hardware.instanceType' },
      { when: 'tasks want an image for another architecture', given: { deployment: { platforms: [Platform.ECS] }, instanceType: { cpuArchitecture: 'arm64' } }, says: /optimized-ami.*x86_64, not for arm64/, at: 'hardware.instanceType' },
      { when: 'tasks want an image with other devices', given: { deployment: { platforms: [Platform.ECS] }, instanceType: { accelerator: { vendor: 'AWS', name: 'AWS Trainium2' } } }, says: /no driver for AWS Trainium2/, at: 'hardware.instanceType' },
      { when: 'devices are younger than the driver of one platform', given: { deployment: { platforms: [Platform.EC2, Platform.ECS] }, instanceType: { accelerator: { minimumDriverBranch: 595 } } }, says: /carries driver branch 580, NVIDIA L40S needs 595/, at: 'hardware.instanceType' },
      { when: 'nodes are somebody else\'s', given: { deployment: { platforms: [Platform.KUBERNETES] }, instanceType: { imageProblem: 'it dropped these devices' } }, says: /dropped/, at: 'hardware.instanceType', severity: Severity.WARNING },
    ],
    silent: [{ when: 'there is no problem', given: {} }, { when: 'another image is given', given: { instanceType: { imageProblem: 'x' }, service: { machineImage: 'ami-1' } } }],
  },
  MACHINE_IMAGE_SHARED: {
    fires: [{ when: 'two platforms want their own', given: { deployment: { platforms: [Platform.EC2, Platform.ECS] }, service: { machineImage: 'ami-1' } }, says: /ami-1 cannot be both \/images\/gpu, .*optimized-ami/, at: 'hardware.machineImage' }],
    silent: [
      { when: 'there is one platform', given: { deployment: { platforms: [Platform.ECS, Platform.KUBERNETES] }, service: { machineImage: 'ami-1' } } },
      { when: 'none is named', given: { deployment: { platforms: [Platform.EC2, Platform.ECS] } } },
      { when: 'the cluster has machines', given: { deployment: { platforms: [Platform.EC2, Platform.ECS], aws: { imports: { cluster: { name: 'shared' } } } }, service: { machineImage: 'ami-1' } } },
    ],
  },
  IMAGE_ARCHITECTURE_UNKNOWN: {
    fires: [
      { when: 'the machine is arm64', given: { instanceType: { cpuArchitecture: 'arm64' } }, says: /is arm64.*docker\.io/, at: 'hardware.instanceType' },
      { when: 'the image was copied', given: { instanceType: { cpuArchitecture: 'arm64' }, service: { engine: { image: 'acme/toy:1' } } }, says: /arm64/, at: 'engine.image', severity: Severity.WARNING },
    ],
    silent: [{ when: 'the machine is x86_64', given: {} }],
  },
  KUBERNETES_TOO_OLD: {
    fires: [{ when: 'native sidecars are missing', given: { deployment: { kubernetes: { version: '1.28' } } }, says: /1\.28.*1\.29/, at: 'kubernetes.version' }],
    silent: [
      { when: 'it has native sidecars', given: { deployment: { kubernetes: { version: '1.29' } } } },
      { when: 'there is no cluster', given: { deployment: { platforms: [Platform.EC2], kubernetes: { version: '1.20' } } } },
    ],
  },
  FABRIC_IMAGE_MISSING: {
    fires: [{ when: 'the published image lacks it', given: fabric(), says: /32 EFA interfaces, and its image holds no userspace/, at: 'engine.image' }],
    silent: [
      { when: 'another image is given', given: { ...fabric(), service: { engine: { image: 'registry.example.com/toy-efa:1' } } } },
      { when: 'the published image holds it', given: { ...fabric(), engineVersion: { spread: { group: { fabricProblem: undefined } } } } },
      { when: 'the machines have no such interface', given: { ...fabric(), instanceType: { efaInterfaces: undefined } } },
      { when: 'there is one machine', given: { instanceType: { efaInterfaces: 32 }, engineVersion: { spread: SPREAD } } },
    ],
  },
  FRAMEWORK_WITHOUT_ENGINE: {
    fires: [{ when: 'the engine is a server only', given: framed(), says: /toy-serve cannot run toy/, at: 'framework.name' }],
    silent: [{ when: 'it takes parameters', given: { engineVersion: { framework: FRAMEWORK, embedded: { parameters: () => ({}) } } } }, { when: 'there is no framework', given: {} }],
  },
  FRAMEWORK_BRINGS_ENGINE: {
    fires: [{ when: 'another version is planned', given: framed({ engineVersion: '0.26.0' }), says: /toy-serve 3\.1 brings toy 0\.26\.0, 0\.32\.0 is planned/, at: 'engine.version' }],
    silent: [{ when: 'it is the same', given: framed() }, { when: 'there is no framework', given: {} }],
  },
  FRAMEWORK_BELOW_FLOOR: {
    fires: [{ when: 'it is older', given: framed({ version: '2.9' }), says: /toy-serve 2\.9 is older than 3\.0/, at: 'framework.version' }],
    silent: [{ when: 'it is not', given: framed({ version: '3.0' }) }, { when: 'there is no framework', given: {} }],
  },
  FRAMEWORK_TAKES_NO_ARGUMENTS: {
    fires: [{ when: 'some are given', given: { ...framed(), service: { engine: { extraArgs: ['--enforce-eager'] } } }, says: /1 arguments/, at: 'engine.extraArgs' }],
    silent: [{ when: 'none are', given: framed() }, { when: 'there is no framework', given: { service: { engine: { extraArgs: ['--enforce-eager'] } } } }],
  },
  FRAMEWORK_NEEDS_CLUSTER: {
    fires: [{ when: 'machines stand alone', given: framed(), says: /toy-serve is a cluster.*none on EC2/, at: 'framework.name' }],
    silent: [{ when: 'pods are made', given: { ...framed(), deployment: { platforms: [Platform.KUBERNETES, Platform.EKS] } } }, { when: 'there is no framework', given: {} }],
  },
  SETTING_WITHOUT_READER: {
    fires: [
      { when: 'nothing is told in manifests', given: on([Platform.EC2, Platform.ECS], { kubernetes: { queue: 'h100', gateway: { name: 'edge', namespace: 'gateways' } } }), says: /EC2, Amazon ECS takes no notice of kubernetes\.queue, kubernetes\.gateway, which speaks of pods/, at: 'kubernetes.queue' },
      { when: 'machines keep weights by themselves', given: { ...on([Platform.EC2]), service: { storage: { cache: WeightsCache.CLAIM, existingClaim: 'weights' } } }, says: /storage\.cache, storage\.existingClaim/, at: 'storage.cache' },
      { when: 'no machine is made', given: { ...on([Platform.KUBERNETES]), service: { machineImage: 'ami-0123456789abcdef0' } }, says: /hardware\.machineImage, which speaks of machines/, at: 'hardware.machineImage' },
      { when: 'there is no cluster of Kubernetes on AWS', given: on([Platform.ECS, Platform.KUBERNETES], { aws: { eks: { nodeRole: 'nodes' } } }), says: /aws\.eks\.nodeRole/, at: 'aws.eks.nodeRole' },
      { when: 'the cluster of tasks brings its machines', given: { ...on([Platform.ECS], { aws: { imports: { cluster: { name: 'models' } } } }), service: { machineImage: 'ami-0123456789abcdef0' } }, says: /hardware\.machineImage/, at: 'hardware.machineImage' },
      { when: 'a node group has no node class', given: on([Platform.EKS], { aws: { eks: { nodes: EksNodes.NODE_GROUP, nodeClass: 'gpu' } } }), says: /aws\.eks\.nodeClass/, at: 'aws.eks.nodeClass' },
      { when: 'Auto Mode has its own role and firewall', given: on([Platform.EKS], { aws: { eks: { nodes: EksNodes.AUTO_MODE, nodeRole: 'nodes' }, imports: { cluster: { name: 'models', securityGroups: ['sg-1'] } } } }), says: /nodeRole|securityGroups/, at: 'aws.eks.nodeRole', times: 2 },
      { when: 'the node class exists', given: { ...on([Platform.EKS], { aws: { eks: { nodeClass: 'gpu', nodeRole: 'nodes' }, imports: { cluster: { name: 'models' } } } }), service: { machineImage: 'ami-0123456789abcdef0' } }, says: /machineImage|nodeRole/, at: 'hardware.machineImage', times: 2 },
      { when: 'there are no tasks', given: on([Platform.EKS], { aws: { imports: { cluster: { name: 'models', capacityProvider: 'gpu' } } } }), says: /capacityProvider, which speaks of tasks/, at: 'aws.imports.cluster.capacityProvider' },
      { when: 'there is no cluster', given: on([Platform.EC2], { aws: { imports: { cluster: { name: 'models' } } } }), says: /aws\.imports\.cluster/, at: 'aws.imports.cluster' },
      { when: 'nothing is made on AWS', given: on([Platform.KUBERNETES], { aws: { account: '111122223333', tags: { cost: 'c42' }, imports: { vpc: { id: 'vpc-1' } } } }), says: /notice of aws\.tags, aws\.imports\.vpc, which/, at: 'aws.tags' },
      { when: 'nobody there sends notices', given: on([Platform.EKS], { aws: { imports: { topic: 'arn', logGroup: '/llm' } } }), says: /aws\.imports\.logGroup, aws\.imports\.topic/, at: 'aws.imports.logGroup' },
      { when: 'the cluster has its administrators and logs', given: on([Platform.EKS], { aws: { logRetentionDays: 30, eks: { administrators: ['arn'] }, imports: { cluster: { name: 'models' } } } }), says: /aws\.(eks\.administrators|logRetentionDays)/, at: 'aws.eks.administrators', times: 2 },
    ],
    silent: [
      { when: 'one platform reads each', given: { ...on([Platform.ECS, Platform.EKS], { kubernetes: { queue: 'h100' }, aws: { tags: { cost: 'c42' }, eks: { nodeRole: 'nodes' }, imports: { cluster: { name: 'models', securityGroups: ['sg-1'], capacityProvider: 'gpu' } } } }), service: { machineImage: 'ami-0123456789abcdef0', storage: { storageClass: 'fast' } } } },
      { when: 'nothing is given', given: on([Platform.EC2]) },
      { when: 'only a region is', given: on([Platform.KUBERNETES]) },
      { when: 'the cluster is made here', given: on([Platform.EKS], { aws: { logRetentionDays: 30, eks: { administrators: ['arn'] } } }) },
      { when: 'machines log and send notices', given: on([Platform.EC2, Platform.KUBERNETES], { aws: { logRetentionDays: 30, imports: { topic: 'arn', logGroup: '/llm', accessLogBucket: 'logs' } } }) },
    ],
  },
};
