import { readDeployment } from '../../../lib/deployment/read';
import { deploymentText } from '../../support/deployment-text';
import { loggingOf } from '../../../lib/deployment/logging';
import { LogDestination } from '../../../lib/deployment/logging-props';

test('nothing of a request is kept unless asked, and pods print to whoever runs the cluster', () => {
  expect(loggingOf({}, true)).toEqual({ prompts: false, audit: false, archive: { days: 730, objectLock: false }, pods: { destination: 'none', collector: 'cluster' } });
});

test('there is an archive where it is usual, or asked for', () => {
  expect(loggingOf({}, false).archive).toBeUndefined();
  expect(loggingOf({ archive: { enabled: true, days: 30 } }, false).archive).toEqual({ days: 30, objectLock: false });
  expect(loggingOf({ archive: { enabled: false } }, true).archive).toBeUndefined();
});

test('what is said stands', () => {
  expect(loggingOf({ prompts: true, audit: true, pods: { destination: LogDestination.LOKI, address: 'http://loki:3100' } }, false))
    .toMatchObject({ prompts: true, audit: true, pods: { destination: 'loki', address: 'http://loki:3100', collector: 'cluster' } });
});

test.each([
  ['prod', 'aws: { region: us-east-1 }', true], ['dev', 'aws: { region: us-east-1 }', false], ['prod', 'aws: { region: us-east-1, imports: { logGroup: /acme/chat } }', false],
])('under %s with %s an archive is usual: %s', (profile, aws, usual) => {
  const { deployment } = readDeployment({ text: deploymentText({ replace: { profile: `profile: ${profile}`, aws } }), file: 'chat.yaml' });
  expect(deployment?.services[0].observability.logging.archive !== undefined).toBe(usual);
});

test('an environment may keep prompts that the others do not', () => {
  const text = deploymentText({ extra: 'environments: { lab: { observability: { logging: { prompts: true } } } }' });
  const promptsIn = (environment?: string) => readDeployment({ text, file: 'chat.yaml', environment }).deployment?.services[0].observability.logging.prompts;
  expect([promptsIn(), promptsIn('lab')]).toEqual([false, true]);
});
