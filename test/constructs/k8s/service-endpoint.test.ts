import { App, Chart } from 'cdk8s';
import { ServiceEndpoint } from '../../../constructs/k8s/service-endpoint';
import { Exposure } from '../../../lib/deployment/enums';
import { givenDecided, manifestsOf, only } from './decided';

test.each(Object.values(Exposure))('exposure %s stays inside the cluster', (exposure) => {
  expect(only(manifestsOf(givenDecided({ exposure })), 'Service').spec.type).toBe('ClusterIP');
});

test('callers reach the guard, and only when it is ready', () => {
  const { ports, publishNotReadyAddresses, selector } = only(manifestsOf(givenDecided()), 'Service').spec;

  expect(ports).toEqual([{ name: 'http', port: 80, targetPort: 8080 }]);
  expect(publishNotReadyAddresses).toBeUndefined();
  expect(selector).toEqual({ 'app.kubernetes.io/name': 'chat', 'app.kubernetes.io/instance': 'chat' });
});

test('it knows its own address', () => {
  const endpoint = new ServiceEndpoint(new Chart(new App(), 'test'), 'Endpoint', givenDecided());

  expect(endpoint.url).toBe('http://chat.serving.svc');
});
