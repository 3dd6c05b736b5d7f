import { Construct } from 'constructs';
import type { ModelStorageConfig, ModelStorageSite } from '../model-storage';
import { modelStorageFor } from '../model-storages';
import type { Ground } from './ground';

/** What all replicas on machines read their weights from, as the deployment asks for it; nothing when each keeps its own copy. */
export function sharedStorage(scope: Construct, ground: Ground, site: Pick<ModelStorageSite, 'input' | 'clientGroupId'>): ModelStorageConfig | undefined {
  const { shared } = site.input.service.storage;
  const { network, keyArn, dev } = ground;
  return shared && modelStorageFor(shared).bind(new Construct(scope, 'Weights'), { ...site, network, keyArn, keep: !dev, name: ground.physicalName('-') });
}
