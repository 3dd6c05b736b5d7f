import { givenDecided, manifestsOf } from './decided';

const dashboardsOf = (dashboard?: string): any[] => manifestsOf(givenDecided({ ...(dashboard !== undefined && { dashboard }) })).filter(({ metadata }) => metadata.name === 'chat-dashboard');

test('a dashboard is a ConfigMap that the sidecar finds, and that may change under its name', () => {
  expect(dashboardsOf('{"title":"chat"}\n')).toEqual([expect.objectContaining({
    kind: 'ConfigMap', immutable: false, data: { 'chat-dashboard.json': '{"title":"chat"}\n' },
    metadata: expect.objectContaining({ namespace: 'serving', labels: expect.objectContaining({ grafana_dashboard: '1' }) }),
  })]);
});

test('without one nothing is made', () => expect(dashboardsOf()).toEqual([]));
