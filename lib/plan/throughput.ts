import type { InstanceTypeFacts } from '../accelerator/instance-type';
import type { Storage } from '../deployment/deployment';
import { WeightsCache, type Platform } from '../deployment/enums';
import { platformFacts } from '../platform/platforms';

/** A rate as a usual and a cautious figure, MB/s, with where it comes from. */
export interface Throughput {
  readonly typicalMBps: number;
  readonly lowMBps: number;
  readonly source: string;
}

/** MB/s of one Gbit/s. */
const MBPS_PER_GBPS = 125;

/** Share of the line rate that one host's downloads reach; our judgement, not measured. */
const LINE_SHARE = 0.8;

/** Downloads from the Hub as issue reports give them: 4 to 236 MB/s. */
const HUB: Throughput = { typicalMBps: 150, lowMBps: 25, source: 'Hugging Face Hub downloads of 4 to 236 MB/s in public issue reports, cautious quarter; 2026-11-22' };

/** Local NVMe has no published sequential figure in the catalogue; 500 MB/s is a floor that every listed type passes by far. UNVERIFIED. */
const NVME: Throughput = { typicalMBps: 1500, lowMBps: 500, source: 'local NVMe: no published figure, assumed (UNVERIFIED)' };

/** A volume of a storage class that nobody measured: what gp3 gives for free (EBS user guide, read 2026-11-22). */
export const UNKNOWN_VOLUME: Throughput = { typicalMBps: 125, lowMBps: 125, source: 'gp3 gives 125 MB/s unless it is paid for more: storage.throughputMBps is not given, assumed (UNVERIFIED)' };

/** One connection to S3; our judgement, not measured. */
const CONNECTION = { typicalMBps: 200, lowMBps: 100 };

/** Download, decompression and unpacking of an image: 15 to 20 GB in 4 to 6 minutes with docker pull, as AWS measured it (read 2026-11-22). */
const IMAGE_PULL: Throughput = { typicalMBps: 62, lowMBps: 42, source: 'pull of 15 to 20 GB images in 4 to 6 minutes, AWS (read 2026-11-22)' };

/** A root volume where the type's own EBS rate is not published: the slowest rate in the catalogue. */
const UNKNOWN_EBS_MBPS = 87.5;

/** What the network of an instance carries. */
export function networkOf(type: InstanceTypeFacts): Throughput {
  return {
    typicalMBps: type.networkPeakGbps * MBPS_PER_GBPS * LINE_SHARE,
    lowMBps: type.networkBaselineGbps * MBPS_PER_GBPS * LINE_SHARE,
    source: `network of ${type.name}: ${type.networkBaselineGbps} Gbit/s baseline, ${type.networkPeakGbps} peak (${type.source}, ${type.asOf})`,
  };
}

/** What its root volume takes. */
export function rootVolumeOf(type: InstanceTypeFacts): Throughput {
  const mbps = type.ebsBaselineMBps ?? UNKNOWN_EBS_MBPS;
  return { typicalMBps: mbps, lowMBps: mbps, source: `EBS baseline of ${type.name}: ${mbps} MB/s (${type.source}, ${type.asOf})` };
}

/** What an image pull reaches: unpacking is slower than most networks. */
export function imagePullOf(type: InstanceTypeFacts): Throughput {
  return slowest(networkOf(type), rootVolumeOf(type), IMAGE_PULL);
}

/** The disk of an instance that holds weights, where all of it is theirs. */
export function weightsDiskOf(type: InstanceTypeFacts): Throughput {
  return type.nvmeGB > 0 ? NVME : rootVolumeOf(type);
}

/** What the disk that holds weights takes, on a platform. */
export function weightsDiskFor(platform: Platform, { throughputMBps, cache, storageClass, existingClaim }: Storage, type: InstanceTypeFacts): Throughput {
  const own = weightsDiskOf(type);
  if (!platformFacts(platform).pods) return own;
  if (throughputMBps !== undefined) return volumeOf(throughputMBps);
  if (cache === WeightsCache.CLAIM || storageClass !== undefined || existingClaim !== undefined) return slowest(UNKNOWN_VOLUME, rootVolumeOf(type));
  // the kubelet's folder lies on NVMe only where the node was set up so
  return slowest(own, { ...rootVolumeOf(type), typicalMBps: own.typicalMBps });
}

/** What an engine that streams reaches: so many connections, within the network of the instance. */
export function streamOf(type: InstanceTypeFacts, connections: number): Throughput {
  return slowest(networkOf(type), {
    typicalMBps: connections * CONNECTION.typicalMBps,
    lowMBps: connections * CONNECTION.lowMBps,
    source: `${connections} connections of ${CONNECTION.lowMBps} to ${CONNECTION.typicalMBps} MB/s to S3, our judgement (UNVERIFIED)`,
  });
}

/** What the source of the weights gives. */
export function sourceOf(source: string, type: InstanceTypeFacts): Throughput {
  return source === 'hf' ? HUB : networkOf(type);
}

/** What a volume of the user's gives. */
export function volumeOf(mbps: number): Throughput {
  return { typicalMBps: mbps, lowMBps: mbps, source: 'storage.throughputMBps of the deployment' };
}

/** The slowest of several stretches of one path. */
export function slowest(...stretches: Throughput[]): Throughput {
  const by = (rate: 'typicalMBps' | 'lowMBps') => stretches.reduce((a, b) => (b[rate] < a[rate] ? b : a));
  const narrow = by('lowMBps');
  return { typicalMBps: by('typicalMBps').typicalMBps, lowMBps: narrow.lowMBps, source: narrow.source };
}

/** Seconds to move that many GiB, usual and cautious. */
export function secondsFor(gib: number, rate: Throughput): { typicalSeconds: number; highSeconds: number } {
  const mb = (gib * 2 ** 30) / 1e6;
  return { typicalSeconds: Math.ceil(mb / rate.typicalMBps), highSeconds: Math.ceil(mb / rate.lowMBps) };
}
