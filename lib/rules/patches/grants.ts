import type { Body } from '../../patch/rendering';
import { at, mapsAt, type Json } from './json';

/** One action on one resource that a policy allows or denies, to whom, and when. */
export interface Grant {
  readonly effect: string;
  readonly who: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

/** Where policies stand in a role, a policy of its own and a key. */
const DOCUMENTS = ['AssumeRolePolicyDocument', 'PolicyDocument', 'KeyPolicy'];

const EXCEPTION = 'all but ';

/** Everything that the policies in a resource say, one by one. */
export function grantsIn({ Properties }: Body): Grant[] {
  const inline = mapsAt(Properties, 'Policies').map((policy) => policy.PolicyDocument ?? policy);
  const documents = [...DOCUMENTS.map((field) => at(Properties, field)), ...inline].filter((document) => document !== undefined);
  // what is decided at deployment is one right of its own: nobody can see what it says
  return documents.flatMap((document) => listOf(at(document, 'Statement') ?? document)).flatMap((statement) => grantsOf(statement as Json));
}

function grantsOf(statement: Json): Grant[] {
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  const common = { effect: String(Effect), condition: text(Condition), who: NotPrincipal === undefined ? text(Principal) : `${EXCEPTION}${text(NotPrincipal)}` };
  const actions = NotAction === undefined ? listOf(Action ?? statement).map(text) : [`${EXCEPTION}${text(NotAction)}`];
  const resources = NotResource === undefined ? listOf(Resource).map(text) : [`${EXCEPTION}${text(NotResource)}`];
  return actions.flatMap((action) => (resources.length > 0 ? resources : ['']).map((resource) => ({ ...common, action, resource })));
}

/** Whether one says at least what another does, wildcards counted. */
export function covers(wide: Grant, narrow: Grant): boolean {
  return wide.effect === narrow.effect && ['', narrow.condition].includes(wide.condition) && matches(wide.who, narrow.who)
    && matches(wide.action.toLowerCase(), narrow.action.toLowerCase()) && matches(wide.resource, narrow.resource);
}

function matches(pattern: string, value: string): boolean {
  if (pattern === value) return true;
  // a star in a function of CloudFormation stands for itself, one behind an exception makes the rest narrower
  if (pattern.startsWith('{') || pattern.startsWith(EXCEPTION)) return false;
  return new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`).test(value);
}

/** A list, or the one value that stands in its place. */
export const listOf = (value: unknown): unknown[] => [value].flat().filter((item) => item !== undefined && item !== null);

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
