import { VolumeKind, type ContainerSpec, type VolumeSpec } from '../container/container-spec';
import { imageReference } from '../container/image-reference';
import type { SiteProps } from '../deployment/platform-props';

/** Prometheus as an image: tag read 2026-11-26 in public manifests, not pulled by us. */
const IMAGE = 'docker.io/prom/prometheus:v3.5.0';

/** The user of that image. */
const NOBODY = 65534;

/** What it may take, and of that what waits to be sent, MiB; our judgement, not measured: a few hundred series of one replica. */
const MEMORY_MIB = 256;
const WAITING_MIB = 64;

/** How long what cannot be sent is kept. */
const WAITING_TIME = '30m';

/** Folder of what waits to be sent. */
const FOLDER = '/prometheus';

/** Where its own page is; nobody asks for it. */
const OWN_ADDRESS = '127.0.0.1:9091';

/** Variables that it is told by. */
export const COLLECTOR_VARIABLES = { config: 'LLM_COLLECTOR_CONFIG', url: 'LLM_METRICS_URL', replica: 'LLM_REPLICA' } as const;

/** Stands for the address that metrics are sent to, which only the deployment knows: the collector puts it in as it starts. */
export const METRICS_URL = '@LLM_METRICS_URL@';

/** What waits to be sent lies in memory, so that nothing is written to a disk and nothing can fill one. */
export const COLLECTOR_VOLUMES: VolumeSpec[] = [{ name: 'collector', kind: VolumeKind.MEMORY, sizeMiB: WAITING_MIB }];

/**
 * The program that sends what a replica shows, histograms among it, to a store of Prometheus: Prometheus itself, which scrapes and sends and keeps nothing
 * (prometheus.io, "Prometheus Agent Mode", read 2026-11-26). It may end without the replica.
 */
export function collectorContainer(site: SiteProps): ContainerSpec {
  const file = `${FOLDER}/agent.json`;
  return {
    name: 'collector',
    image: imageReference(IMAGE, site),
    command: ['/bin/sh', '-c', [
      `printf %s "$${COLLECTOR_VARIABLES.config}" | sed "s|${METRICS_URL}|$${COLLECTOR_VARIABLES.url}|" > ${file}`,
      // replicas scrape the same address: the name of the host tells their series apart
      `export ${COLLECTOR_VARIABLES.replica}="$(hostname)"`,
      `exec prometheus --agent --config.file=${file} --storage.agent.path=${FOLDER}/wal --storage.agent.retention.max-time=${WAITING_TIME} --web.listen-address=${OWN_ADDRESS}`,
    ].join(' && ')],
    args: [],
    env: {},
    ports: [],
    mounts: [{ volume: 'collector', path: FOLDER, readOnly: false }],
    userId: NOBODY,
    groupId: NOBODY,
    readOnlyRoot: true,
    accelerators: 0,
    cpus: 0.1,
    memoryMiB: MEMORY_MIB,
    memoryLimitMiB: MEMORY_MIB,
    stopSignal: 'SIGTERM',
    stopSeconds: 15,
  };
}
