import { WeightsCache } from '../../deployment/enums';
import { onClustersOfOthers } from '../questions';
import { weightsDiskGiB } from '../../plan/weights-plan';
import { sharedStorageOf } from '../../weights/shared/kinds';
import { isStreamed } from './streamed';
import type { Rule } from '../rule';
import { ALWAYS_INFO } from '../severities';

export const nodeDiskSuffices: Rule = {
  code: 'NODE_DISK_NEEDED',
  area: 'storage',
  law: 'the disk of a node holds the image, the weights and the compiled kernels',
  why: 'nodes of Amazon EKS have 20 GiB unless told otherwise: an image alone fills it, and the pod is evicted',
  severity: ALWAYS_INFO,
  check: (subject) => {
    const { service: { storage }, plan } = subject;
    if (!onClustersOfOthers(subject)) return [];
    const streamed = isStreamed(subject);
    const own = !streamed && storage.cache === WeightsCache.EPHEMERAL && storage.storageClass === undefined && storage.existingClaim === undefined;
    const onNode = sharedStorageOf(storage)?.onNode ?? own;
    const needed = Math.ceil(onNode || storage.shared ? plan.diskGiB : plan.diskGiB - weightsDiskGiB(plan.weights));
    return [{
      path: 'storage.cache',
      message: `a node needs about ${needed} GiB of disk for one replica${onNode ? ', weights included' : streamed ? ', without weights' : ' besides the volume of the weights'}; what the kubelet keeps free comes on top`,
      remedy: 'size the disk of the nodes accordingly',
      value: `${needed} GiB`,
    }];
  },
};
