// Writes schema/lock.schema.json from the structs of the plan: what a lock may hold before it is obeyed.
// With `--check` it writes nothing and fails when the file is stale.
import { createGenerator } from 'ts-json-schema-generator';
import { sorted, writeOrCheck } from './schema-file.mjs';

const ROOT = 'Lock';

/** What the user asked for is compared with the deployment word by word: whatever else stands there is a difference. */
const COMPARED = 'Asked';

/** What hardware is held to. The rest of a plan may be absent: a lock of an older library lacks what a newer one decides besides. */
const HELD = ['instanceType', 'weightFormat', 'cut', 'replicas'];

/** Figures of people and of sizing; every other number is a count. */
const FRACTIONS = /GiB$|^usd|^utilisation$|^memoryShare$|^kvBytesPerToken$|^running$|^kvUsage$|^ttftP95Seconds$|^(low|typical|high)$/;

/** Counts that leave no room for any work when they are zero. */
const AT_LEAST_ONE = /^(tensorParallel|pipelineParallel|nodes|devices|replicas|instances|contextTokens|maxSequences|admittedRequests|maxBatchedTokens|diskGiB|deviceGiB|hostMemoryMiB|workers|min|max|target|series)$/;

/** Beyond these a number is a mistake: eleven days, all of it, and any figure. */
const mostOf = (field) => (/Seconds$/.test(field) ? 1_000_000 : /^(memoryShare|kvUsage)$/.test(field) ? 1 : 1_000_000_000);

/** No control character, line separator or direction control: lines of scripts and of terminals stay whole. */
const TEXT = { type: 'string', maxLength: 8192, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]*$' };

/** Names as Prometheus has them: they stand in queries as they are. */
const METRIC = { type: 'string', pattern: '^[a-zA-Z_:][a-zA-Z0-9_:]*$' };
const NEUTRAL_NAME = { type: 'string', pattern: '^[a-z][a-z0-9_]*$' };
const LABEL = { pattern: '^[a-zA-Z_][a-zA-Z0-9_]*$' };

function complete(struct, { properties, required, ...definition }) {
  if (struct === COMPARED) return { type: 'object' };
  if (properties === undefined) return definition;
  const fields = Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, completeField(field, schema)]));
  // the neutral name becomes a part of expressions, too
  if (struct === 'SignalMetric') fields.name = NEUTRAL_NAME;
  return { ...definition, properties: fields, required: struct === 'Plan' ? HELD : required };
}

function completeField(field, { description: _description, default: _default, ...schema }) {
  if (schema.type === 'number') return { type: FRACTIONS.test(field) ? 'number' : 'integer', ...leastOf(field), maximum: mostOf(field) };
  if (schema.type === 'string') return field === 'metric' ? METRIC : TEXT;
  if (field === 'labels') return { ...schema, propertyNames: LABEL, additionalProperties: TEXT };
  if (schema.type === 'array') return { ...schema, ...(field === 'steps' && { minItems: 1 }), items: completeField(field, schema.items) };
  return schema;
}

function leastOf(field) {
  if (field === 'memoryShare') return { exclusiveMinimum: 0 };
  return { minimum: AT_LEAST_ONE.test(field) ? 1 : 0 };
}

const generator = createGenerator({ path: 'lib/plan/lock.ts', type: ROOT, tsconfig: 'tsconfig.json', skipTypeCheck: true, topRef: true, additionalProperties: false });
const { definitions } = generator.createSchema(ROOT);
const reached = (name, seen = new Set()) => {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = name === COMPARED ? '' : JSON.stringify(definitions[name]);
  for (const [, next] of text.matchAll(/"#\/definitions\/(\w+)"/g)) reached(next, seen);
  return seen;
};
const { [ROOT]: root, ...rest } = Object.fromEntries([...reached(ROOT)].map((name) => [name, complete(name, definitions[name])]));
writeOrCheck('schema/lock.schema.json', { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Lock of an LLM deployment', ...root, definitions: sorted(rest) });
