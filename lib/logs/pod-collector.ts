import type { ReplicaSpec } from '../container/container-spec';
import { objectName } from '../container/object-name';
import type { Deployment, Service } from '../deployment/deployment';
import type { Platform } from '../deployment/enums';
import { LogCollector, LogDestination } from '../deployment/logging-props';
import type { IEngineVersion } from '../engine/engine';
import { LlmServingError } from '../error';
import { DEFAULT_GUARD } from '../framework/guards';
import { scaledName } from '../scaling/scaled-name';
import { logCollectorImage } from './collector-image';
import { cloudWatchOutput, INPUT_LIMIT, lokiOutput, openSearchOutput, type LogAddress } from './destinations';
import { COLLECTOR_FILES, collectorFiles, type CollectedProgram, type ConfigSection } from './fluent-bit';
import type { LogStream } from './log-form';
import { engineProgram, guardProgram, TOOLS_PROGRAM, type LogProgram } from './programs';

/** How what pods print is collected. */
export interface PodLogs {
  readonly collector: LogCollector;
  /** Configuration of the collector, by name of the file. */
  readonly files: { [file: string]: string };
  /** Name of the file that it starts from. */
  readonly mainFile: string;
  /** Folder where it looks for them. */
  readonly folder: string;
  /** Image of the collector. */
  readonly image: string;
  /** Variables that it is told; the node's name is one more, `NODE_NAME`. */
  readonly environment: { [name: string]: string };
}

/** Whose pods are meant. */
export interface PodLogsInput {
  readonly deployment: Deployment;
  readonly service: Service;
  readonly engineVersion: Pick<IEngineVersion, 'logs'>;
  readonly replica: ReplicaSpec;
}

/** Folder of nodes with the output of containers (Kubernetes documentation, "Logging Architecture"). */
const NODE_FOLDER = '/var/log/containers';

/** Ports where an address names none. */
const PORTS: { readonly [scheme: string]: number } = { http: 80, https: 443 };

/** How pods of a service are collected; nothing where it is left to the cluster altogether. */
export function podLogsOf(input: PodLogsInput, platform: Platform): PodLogs | undefined {
  const { deployment, service } = input;
  const { pods: { destination, collector }, prompts } = service.observability.logging;
  if (destination === LogDestination.NONE) return undefined;
  const folder = `/llm-serving/${objectName({ deployment: deployment.name, service: service.name })}`;
  const name = scaledName(platform, deployment, service);
  const sources = sourcesOf(input);
  return {
    collector, folder, mainFile: COLLECTOR_FILES.main, image: logCollectorImage(deployment.site),
    environment: destination === LogDestination.CLOUDWATCH ? { LLM_REGION: regionOf(deployment), LLM_LOG_GROUP: `/llm-serving/${name}` } : {},
    files: collectorFiles({
      prompts, folder,
      programs: sources.map(({ program, tag }) => ({ program, match: tag })),
      inputs: sources.map(({ input: section }) => section),
      added: { service: name, replica: '${NODE_NAME}' },
      keptFields: [FILE_FIELD],
      outputOf: (stream) => outputOf(stream, input, name),
    }),
  };
}

/** Field with the file that a line was read from: it names pod, namespace and container. */
const FILE_FIELD = 'pod_file';

interface Source {
  readonly program: LogProgram;
  readonly tag: CollectedProgram['match'];
  readonly input: ConfigSection;
}

/** The files of our own containers and of nobody else. */
function sourcesOf({ deployment, service, engineVersion, replica: { gate, fetch, engine, guard } }: PodLogsInput): Source[] {
  const pods = `${objectName({ deployment: deployment.name, service: service.name })}-*_${deployment.kubernetes.namespace}`;
  const containers: [string, LogProgram][] = [
    [engine.name, engineProgram(engineVersion)], [guard.name, guardProgram(DEFAULT_GUARD)],
    ...[gate, fetch].flatMap((spec): [string, LogProgram][] => (spec ? [[spec.name, TOOLS_PROGRAM]] : [])),
  ];
  return containers.map(([container, program]) => ({
    program, tag: `line.${container}`,
    input: {
      kind: 'INPUT',
      settings: [
        ['Name', 'tail'], ['Tag', `line.${container}`], ['Path', `${NODE_FOLDER}/${pods}_${container}-*.log`], ['multiline.parser', 'cri'], ['Path_Key', FILE_FIELD],
        ['Mem_Buf_Limit', INPUT_LIMIT], ['Skip_Long_Lines', 'On'],
      ],
    },
  }));
}

function outputOf(stream: LogStream, { service }: PodLogsInput, name: string): ConfigSection {
  const { destination, address } = service.observability.logging.pods;
  if (destination === LogDestination.CLOUDWATCH) return cloudWatchOutput(stream, '${NODE_NAME}');
  return destination === LogDestination.LOKI ? lokiOutput(stream, name, addressOf(address)) : openSearchOutput(stream, addressOf(address));
}

function addressOf(address: string | undefined): LogAddress {
  const [, scheme, host, port] = /^(https?):\/\/([^/:]+)(?::(\d+))?/.exec(address ?? '') ?? [];
  if (host === undefined) throw new LlmServingError('InvalidInput', 'Loki and OpenSearch need an address', [], 'observability.logging.pods.address');
  return { host, port: port === undefined ? PORTS[scheme] : Number(port), tls: scheme === 'https' };
}

function regionOf({ aws }: Deployment): string {
  if (aws) return aws.region;
  throw new LlmServingError('InvalidInput', 'CloudWatch Logs needs a region', [], 'aws.region');
}
