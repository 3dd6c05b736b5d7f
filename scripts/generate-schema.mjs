// Writes schema/deployment.schema.json from the structs: they are the one source of truth for the shape of a deployment.
// With `--check` it writes nothing and fails when the file is stale.
import { createGenerator } from 'ts-json-schema-generator';
import { sorted, writeOrCheck } from './schema-file.mjs';

const FILE = 'schema/deployment.schema.json';
const ROOT = 'DeploymentProps';
const PREFIX = '#/definitions/';

const DAYS_OF_WEEK = { minItems: 1, uniqueItems: true, items: { type: 'string', enum: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] } };

/** What a TypeScript type cannot say, by struct and field; editors read it, and the reader says it again in words. */
const LIMITS = {
  DeploymentProps: { apiVersion: { enum: ['llm-serving/v1'] }, name: { pattern: '^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$' }, platforms: { minItems: 1, uniqueItems: true } },
  EnvironmentProps: { platforms: { minItems: 1, uniqueItems: true } },
  ModelProps: {
    revision: { pattern: '^[0-9a-f]{40}$' },
    source: { pattern: '^(hf$|s3://|/|.*Token\\[)' },
    dtype: { enum: ['bfloat16', 'float16'] },
    servedNames: { minItems: 1, uniqueItems: true },
  },
  WorkloadProps: { cacheHitShare: { maximum: 1 }, requestsPerSecond: { minimum: 0.001 } },
  SloProps: { availability: { minimum: 50, maximum: 99.999 } },
  FrameworkProps: { name: { enum: ['ray-serve'] } },
  // a group launches from at most 40 types (Auto Scaling API, Overrides); sources: each may be a group of its own, of 500 resources of a template; our judgement
  HardwareProps: { capacity: { maxItems: 20 }, alternatives: { maxItems: 39 }, objective: { enum: ['cheapest', 'fastest'] }, tensorParallel: { maximum: 1024 }, pipelineParallel: { maximum: 1024 }, nodes: { maximum: 64 } },
  // two actions for each schedule, of 125 that a group takes (Auto Scaling quotas, UNVERIFIED)
  ScalingProps: { schedules: { maxItems: 50 }, min: { maximum: 1000 }, max: { maximum: 1000 }, warmPool: { maximum: 1000 } },
  RolloutProps: { share: { maximum: 1 } },
  ScalingGuardsProps: { kvUsage: { maximum: 1 } },
  StandbyProps: { share: { maximum: 0.5 } },
  ScalingScheduleProps: { days: DAYS_OF_WEEK, min: { maximum: 1000 } },
  QuietHoursProps: { days: DAYS_OF_WEEK, severities: { minItems: 1, uniqueItems: true } },
  // each person is a subscription, each stretch a mute rule or an interval: more is a mistake; our judgement
  ObservabilityProps: { notifications: { maxItems: 50 }, quietHours: { maxItems: 20 }, withoutAlerts: { maxItems: 100, uniqueItems: true } },
  DegradationProps: { steps: { maxItems: 20 } },
  // a hundred years: what S3 Object Lock takes at most (S3 API, UNVERIFIED)
  LogArchiveProps: { days: { maximum: 36500 } },
  AlertsProps: { failedShare: { maximum: 0.999 } },
  HardwareLimitsProps: { instanceTypes: { minItems: 1 }, families: { minItems: 1 }, quantizations: { minItems: 1 } },
  IntegrityProps: { manifest: { pattern: '^sha256:[0-9a-f]{64}$' }, versions: { pattern: '^sha256:[0-9a-f]{64}$' } },
  // what CloudWatch Logs accepts (AWS::Logs::LogGroup, RetentionInDays, as aws-cdk-lib 2.276.0 documents it)
  AwsProps: { logRetentionDays: { enum: [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] } },
  ListenerImportProps: { priority: { maximum: 50000 } },
  VpcImportProps: { zones: { minItems: 1, uniqueItems: true }, privateSubnets: { minItems: 1 } },
  SharedStorageProps: { capacityGiB: { minimum: 1200, maximum: 100800 }, throughputPerTiB: { enum: [125, 250, 500, 1000] } },
  StorageProps: { accessMode: { enum: ['ReadWriteOnce', 'ReadWriteMany', 'ReadOnlyMany'] }, throughputMBps: { minimum: 1 } },
  TolerationProps: { operator: { enum: ['Exists', 'Equal'] }, effect: { enum: ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] }, value: { minLength: 0 } },
  WaiverProps: { until: { pattern: '^\\d{4}-\\d{2}-\\d{2}$' } },
};

/** Numbers that may be zero. */
const MAY_BE_ZERO = new Set(['AttentionFacts', 'WorkloadProps.cacheHitShare', 'ScalingProps.min', 'StandbyProps.share', 'DegradationStepProps.queue', 'DegradationTriggerProps', 'DegradationReturnProps', 'ModelFacts.embeddingParameters', 'ModelFacts.intermediateSize', 'ExpertFacts.parameters']);

/** Largest count of a deployment: beyond it a number is a mistake. Facts of models are larger. */
const MOST = 100_000_000;

/** Structs of facts, whose numbers have no such limit. */
const FACTS = /Facts$/;

/** Numbers that need not be whole. */
const MAY_BE_FRACTIONS = new Set(['SloProps.availability', 'WorkloadProps.requestsPerSecond', 'WorkloadProps.cacheHitShare', 'ScalingGuardsProps.kvUsage', 'AlertsProps.failedShare', 'RolloutProps.share', 'StandbyProps.share', 'DegradationTriggerProps.above', 'DegradationTriggerProps.below', 'DegradationReturnProps.below', 'DegradationReturnProps.atLeast', 'HardwareLimitsProps.maxUsdPerHour', 'HardwareLimitsProps.maxUsdPerMonth', 'StorageProps.throughputMBps']);

function generate() {
  const generator = createGenerator({ path: 'lib/deployment/props.ts', type: ROOT, tsconfig: 'tsconfig.json', skipTypeCheck: true, topRef: true, additionalProperties: false });
  const { definitions } = generator.createSchema(ROOT);
  const described = Object.fromEntries(Object.entries(definitions).map(([name, definition]) => [name, complete(name, definition)]));
  const all = withOverlays(described);
  const { [ROOT]: root, ...rest } = all;
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://cdk-llm-serving.github.io/schema/deployment.schema.json',
    title: 'LLM deployment',
    ...root,
    definitions: sorted(rest),
  };
}

/** One definition with its limits, and with defaults told in words: `default` would be data, which no reader may apply. */
function complete(struct, definition) {
  if (!definition.properties) return definition;
  const properties = Object.entries(definition.properties).map(([field, schema]) => [field, completeField(struct, field, schema)]);
  return { ...definition, properties: Object.fromEntries(properties) };
}

function completeField(struct, field, { default: fallback, description = '', ...schema }) {
  const told = fallback === undefined ? description : `${description} Default: ${inWords(fallback)}.`.trimStart();
  const limited = { ...withNumbers(struct, field, schema), ...LIMITS[struct]?.[field] };
  return { ...withText(limited), description: told };
}

function inWords(fallback) {
  return typeof fallback === 'string' && fallback.startsWith('- ') ? fallback.slice(2) : `\`${typeof fallback === 'string' ? fallback : JSON.stringify(fallback)}\``;
}

/** Counts are whole and positive. */
function withNumbers(struct, field, schema) {
  if (schema.type !== 'number') return schema;
  const name = `${struct}.${field}`;
  const most = FACTS.test(struct) ? {} : { maximum: MOST };
  if (MAY_BE_FRACTIONS.has(name)) return { ...schema, ...(MAY_BE_ZERO.has(name) || LIMITS[struct]?.[field]?.minimum !== undefined ? { minimum: 0 } : { exclusiveMinimum: 0 }), ...most };
  return { ...schema, type: 'integer', minimum: MAY_BE_ZERO.has(struct) || MAY_BE_ZERO.has(name) ? 0 : 1, ...most };
}

/** A text that is given says something; values of free maps may be empty. */
function withText(schema) {
  if (schema.type === 'string' && !schema.enum) return { minLength: 1, ...schema };
  if (schema.type === 'array') return { ...schema, items: withText(schema.items) };
  return schema;
}

/**
 * An environment, and a service beside shared keys, give a part and inherit the rest: there nothing inside is required.
 * The reader checks what is required once all is merged.
 */
function withOverlays(definitions) {
  const overlays = {};
  const overlay = (name) => {
    const target = `${name}Overlay`;
    if (!overlays[target]) {
      const { required, ...definition } = definitions[name];
      overlays[target] = definition;
      overlays[target] = { ...definition, properties: loosened(definition.properties, definitions, overlay) };
    }
    return target;
  };
  const environment = definitions.EnvironmentProps;
  const loose = {
    EnvironmentProps: { ...environment, properties: loosened(environment.properties, definitions, overlay) },
    [ROOT]: { ...definitions[ROOT], properties: { ...definitions[ROOT].properties, services: mapOf(definitions[ROOT].properties.services, overlay) } },
  };
  return { ...definitions, ...loose, ...overlays };
}

function loosened(properties, definitions, overlay) {
  return Object.fromEntries(Object.entries(properties).map(([field, schema]) => {
    if (field === 'services') return [field, mapOf(schema, overlay)];
    const name = schema.$ref?.slice(PREFIX.length);
    return [field, name && needsOverlay(name, definitions) ? { ...schema, $ref: `${PREFIX}${overlay(name)}` } : schema];
  }));
}

function mapOf(schema, overlay) {
  return { ...schema, additionalProperties: { $ref: `${PREFIX}${overlay('ServiceProps')}` } };
}

/** True when something in it, or below it, is required. */
function needsOverlay(name, definitions) {
  const { required, properties } = definitions[name];
  return required !== undefined || Object.values(properties ?? {}).some(({ $ref }) => $ref && needsOverlay($ref.slice(PREFIX.length), definitions));
}

writeOrCheck(FILE, generate());
