import type { Finding } from '../finding/finding';
import { findingOf } from './codes';
import { platformsWhere } from '../platform/platforms';
import { textFindings } from './forms';
import type { DescribedService } from './normalise';
import type { VpcImportProps } from './imports-props';
import type { DeploymentProps } from './props';
import { FORMS } from './text-forms';
import { isToken } from './tokens';

/** A role of IAM (its API model, as botocore 1.44.8 has it). */
const LONGEST_ROLE_NAME = 64;

/** The longest ending that a role's name gets. */
const LONGEST_ENDING = '-flow-logs';

/** What several fields must be together. */
export function semanticFindings(props: DeploymentProps, services: DescribedService[], environment?: string): Finding[] {
  return [
    ...region(props),
    ...network(props.aws?.imports?.vpc),
    ...services.flatMap((service) => [...hardware(service), ...scaling(service), ...triggers(service), ...roleName(props, service, environment), ...secretNames(props, service)]),
  ];
}

function region({ platforms, aws }: DeploymentProps): Finding[] {
  const [first] = platformsWhere(platforms, ({ onAws }) => onAws);
  if (aws || first === undefined) return [];
  return [findingOf({ code: 'REGION_MISSING', path: 'platforms', message: `platform '${first}' needs a region` })];
}

function network(vpc?: VpcImportProps): Finding[] {
  if (vpc === undefined) return [];
  const { zones, privateSubnets, publicSubnets } = vpc;
  const differs = (subnets: string[] = zones): boolean => subnets.length !== zones.length && !subnets.some(isToken);
  if (!differs(privateSubnets) && !differs(publicSubnets)) return [];
  return [findingOf({
    code: 'ZONES_DO_NOT_MATCH',
    path: 'aws.imports.vpc',
    message: `${zones.length} zones, ${privateSubnets.length} private and ${publicSubnets?.length ?? 0} public subnets: there must be one in each zone`,
  })];
}

/** An instance type is given or searched, not both. */
function hardware({ path, props: { hardware: { instanceType, objective, within, nodes = 1, pipelineParallel = 1 } = {} } }: DescribedService): Finding[] {
  const spread = nodes > 1 ? 'nodes' : 'pipelineParallel';
  if (objective !== undefined && Math.max(nodes, pipelineParallel) > 1) return [findingOf({ code: 'NODES_SEARCHED', path: [path, `hardware.${spread}`].filter((part) => part !== '').join('.'), value: String(Math.max(nodes, pipelineParallel)) })];
  if (instanceType === undefined || (objective === undefined && within === undefined)) return [];
  const at = [path, `hardware.${objective === undefined ? 'within' : 'objective'}`].filter((part) => part !== '').join('.');
  return [findingOf({ code: 'HARDWARE_GIVEN_AND_SEARCHED', path: at, message: `hardware.instanceType '${instanceType}' is given, there is nothing to search`, value: instanceType })];
}

/** The number of replicas moves within a range that begins above zero. */
function scaling({ path, props }: DescribedService): Finding[] {
  const { min = 1, max = min, target, guards, cooldown, schedules = [], warmPool } = props.scaling ?? {};
  const at = (field: string): string => [path, `scaling.${field}`].filter((part) => part !== '').join('.');
  if (min === 0) return [findingOf({ code: 'SCALE_TO_ZERO_UNHELD', path: at('min'), message: 'with no replica left nobody hears the request that should start one', value: '0', limit: '1' })];
  if (max !== min || schedules.length > 0) return [];
  return Object.entries({ target, guards, cooldown, warmPool }).filter(([, given]) => given !== undefined)
    .map(([field]) => findingOf({ code: 'SCALER_WITHOUT_RANGE', path: at(field), message: `scaling.${field} has no effect: the number of replicas is fixed at ${min}`, value: String(min) }));
}

/** A trigger watches one side of a signal. */
function triggers({ path, props }: DescribedService): Finding[] {
  return (props.degradation?.steps ?? []).flatMap(({ when }, index) => (when && (when.above === undefined) === (when.below === undefined)
    ? [findingOf({ code: 'DEGRADATION_TRIGGER_UNCLEAR', path: [path, `degradation.steps.${index}.when`].filter((part) => part !== '').join('.') })]
    : []));
}

function roleName({ name, aws }: DeploymentProps, service: DescribedService, environment?: string): Finding[] {
  const prefix = aws?.namePrefix;
  if (prefix === undefined) return [];
  const role = [`${prefix}${name}`, environment, `${service.name}${LONGEST_ENDING}`].filter((part) => part !== undefined).join('-');
  if (role.length <= LONGEST_ROLE_NAME) return [];
  return [findingOf({
    code: 'NAME_PREFIX_ILLEGAL',
    path: 'aws.namePrefix',
    message: `the name of a role, '${role}', has ${role.length} characters, at most ${LONGEST_ROLE_NAME} are possible`,
    remedy: 'shorten the prefix, or the name of the deployment, service or environment',
    value: String(role.length),
    limit: String(LONGEST_ROLE_NAME),
  })];
}

/** A secret has one name for all platforms, so it must be legal on each of them. */
function secretNames({ platforms }: DeploymentProps, { path, props: { access, observability } }: DescribedService): Finding[] {
  const forms = [
    ...(platformsWhere(platforms, ({ pods }) => pods).length > 0 ? [FORMS.secretOnKubernetes] : []),
    ...(platformsWhere(platforms, ({ pods }) => !pods).length > 0 ? [FORMS.secretOnAws] : []),
  ];
  const named: [field: string, secret: string | undefined][] = [
    ['access.apiKeys.secret', access?.apiKeys?.secret],
    ...(observability?.notifications ?? []).map(({ secret }, index): [string, string | undefined] => [`observability.notifications.${index}.secret`, secret]),
  ];
  return named.flatMap(([field, secret]) => (secret === undefined ? [] : forms.flatMap((form) => textFindings(secret, path === '' ? field : `${path}.${field}`, form)).slice(0, 1)));
}
