import { parityFacts } from '../../../constructs/aws/parity';
import { expectedParity } from '../../../lib/review/parity';
import { givenInput, givenTemplate } from '../../support/aws-fixture';
import { givenEngine, givenReplica } from '../../support/replica';

const sorted = (files: { [name: string]: string }) => Object.fromEntries(Object.entries(files).sort());
const ended = (files: { [name: string]: string }) => Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.endsWith('\n') ? text : `${text}\n`]));

test('the template says what the container spec says, read back word by word', () => {
  const { replica, plan } = givenInput();
  const facts = parityFacts(givenTemplate().toJSON() as any, 'chat');
  const expected = expectedParity(replica, plan);
  expect({ ...facts, files: sorted(facts.files) }).toEqual({ ...expected, files: sorted(ended(expected.files)) });
});

test('hard words survive: percent signs, dollars, quotes, blanks, newlines', () => {
  const engine = givenEngine({ args: ['--json', '{"a": "100% $HOME \\\\ \'x\'"}', '', 'two\nlines'], env: { ODD: 'a b="c" 50% $$ \\n' } });
  const template = givenTemplate({ input: { replica: givenReplica({ engine }) } });
  const facts = parityFacts(template.toJSON() as any, 'chat');
  expect(facts.engineCommand).toEqual([...engine.command, ...engine.args]);
  expect(facts.engineEnvironment).toEqual(engine.env);
});
