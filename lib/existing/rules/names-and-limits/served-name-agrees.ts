import { EngineFact } from '../../../engine/traces';
import { isKnown } from '../../../engine/read-command';
import { Severity } from '../../../finding/severity';
import { listAt, textAt } from '../../fields';
import { sameNamespace } from '../../manifest';
import type { FoundEngine } from '../../engines';
import type { Scope } from '../../scope';
import type { ManifestRule, ManifestViolation, Place } from '../rule';

/** Labels and headers by which gateways pick a model by its served name. */
const NAME_LABELS = ['model.aibrix.ai/name'];
const NAME_HEADERS = /^(model|x-model|x-gateway-model-name|x-ai-eg-model)$/i;

export const servedNameAgrees: ManifestRule = {
  code: 'SERVED_NAME_DIFFERS',
  area: 'names and limits',
  law: 'label, route, query and engine call a model by the same name',
  why: 'the gateway routes to a name that the engine answers with 404, or the scaler counts the requests of nobody',
  severity: Severity.ERROR,
  check: (scope) => scope.servers.flatMap((engine) => {
    const names = namesOf(engine);
    return names.length === 0 ? [] : [...byLabel(engine, names), ...byHeader(scope, engine, names), ...byQuery(scope, engine, names)];
  }),
};

/** The names that requests may use: without one the model's own. */
function namesOf({ command }: FoundEngine): string[] {
  const said = command.facts.get(EngineFact.SERVED_NAMES) ?? command.facts.get(EngineFact.MODEL);
  return said?.values?.every(isKnown) ? said.values : [];
}

function byLabel({ pod, object }: FoundEngine, names: readonly string[]): ManifestViolation[] {
  return NAME_LABELS.filter((label) => pod.labels[label] !== undefined && !names.includes(pod.labels[label])).map((label) => (
    differs({ object, at: [...pod.path.slice(0, -1), 'metadata', 'labels', label] }, `the label ${label} is ${pod.labels[label]}`, names)));
}

function byHeader(scope: Scope, engine: FoundEngine, names: readonly string[]): ManifestViolation[] {
  const services = scope.servicesOf(engine.pod).map(({ name }) => name);
  return scope.of('HTTPRoute').filter((route) => sameNamespace(route, engine.object)).flatMap((object) => listAt(object.body, 'spec', 'rules').flatMap((rule, index) => {
    if (!listAt(rule, 'backendRefs').some((reference) => services.includes(textAt(reference, 'name') ?? ''))) return [];
    return listAt(rule, 'matches').flatMap((match, matchIndex) => listAt(match, 'headers').flatMap((header, headerIndex) => {
      const value = textAt(header, 'value') ?? '';
      if (!NAME_HEADERS.test(textAt(header, 'name') ?? '') || names.includes(value) || textAt(header, 'type') === 'RegularExpression') return [];
      return [differs({ object, at: ['spec', 'rules', index, 'matches', matchIndex, 'headers', headerIndex, 'value'] }, `the route is for ${value}`, names)];
    }));
  }));
}

/** Only the query of a scaler of this very workload is meant for it. */
function byQuery(scope: Scope, engine: FoundEngine, names: readonly string[]): ManifestViolation[] {
  const scalers = scope.scalersOf(engine.object);
  const { modelLabel } = engine.traces;
  return scope.queries.filter(({ object }) => scalers.includes(object)).flatMap((query) => query.expression.metrics.flatMap(({ labels }) => labels)
    .filter(({ name, value }) => name === modelLabel && !/[*+|$({]/.test(value) && !names.includes(value)).map(({ value }) => differs(query, `the query is for ${value}`, names)));
}

function differs({ object, at }: Place, what: string, names: readonly string[]): ManifestViolation {
  return { object, at, message: `${what}, the engine serves ${names.join(', ')}`, remedy: 'write one name everywhere, and give it to the engine as its served name', limit: names.join(', ') };
}
