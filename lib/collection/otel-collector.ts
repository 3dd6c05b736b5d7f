import type { ContainerSpec } from '../container/container-spec';
import { imageReference } from '../container/image-reference';
import type { SiteProps } from '../deployment/platform-props';
import { COLLECTOR, COLLECTOR_VARIABLES } from './collector';
import { SCRAPE_CLOCKS, scrapeJobs, type ScrapeInput } from './scrape-jobs';

/** The OpenTelemetry collector as an image: tag read 2026-11-26 in public manifests, not pulled by us; its user by the Dockerfile of opentelemetry-collector-releases. */
const IMAGE = 'ghcr.io/open-telemetry/opentelemetry-collector-releases/opentelemetry-collector-contrib:0.157.0';
const USER = 10001;

/** Of its memory, what it fills before it refuses more, MiB. */
const FULL_MIB = 200;

/** The program that sends what a replica shows to a store that speaks OpenTelemetry: Prometheus itself cannot. */
export function otelCollector(site: SiteProps): ContainerSpec {
  return {
    ...COLLECTOR,
    image: imageReference(IMAGE, site),
    command: ['/otelcol-contrib', `--config=env:${COLLECTOR_VARIABLES.config}`],
    mounts: [],
    userId: USER,
    groupId: USER,
  };
}

/** Its configuration, on one line. The name of the host tells replicas apart. */
export function otelConfig(input: ScrapeInput, endpoint: string): string {
  return JSON.stringify({
    receivers: { prometheus: { config: { global: SCRAPE_CLOCKS, scrape_configs: scrapeJobs(input) } } },
    processors: {
      memory_limiter: { check_interval: '1s', limit_mib: FULL_MIB },
      resourcedetection: { detectors: ['system'], system: { hostname_sources: ['os'] } },
      batch: {},
    },
    exporters: { otlphttp: { endpoint } },
    service: {
      telemetry: { metrics: { level: 'none' } },
      pipelines: { metrics: { receivers: ['prometheus'], processors: ['memory_limiter', 'resourcedetection', 'batch'], exporters: ['otlphttp'] } },
    },
  });
}
