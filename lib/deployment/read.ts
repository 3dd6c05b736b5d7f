import { ModelCatalogue } from '../model/catalogue';
import { readConfigJson } from '../model/config-json';
import type { ModelFacts } from '../model/model';
import { EngineCatalogue } from '../engine/registry';
import { Severity } from '../finding/severity';
import type { Finding } from '../finding/finding';
import { absences } from './absences';
import { findingOf } from './codes';
import type { ReadDeployment } from './deployment';
import { mergeEnvironment, mergePlaces, type Raw } from './environment';
import { formFindings } from './forms';
import { locatedBy, locatorOf } from './locate';
import { normalise, servicesOf, type CompleteService, type DescribedService } from './normalise';
import { notSupportedFindings } from './not-supported';
import { parseDeploymentText } from './parse';
import type { DeploymentProps } from './props';
import { takeOutSecrets, withoutSecrets } from './secrets';
import { semanticFindings } from './semantics';
import { parseCsv } from '../units/csv';
import { schemaFindings } from './validate';
import { withoutEffect } from './without-effect';

/** Columns without which a measurement says nothing. */
const MEASURED_COLUMNS = ['id', 'engine', 'model', 'precision', 'accelerator', 'tp', 'isl', 'osl', 'load_kind', 'concurrency', 'tok_s'];

/** What reading needs from outside. */
export interface ReadOptions {
  /** Environment to merge in. @default - none */
  readonly environment?: string;
  /** The models that a deployment may name. @default - those that come with the library */
  readonly models?: ModelCatalogue;
  /** The engines that a deployment may name. @default - those that come with the library */
  readonly engines?: EngineCatalogue;
  /** Text of a file that the deployment names, seen from the deployment. @default - no file can be read */
  readonly readFile?: (name: string) => string | undefined;
}

/** A deployment file. */
export interface ReadTextInput extends ReadOptions {
  readonly text: string;
  /** The file as the user named it. */
  readonly file: string;
}

/** From the text of a deployment file to the deployment with every default resolved, or to everything that is wrong with it. */
export function readDeployment({ text, file, ...options }: ReadTextInput): ReadDeployment {
  const { root, places, findings } = parseDeploymentText(text, file);
  if (!root || !places) return { findings: withoutSecrets(findings) };
  const locate = locatorOf(mergePlaces(places, options.environment));
  const read = readRaw(root, options);
  return { ...read, findings: withoutSecrets(locatedBy(locate, read.findings)), locate };
}

/** The same for props in code: same fields, same meaning. */
export function readProps(props: DeploymentProps, options: ReadOptions = {}): ReadDeployment {
  // a field that code sets to undefined is a field that is not given
  const read = readRaw(JSON.parse(JSON.stringify(props)) as Raw, options);
  return { ...read, findings: withoutSecrets(read.findings) };
}

/** Every given value is judged once where it stands; what is missing, and what fields must be together, once all is merged. */
function readRaw(root: Raw, options: ReadOptions): ReadDeployment {
  const { engines = EngineCatalogue.standard(), environment } = options;
  const { data, findings: secrets } = takeOutSecrets(root, engines.secretOptions);
  const merged = mergeEnvironment(data, environment);
  const given = eachPlaceOnce([...secrets, ...schemaFindings(data), ...formFindings(data)]);
  const told = new Set(given.map(({ path }) => path));
  const missing = eachPlaceOnce(absences(merged.root)).filter(({ path }) => !told.has(path) && !told.has(`environments.${environment}.${path}`));
  const shape = [...merged.findings, ...given, ...missing];
  // a wrong type or a missing field makes further questions meaningless; a wrong name or form does not
  if (shape.some(({ code }) => MEANINGLESS_AFTER.includes(code))) return { findings: shape };
  return readShaped(merged.root as unknown as DeploymentProps, shape, options);
}

const MEANINGLESS_AFTER: readonly string[] = ['WRONG_TYPE', 'MISSING_FIELD', 'ACCOUNT_ILLEGAL', 'ENVIRONMENT_UNKNOWN', 'NOT_A_NUMBER_IN_RANGE', 'DEPLOY_TIME_VALUE'];

const ABOUT_SECRETS: readonly string[] = ['SECRET_INLINE', 'REFERENCE_NOT_RESOLVED'];

/** Fields that are passed on and decide nothing. */
const PASSED_ON = /(^|\.)(extraEnv|extraArgs|patches|proxy|hubEndpoint|tags)(\.|$)/;

/** What stands in the way of rendering, and not of judging everything else. */
const isPassedOnSecret = ({ code, path }: Finding): boolean => ABOUT_SECRETS.includes(code) && PASSED_ON.test(path);

function readShaped(props: DeploymentProps, shape: Finding[], options: ReadOptions): ReadDeployment {
  const described = servicesOf(props);
  const services = described.map((service) => complete(service, options));
  const none = services.length === 0 ? [findingOf({ code: 'SERVICE_MISSING', path: 'services' })] : [];
  // what a value means is asked once it is one
  const idle = shape.length === 0 ? withoutEffect(props, described) : [];
  const together = [...semanticFindings(props, described, options.environment), ...idle, ...notSupportedFindings(props), ...services.flatMap((service) => service.findings)];
  const told = new Set(shape.map(({ path }) => path));
  const findings = [...shape, ...[...none, ...together].filter(({ path }) => !told.has(path))];
  const errors = findings.filter(({ severity }) => severity === Severity.ERROR);
  if (!errors.every(isPassedOnSecret)) return { findings };
  const deployment = normalise(props, services.flatMap(({ service }) => (service ? [service] : [])), options.environment);
  return errors.length === 0 ? { deployment, findings } : { judged: deployment, findings };
}

/** One finding for each place: the first, which is the gravest. */
function eachPlaceOnce(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ path }) => !seen.has(path) && seen.add(path));
}

interface Completion {
  /** @default - something is missing */
  readonly service?: CompleteService;
  readonly findings: Finding[];
}

/** What a service cannot do without: model, engine, hardware, and facts about the model. */
function complete(described: DescribedService, options: ReadOptions): Completion {
  const { path, props: { model, engine, hardware } } = described;
  const at = (field: string): string => [path, field].filter((part) => part !== '').join('.');
  const missing = [
    ...(model ? [] : ['model']), ...(engine ? [] : ['engine']),
    ...(hardware?.instanceType === undefined && hardware?.objective === undefined ? ['hardware.instanceType'] : []),
  ].map((field) => findingOf({ code: 'MISSING_FIELD', path: at(field), message: `'${at(field)}' is missing`, remedy: `add ${at(field)}` }));
  const known = model ? factsOf(model, at, options) : { findings: [] };
  const measured = measuredOf(described, at('workload.measured'), options);
  const findings = [...missing, ...known.findings, ...measured.findings];
  if (!model || !engine || !hardware || missing.length > 0 || !known.facts) return { findings };
  const { models = ModelCatalogue.standard() } = options;
  const parametersOf = (id: string): number | undefined => models.find(id)?.facts?.parameters;
  return { service: { ...described, model, engine, hardware, facts: known.facts, parametersOf, ...(measured.rows && { measured: measured.rows }) }, findings };
}

interface Facts {
  /** @default - they are not known */
  readonly facts?: ModelFacts;
  readonly findings: Finding[];
}

type Model = NonNullable<DescribedService['props']['model']>;

function factsOf(model: Model, at: (field: string) => string, { models = ModelCatalogue.standard(), readFile }: ReadOptions): Facts {
  if (model.facts) return { facts: model.facts, findings: [] };
  if (model.configFile !== undefined) return factsFromConfig(model, at('model.configFile'), readFile?.(model.configFile));
  const entry = models.find(model.id);
  const path = at('model.id');
  if (entry?.facts) return { facts: entry.facts, findings: [] };
  if (entry) {
    return { findings: [findingOf({ code: 'MODEL_FACTS_MISSING', path, message: `'${model.id}' is listed, but nobody has found: ${entry.missing.join('; ')}`, value: model.id })] };
  }
  const close = models.nearest(model.id);
  const remedy = close.length > 0 ? `did you mean ${close.join(', ')}? otherwise give model.configFile or model.facts` : undefined;
  return { findings: [findingOf({ code: 'MODEL_UNKNOWN', path, message: `nothing is known of the model '${model.id}'`, remedy, value: model.id })] };
}

function factsFromConfig(model: Model, path: string, text: string | undefined): Facts {
  if (text === undefined) return { findings: [findingOf({ code: 'CONFIG_FILE_UNREADABLE', path, message: `'${model.configFile}' cannot be read`, value: model.configFile })] };
  const { facts, problems } = readConfigJson({ text, id: model.id, source: model.configFile ?? '' });
  const findings = problems.map(({ field, message, remedy }) => findingOf({ code: 'CONFIG_FILE_UNREADABLE', path, message: `${field}: ${message}`, remedy }));
  return facts ? { facts, findings: [] } : { findings };
}

/** What the user measured, as rows of the file that the deployment names. */
function measuredOf({ props: { workload } }: DescribedService, path: string, { readFile }: ReadOptions): { rows?: { [column: string]: string }[]; findings: Finding[] } {
  const name = workload?.measured;
  if (name === undefined) return { findings: [] };
  const text = readFile?.(name);
  const { rows, problem } = parseCsv(text ?? '');
  const complete = rows.length > 0 && MEASURED_COLUMNS.every((column) => column in rows[0]);
  if (complete) return { rows, findings: [] };
  const wrong = text === undefined ? 'cannot be read' : problem === undefined ? `has ${rows.length} rows, and not the columns ${MEASURED_COLUMNS.join(', ')}` : `is no CSV text: ${problem}`;
  return { findings: [findingOf({ code: 'MEASURED_FILE_UNREADABLE', path, message: `'${name}' ${wrong}`, value: name })] };
}
