import type { Finding } from '../finding/finding';
import { parseDuration } from '../units/duration';
import { parseSize } from '../units/size';
import { isVersion } from '../units/version';
import { findingOf } from './codes';
import { Platform } from './enums';
import type { DeploymentProps, ServiceProps, WaiverProps } from './props';
import { deployTimeFindings } from './tokens';

const LABEL = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const SERVED_NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const COMMIT = /^[0-9a-f]{40}$/;
const SOURCE = /^(hf|s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^\s?#'"\\]*)?|\/[A-Za-z0-9._\/-]+)$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const ACCOUNT = /^\d{12}$/;
const CIDR = /^(\d{1,3}\.){3}\d{1,3}\/(\d|[12]\d|3[0-2])$/;
const CLUSTER = /^1\.(\d{1,3})$/;
const LEAST_CLUSTER_MINOR = 29;

/** Longest name of a deployment or service: every derived name stays within 63 characters. */
const LONGEST_NAME = 40;

const LEAST_REASON = 10;

/** Largest count that a field may hold: beyond it a number is a mistake. */
const MOST = 100_000_000;

/** Is it a token, whose value is known at deployment only? Opaque fields may hold one. */
const late = (text: string): boolean => text.includes('${Token[');

/** Everything that can be judged field by field, before a plan. */
export function semanticFindings(props: DeploymentProps): Finding[] {
  const services = Object.entries(props.services ?? {});
  return [
    ...deployTimeFindings(props),
    ...name('name', props.name),
    ...services.flatMap(([key]) => name(`services.${key}`, key)),
    ...service(props, ''),
    ...services.flatMap(([key, value]) => service(value, `services.${key}.`)),
    ...aws(props),
    ...kubernetes(props),
    ...(props.waivers ?? []).flatMap(waiver),
  ];
}

function name(path: string, text: string): Finding[] {
  if (late(text) || (LABEL.test(text) && text.length <= LONGEST_NAME)) return [];
  return [findingOf({ code: 'NAME_ILLEGAL', path, message: `the name '${text.slice(0, 80)}' is not legal everywhere: lower-case letters, digits and hyphens, at most ${LONGEST_NAME}`, value: text.slice(0, 80), limit: LABEL.source })];
}

function service({ model, engine, workload, scaling, hardware, access, storage }: ServiceProps, prefix: string): Finding[] {
  const at = (field: string): string => `${prefix}${field}`;
  return [
    ...matching(model?.revision, COMMIT, { code: 'REVISION_NOT_A_COMMIT', path: at('model.revision') }),
    ...matching(model?.source, SOURCE, { code: 'SOURCE_UNKNOWN', path: at('model.source') }),
    ...matching(model?.integrity?.manifest, DIGEST, { code: 'DIGEST_ILLEGAL', path: at('model.integrity.manifest') }),
    ...matching(model?.integrity?.versions, DIGEST, { code: 'DIGEST_ILLEGAL', path: at('model.integrity.versions') }),
    ...(model?.servedNames ?? []).flatMap((served, index) => matching(served, SERVED_NAME, { code: 'SERVED_NAME_ILLEGAL', path: at(`model.servedNames.${index}`) })),
    ...(engine?.version !== undefined && !isVersion(engine.version) ? [findingOf({ code: 'WRONG_TYPE', path: at('engine.version'), message: `'${engine.version}' is no version`, remedy: 'write it as "0.32.0"', value: engine.version })] : []),
    ...durations({ [at('workload.longestGeneration')]: workload?.longestGeneration, [at('workload.longestSilence')]: workload?.longestSilence }),
    ...sizes({ [at('access.maxBodySize')]: access?.maxBodySize }),
    ...(access?.allowedCidrs ?? []).flatMap((cidr, index) => matching(cidr, CIDR, { code: 'CIDR_ILLEGAL', path: at(`access.allowedCidrs.${index}`) })),
    ...counts({
      [at('workload.inputTokens')]: workload?.inputTokens, [at('workload.outputTokens')]: workload?.outputTokens, [at('workload.contextTokens')]: workload?.contextTokens,
      [at('workload.concurrency')]: workload?.concurrency, [at('scaling.min')]: scaling?.min, [at('scaling.max')]: scaling?.max,
      [at('hardware.tensorParallel')]: hardware?.tensorParallel, [at('access.maxOutputTokens')]: access?.maxOutputTokens, [at('storage.throughputMBps')]: storage?.throughputMBps,
    }),
  ];
}

function aws({ platforms, aws: props }: DeploymentProps): Finding[] {
  if (!props) return platforms.includes(Platform.EC2) ? [findingOf({ code: 'REGION_MISSING', path: 'platforms', message: `platform '${Platform.EC2}' needs a region` })] : [];
  const vpc = props.imports?.vpc;
  const uneven = vpc !== undefined && (vpc.privateSubnets.length !== vpc.zones.length || (vpc.publicSubnets !== undefined && vpc.publicSubnets.length !== vpc.zones.length));
  return [
    ...matching(props.region, REGION, { code: 'REGION_ILLEGAL', path: 'aws.region' }),
    ...matching(props.account, ACCOUNT, { code: 'ACCOUNT_ILLEGAL', path: 'aws.account' }),
    ...matching(vpc?.cidr, CIDR, { code: 'CIDR_ILLEGAL', path: 'aws.imports.vpc.cidr' }),
    ...(uneven ? [findingOf({ code: 'ZONES_DO_NOT_MATCH', path: 'aws.imports.vpc', message: `${vpc.zones.length} zones, ${vpc.privateSubnets.length} private and ${vpc.publicSubnets?.length ?? 0} public subnets: there must be one in each zone` })] : []),
    ...counts({ 'aws.logRetentionDays': props.logRetentionDays }),
  ];
}

function kubernetes({ kubernetes: props }: DeploymentProps): Finding[] {
  const minor = props?.version === undefined ? LEAST_CLUSTER_MINOR : Number(CLUSTER.exec(props.version)?.[1] ?? 0);
  return [
    ...(minor < LEAST_CLUSTER_MINOR ? [findingOf({ code: 'CLUSTER_VERSION_ILLEGAL', path: 'kubernetes.version', value: String(props?.version), limit: `1.${LEAST_CLUSTER_MINOR}` })] : []),
    ...(props?.namespace === undefined ? [] : name('kubernetes.namespace', props.namespace)),
  ];
}

function waiver({ until, reason }: WaiverProps, index: number): Finding[] {
  const path = `waivers.${index}`;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(until) ? new Date(`${until}T00:00:00Z`) : undefined;
  const real = day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(until);
  return [
    ...(real ? [] : [findingOf({ code: 'DATE_ILLEGAL', path: `${path}.until`, value: until })]),
    ...(reason.trim().length >= LEAST_REASON ? [] : [findingOf({ code: 'REASON_TOO_SHORT', path: `${path}.reason`, value: `'${reason}'` })]),
  ];
}

function matching(text: string | undefined, pattern: RegExp, { code, path }: { code: string; path: string }): Finding[] {
  if (text === undefined || late(text) || pattern.test(text)) return [];
  return [findingOf({ code, path, value: `'${text.slice(0, 120)}'`, limit: pattern.source })];
}

function durations(fields: { [path: string]: string | undefined }): Finding[] {
  return Object.entries(fields).flatMap(([path, text]) => {
    const seconds = text === undefined ? 1 : parseDuration(text);
    return seconds !== undefined && seconds >= 1 && seconds <= 86400 ? [] : [findingOf({ code: 'BAD_DURATION', path, message: `'${path}' is '${text}': a duration with a unit, 1s to 24h, is wanted`, value: text })];
  });
}

function sizes(fields: { [path: string]: string | undefined }): Finding[] {
  return Object.entries(fields).flatMap(([path, text]) => {
    const bytes = text === undefined ? 1 : parseSize(text);
    return bytes !== undefined && bytes >= 1 ? [] : [findingOf({ code: 'BAD_SIZE', path, message: `'${path}' is '${text}': a size with a unit is wanted`, value: text })];
  });
}

function counts(fields: { [path: string]: number | undefined }): Finding[] {
  return Object.entries(fields).flatMap(([path, count]) => {
    const fine = count === undefined || (Number.isInteger(count) && count >= 1 && count <= MOST) || count < -1e200;
    return fine ? [] : [findingOf({ code: 'NOT_A_NUMBER_IN_RANGE', path, message: `'${path}' is ${count}, a whole number from 1 to ${MOST} is wanted`, value: String(count) })];
  });
}
