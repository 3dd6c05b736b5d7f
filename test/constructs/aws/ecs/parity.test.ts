import { parityFacts } from '../../../../constructs/aws/ecs/parity';
import { Exposure } from '../../../../lib/deployment/enums';
import { expectedParity } from '../../../../lib/review/parity';
import { givenInput, type GivenAws } from '../../../support/aws-fixture';
import { ELASTIC, givenEcsTemplate, givenTasks } from '../../../support/ecs-fixture';
import { givenEngine, givenReplica } from '../../../support/replica';

const sorted = (files: { [name: string]: string }) => Object.fromEntries(Object.entries(files).sort());
const ended = (files: { [name: string]: string }) => Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.endsWith('\n') ? text : `${text}\n`]));
const factsOf = (given: GivenAws = {}) => parityFacts(givenEcsTemplate(given).toJSON() as any, 'chat');

const CASES: [string, GivenAws][] = [
  ['of a fixed number', {}],
  ['of several', { plan: { replicas: 3 } }],
  ['that follow their load', { plan: { replicas: 2, scaling: ELASTIC } }],
  ['without a load balancer', { access: { exposure: Exposure.NONE } }],
];

test.each(CASES)('the template of replicas %s says what the container spec says', (_, given) => {
  const { replica, plan } = givenInput(givenTasks(given));
  const facts = factsOf(given);
  const expected = expectedParity(replica, plan);
  expect({ ...facts, files: sorted(facts.files) }).toEqual({ ...expected, files: sorted(ended(expected.files)) });
});

test('hard words survive: percent signs, dollars, quotes, blanks, newlines', () => {
  const engine = givenEngine({ args: ['--json', '{"a": "100% $HOME \\\\ \'x\'"}', '', 'two\nlines'], env: { ODD: 'a b="c" 50% $$ \\n' } });
  const facts = factsOf({ input: { replica: givenReplica({ engine }) } });
  expect(facts.engineCommand).toEqual([...engine.command, ...engine.args]);
  expect(facts.engineEnvironment).toEqual(engine.env);
});

test('a template that is not of this service is refused by name', () => {
  expect(() => parityFacts(givenEcsTemplate().toJSON() as any, 'other')).toThrow(/no AWS::ECS::Service is tagged with the service 'other'/);
});
