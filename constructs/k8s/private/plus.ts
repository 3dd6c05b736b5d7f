import { Size, type ApiObjectMetadata } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Metadata, Pairs } from './names';

// The one file that knows cdk8s-plus. It writes the API as of Kubernetes 1.27 and drops what came later, so
// it serves kinds without a pod template only. NetworkPolicy stays out: it adds a construct for each peer to
// the tree and one rule for each peer to the policy, which makes neither readable.

/** A claim on storage. */
export interface ClaimInput {
  readonly metadata: Metadata;
  readonly accessMode: string;
  /** @default - the cluster's default class */
  readonly storageClass?: string;
  readonly sizeMiB: number;
}

/** A stable address in the cluster. */
export interface ServiceInput {
  readonly metadata: Metadata;
  readonly selector: Pairs;
  readonly ports: kplus.ServicePort[];
}

/** An identity that may ask the API server for nothing. */
export function newServiceAccount(scope: Construct, id: string, metadata: Metadata): void {
  new kplus.ServiceAccount(scope, id, { metadata: plain(metadata), automountToken: false });
}

/** Files. */
export interface ConfigMapInput {
  readonly metadata: Metadata;
  readonly data: Pairs;
  /** Whether the content never changes under a name. @default true */
  readonly immutable?: boolean;
}

/** Files that others read. */
export function newConfigMap(scope: Construct, id: string, { metadata, data, immutable = true }: ConfigMapInput): void {
  new kplus.ConfigMap(scope, id, { metadata: plain(metadata), data, immutable });
}

/** A claim on storage. */
export function newClaim(scope: Construct, id: string, { metadata, accessMode, storageClass, sizeMiB }: ClaimInput): void {
  new kplus.PersistentVolumeClaim(scope, id, {
    metadata: plain(metadata),
    accessModes: [accessMode as kplus.PersistentVolumeAccessMode],
    storage: Size.gibibytes(Math.ceil(sizeMiB / 1024)),
    ...(storageClass !== undefined && { storageClassName: storageClass }),
  });
}

/** A stable address in the cluster. */
export function newService(scope: Construct, id: string, { metadata, selector, ports }: ServiceInput): void {
  const service = new kplus.Service(scope, id, { metadata: plain(metadata), type: kplus.ServiceType.CLUSTER_IP, ports });
  Object.entries(selector).forEach(([key, value]) => service.selectLabel(key, value));
}

/** A copy that the framework may keep. */
function plain({ name, namespace, labels, annotations }: Metadata): ApiObjectMetadata {
  return { name, namespace, labels: { ...labels }, ...(annotations && { annotations: { ...annotations } }) };
}
