import Ajv, { type ValidateFunction } from 'ajv';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { DaemonSet } from 'kubernetes-models/apps/v1/DaemonSet';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { CronJob } from 'kubernetes-models/batch/v1/CronJob';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { PersistentVolume } from 'kubernetes-models/v1/PersistentVolume';
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import * as ts from 'typescript';
import { parse } from 'yaml';

/** An object as `kubectl apply` would get it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: any;
  readonly [field: string]: any;
}

/** By kind: the published validator, and the type that knows every field of Kubernetes 1.30. */
const CORE_KINDS: { [kind: string]: { readonly model: new (data: any) => { validate(): void }; readonly type: string } } = {
  DaemonSet: { model: DaemonSet, type: 'apps/v1' },
  Namespace: { model: Namespace, type: 'core/v1' },
  Deployment: { model: Deployment, type: 'apps/v1' },
  Job: { model: Job, type: 'batch/v1' },
  CronJob: { model: CronJob, type: 'batch/v1' },
  NetworkPolicy: { model: NetworkPolicy, type: 'networking/v1' },
  PodDisruptionBudget: { model: PodDisruptionBudget, type: 'policy/v1' },
  HorizontalPodAutoscaler: { model: HorizontalPodAutoscaler, type: 'autoscaling/v2' },
  ConfigMap: { model: ConfigMap, type: 'core/v1' },
  PersistentVolume: { model: PersistentVolume, type: 'core/v1' },
  PersistentVolumeClaim: { model: PersistentVolumeClaim, type: 'core/v1' },
  Service: { model: Service, type: 'core/v1' },
  ServiceAccount: { model: ServiceAccount, type: 'core/v1' },
};

const CRDS: { [kind: string]: string } = {
  PodMonitor: 'prometheus-operator/monitoring.coreos.com_podmonitors.yaml', PrometheusRule: 'prometheus-operator/monitoring.coreos.com_prometheusrules.yaml',
  ScaledObject: 'keda/keda.sh_scaledobjects.yaml', HTTPRoute: 'gateway-api/gateway.networking.k8s.io_httproutes.yaml',
  LeaderWorkerSet: 'lws/leaderworkerset.x-k8s.io_leaderworkersets.json', RayService: 'kuberay/ray.io_rayservices.json',
  NodePool: 'karpenter-provider-aws/karpenter.sh_nodepools.yaml', EC2NodeClass: 'karpenter-provider-aws/karpenter.k8s.aws_ec2nodeclasses.yaml',
};

/** What published schemas say against manifests: missing and wrong values, and fields that nobody knows. Empty when all is well. */
export function schemaErrors(manifests: readonly Manifest[]): string[] {
  const unknownKinds = manifests.filter(({ kind }) => !(kind in CORE_KINDS) && !(kind in CRDS)).map(({ kind }) => `no oracle knows ${kind}`);
  const custom = Object.keys(CRDS).flatMap((kind) => crdErrors(manifests.filter((manifest) => manifest.kind === kind)));
  return [...unknownKinds, ...manifests.filter(({ kind }) => kind in CORE_KINDS).flatMap(valueErrors), ...custom, ...fieldErrors(manifests)];
}

function valueErrors(manifest: Manifest): string[] {
  try {
    new CORE_KINDS[manifest.kind].model(manifest).validate();
    return [];
  } catch (error) {
    return [`${nameOf(manifest)}: ${(error as Error).message}`];
  }
}

const SOURCES = new Map<string, ts.SourceFile | undefined>();

/** The compiler as a strict decoder: an object literal with a field that its type lacks does not compile. */
function fieldErrors(manifests: readonly Manifest[]): string[] {
  const file = path.join(__dirname, 'manifests.virtual.ts');
  const known = manifests.filter(({ kind }) => kind in CORE_KINDS);
  if (known.length === 0) return [];
  const source = known.map((manifest, index) =>
    `export const m${index}: import('kubernetes-types/${CORE_KINDS[manifest.kind].type}').${manifest.kind} = ${JSON.stringify(manifest)};`).join('\n');
  const options: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, lib: ['lib.es5.d.ts'], module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  const host = ts.createCompilerHost(options);
  host.jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const { getSourceFile, fileExists, readFile } = host;
  // the types are parsed once for all programs
  host.getSourceFile = (name, ...rest) => {
    if (name === file) return ts.createSourceFile(name, source, ts.ScriptTarget.ES2022);
    if (!SOURCES.has(name)) SOURCES.set(name, getSourceFile(name, ...rest));
    return SOURCES.get(name);
  };
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? source : readFile(name));
  return ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).map(({ messageText, start = 0 }) => {
    const line = source.slice(0, start).split('\n').length - 1;
    return `${known[line] ? nameOf(known[line]) : 'oracle'}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** What a published schema says against objects of one kind. */
function crdErrors(manifests: readonly Manifest[]): string[] {
  return [...new Set(manifests.map(({ apiVersion }) => apiVersion))].flatMap((apiVersion) => {
    const alike = manifests.filter((manifest) => manifest.apiVersion === apiVersion);
    const validate = crdValidator(alike);
    return alike.flatMap((manifest) => {
      validate(manifest);
      return (validate.errors ?? []).map(({ instancePath, message, params }) => `${nameOf(manifest)}${instancePath}: ${message} ${JSON.stringify(params)}`);
    });
  });
}

/** Patterns are those of Go, where a flag may stand within. */
const GO_PATTERN = Object.assign((pattern: string, flags: string) => new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? `${flags}i` : flags), { code: 'new RegExp' });
const AJV = new Ajv({ strict: false, allErrors: true, validateFormats: false, meta: false, validateSchema: false, code: { regExp: GO_PATTERN } });
const CRD_TEXTS = new Map<string, any>();
const VALIDATORS = new Map<string, ValidateFunction>();

/** Some kinds hold whole pods: what nothing here has is not compiled, and what is alike is compiled once. */
function crdValidator(manifests: readonly Manifest[]): ValidateFunction {
  const [{ kind, apiVersion }] = manifests;
  const crd = CRD_TEXTS.get(kind) ?? readCrd(kind);
  CRD_TEXTS.set(kind, crd);
  const version = crd.spec.versions.find(({ name }: { name: string }) => `${crd.spec.group}/${name}` === apiVersion);
  const schema = strict(version.schema.openAPIV3Schema, manifests);
  const key = `${apiVersion}/${kind} ${JSON.stringify(schema)}`;
  const validate = VALIDATORS.get(key) ?? AJV.compile(schema);
  VALIDATORS.set(key, validate);
  return validate;
}

function readCrd(kind: string): any {
  const text = fs.readFileSync(path.join(__dirname, '..', 'oracles', CRDS[kind]), 'utf8');
  return CRDS[kind].endsWith('.json') ? JSON.parse(text) : parse(text);
}

const OF_SAME_VALUE = ['allOf', 'anyOf', 'oneOf'];

/** As the API server reads a schema: what is not listed is unknown, and an int-or-string is either. A property that no value has is judged by its name alone. */
function strict(schema: any, values: readonly any[]): any {
  if (typeof schema !== 'object' || schema === null) return schema;
  const objects = values.filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
  const below = (name: string, property: any): any => {
    const own = objects.filter((value) => Object.hasOwn(value, name)).map((value) => value[name]);
    return own.length === 0 || strict(property, own);
  };
  const { type, properties, items, additionalProperties, not, ...rest } = schema;
  const either = schema['x-kubernetes-int-or-string'] === true;
  const closed = properties !== undefined && type === 'object' && additionalProperties === undefined && !schema['x-kubernetes-preserve-unknown-fields'];
  return {
    ...rest,
    ...Object.fromEntries(OF_SAME_VALUE.filter((key) => key in rest).map((key) => [key, rest[key].map((each: any) => strict(each, values))])),
    ...(not !== undefined && { not: strict(not, values) }),
    ...(type !== undefined && !either && { type }),
    ...(properties !== undefined && { properties: Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, below(name, property)])) }),
    ...(items !== undefined && { items: strict(items, values.filter(Array.isArray).flat()) }),
    ...(additionalProperties !== undefined && { additionalProperties: strict(additionalProperties, objects.flatMap((value) => Object.values(value))) }),
    ...(closed && { additionalProperties: false }),
  };
}

/** Volume types that the restricted standard lets in (pod-security-admission/policy, release 1.36). */
const RESTRICTED_VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'];

/** What the restricted Pod Security Standard says against a pod, check by check. Empty when it lets the pod in. */
export function restrictedViolations(pod: any): string[] {
  const containers: any[] = [...(pod.initContainers ?? []), ...(pod.containers ?? []), ...(pod.ephemeralContainers ?? [])];
  return [
    ...['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => pod[field]),
    ...(pod.volumes ?? []).filter((volume: any) => Object.keys(volume).some((key) => key !== 'name' && !RESTRICTED_VOLUMES.includes(key))).map(({ name }: any) => `volume ${name}`),
    ...(pod.securityContext?.runAsUser === 0 ? ['pod: runAsUser 0'] : []),
    ...(pod.securityContext?.sysctls?.length > 0 ? ['sysctls'] : []),
    ...containers.flatMap((container) => containerViolations(container, pod.securityContext ?? {}).map((text) => `${container.name}: ${text}`)),
  ];
}

function containerViolations({ securityContext: own = {}, ports = [], ...container }: any, pod: any): string[] {
  const handlers = [container.startupProbe, container.readinessProbe, container.livenessProbe, container.lifecycle?.preStop, container.lifecycle?.postStart];
  const broken: { [check: string]: boolean } = {
    privileged: own.privileged === true,
    allowPrivilegeEscalation: own.allowPrivilegeEscalation !== false,
    'capabilities.drop': !own.capabilities?.drop?.includes('ALL'),
    'capabilities.add': (own.capabilities?.add ?? []).some((name: string) => name !== 'NET_BIND_SERVICE'),
    runAsNonRoot: (own.runAsNonRoot ?? pod.runAsNonRoot) !== true,
    runAsUser: own.runAsUser === 0,
    seccompProfile: !['RuntimeDefault', 'Localhost'].includes((own.seccompProfile ?? pod.seccompProfile)?.type),
    procMount: own.procMount !== undefined && own.procMount !== 'Default',
    hostPort: ports.some(({ hostPort }: any) => hostPort),
    'handler host': handlers.some((handler) => handler?.httpGet?.host !== undefined || handler?.tcpSocket?.host !== undefined),
  };
  return Object.keys(broken).filter((check) => broken[check]);
}

const nameOf = ({ kind, metadata }: Manifest): string => `${kind}/${metadata?.name}`;
