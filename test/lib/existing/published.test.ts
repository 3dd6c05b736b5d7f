import * as fs from 'node:fs';
import * as path from 'node:path';
import { checkManifests } from '../../../lib/existing/check';
import { DEFINITION_RULES } from '../../../lib/existing/definition-rules';
import { ROOT } from '../../support/sources';
import { marksOf } from './marks';

const FOLDER = path.join(ROOT, 'test', 'fixtures', 'existing', 'defects');

const textOf = (file: string): string => fs.readFileSync(path.join(FOLDER, `${file}.yaml`), 'utf8');

/** Defects in samples of 26 projects (their trees of August 2026), each with the manifest that was modelled on it and what is said of it. */
const PUBLISHED: [defect: string, file: string, code: string][] = [
  ['KServe: a field that LLMInferenceService does not have', 'field-of-no-kind', 'CUSTOM_RESOURCE_REFUSED'],
  ['AIBrix: a field that PodAutoscaler does not have', 'field-of-no-kind', 'CUSTOM_RESOURCE_REFUSED'],
  ['Grove: cliques without roleName', 'field-of-no-kind', 'CUSTOM_RESOURCE_REFUSED'],
  ['InferencePool in the fields it had before v1', 'field-of-no-kind', 'CUSTOM_RESOURCE_REFUSED'],
  ['Envoy AI Gateway: fields and values its definitions do not have', 'gateway-resources', 'CUSTOM_RESOURCE_REFUSED'],
  ['Envoy AI Gateway: rules over several fields', 'gateway-resources', 'CUSTOM_RESOURCE_CONTRADICTS_ITSELF'],
  ['KubeAI: an adapter by id, where its definition has name', 'kubeai-models', 'CUSTOM_RESOURCE_REFUSED'],
  ['RoleBasedGroup: probes indented below a volume', 'probe-below-volume', 'FIELD_IN_WRONG_PLACE'],
  ['NIM: replicas beside scale.enabled', 'nim-two-owners', 'REPLICAS_HAVE_TWO_OWNERS'],
  ['NIM: two replicas on a ReadWriteOnce cache', 'nim-two-owners', 'CLAIM_BOUND_TO_ONE_NODE'],
  ['NIM: its other rules over several fields', 'nim-rules', 'CUSTOM_RESOURCE_CONTRADICTS_ITSELF'],
  ['engines without start-up, readiness or liveness probe', 'hygiene', 'PROBE_MISSING'],
  ['engines that may run as root', 'hygiene', 'CONTAINER_HAS_TOO_MANY_RIGHTS'],
  ['engines without preStop', 'hygiene', 'STOP_CUTS_ANSWERS'],
  ['images without a tag', 'hygiene', 'EXISTING_IMAGE_TAG_MOVES'],
  ['images of :latest', 'latest-and-placeholder', 'EXISTING_IMAGE_TAG_MOVES'],
  ['a token written out', 'hygiene', 'SECRET_IN_MANIFEST'],
  ['a token in the arguments', 'key-in-args', 'SECRET_IN_MANIFEST'],
  ['service links left on', 'service-links', 'SERVICE_LINKS_ON'],
  ['llmaz: preStop asks a port that nothing listens on', 'prestop-wrong-port', 'PRESTOP_PORT_NOT_OPEN'],
  ['KServe: a drain of exactly the grace period', 'drain-without-slack', 'GRACE_BELOW_DRAIN'],
  ['production-stack: a liveness probe that echoes', 'ray-head', 'PROBE_ALWAYS_PASSES'],
  ['production-stack: a Ray head with a grace of 0', 'ray-head', 'GRACE_IS_ZERO'],
  ['production-stack: an update that doubles the accelerators', 'surge-doubles', 'ROLLOUT_NEEDS_SPARE_DEVICES'],
  ['production-stack: a disruption budget of 0', 'surge-doubles', 'DISRUPTION_BUDGET_OUT_OF_BOUNDS'],
  ['production-stack: no shared memory', 'no-shared-memory', 'SHARED_MEMORY_NOT_GIVEN'],
  ['llm-d: a probe of a path that wants the key', 'probe-wants-key', 'PROBE_PATH_ASKS_FOR_KEY'],
  ['Dynamo: liveness that fails once within five seconds', 'liveness-of-five-seconds', 'PROBE_IMPATIENT'],
];

test.each(PUBLISHED)('%s: %s.yaml → %s', (_, file, code) => {
  expect(marksOf(textOf(file)).map((mark) => mark.code)).toContain(code);
  expect(checkManifests([{ file, text: textOf(file) }]).findings.map((finding) => finding.code)).toContain(code);
});

test('every rule of a definition over several fields is broken somewhere', () => {
  const said = fs.readdirSync(FOLDER).flatMap((file) => checkManifests([{ file, text: fs.readFileSync(path.join(FOLDER, file), 'utf8') }]).findings)
    .filter(({ code }) => code === 'CUSTOM_RESOURCE_CONTRADICTS_ITSELF').map(({ message }) => message);
  expect(DEFINITION_RULES.map(({ law }) => law).filter((law) => !said.some((message) => message.endsWith(law)))).toEqual([]);
});
