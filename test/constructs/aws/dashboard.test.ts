import type { GivenAws } from '../../support/aws-fixture';
import { givenService } from '../../support/replica';
import { givenTemplate } from '../../support/aws-fixture';

/** The body of the only dashboard; what only the deployment knows is a word. */
function bodyOf(given: GivenAws = {}): any {
  const [{ Properties }]: any[] = Object.values(givenTemplate(given).findResources('AWS::CloudWatch::Dashboard'));
  return JSON.parse(Properties.DashboardBody['Fn::Join'][1].map((part: unknown) => (typeof part === 'string' ? part : 'later')).join(''));
}

const widgets = (type: string): any[] => bodyOf().widgets.filter((widget: any) => widget.type === type);
const panel = (title: string): any => widgets('metric').find(({ properties }) => properties.title === title).properties;

test('it shows every alarm of the service first', () => {
  const [alarms] = bodyOf().widgets;
  expect(alarms).toMatchObject({ type: 'alarm', x: 0, y: 0, width: 24 });
  expect(alarms.properties.alarms.length).toBeGreaterThan(5);
});

test('each line of a panel is an expression over metrics that are not drawn themselves', () => {
  for (const { properties: { metrics, title } } of widgets('metric')) {
    const own: any[] = metrics.filter(([first]: unknown[]) => typeof first === 'string').map((row: unknown[]) => row.at(-1));
    const lines: any[] = metrics.filter(([first]: unknown[]) => typeof first !== 'string').map(([line]: unknown[]) => line);
    const ids = [...own, ...lines].map(({ id }) => id);
    expect({ title, lines: lines.length > 0, once: new Set(ids).size === ids.length, hidden: own.every(({ visible }) => visible === false) }).toEqual({ title, lines: true, once: true, hidden: true });
    const used = lines.flatMap(({ expression }) => expression.match(/\bl\d+m\d+\b/g) ?? []);
    expect(new Set(used)).toEqual(new Set(own.map(({ id }) => id)));
  }
});

test('shares are read in per cent, lines and limits alike', () => {
  expect(panel('KV cache in use')).toMatchObject({ yAxis: { left: { min: 0, max: 100, label: '%' } }, annotations: { horizontal: [{ label: 'KV_CACHE_FULL', value: 95 }] } });
  expect(panel('KV cache in use').metrics[1]).toEqual([{ id: 'l1value', label: 'mean', expression: '(l1m1 * 100)' }]);
  expect(panel('Requests that fail, %')).toMatchObject({ view: 'singleValue', sparkline: true });
});

test('no widget lies over another', () => {
  const cells = bodyOf().widgets.flatMap(({ x, y, width, height }: any) => Array.from({ length: width * height }, (_, at) => `${x + (at % width)},${y + Math.floor(at / width)}`));
  expect(new Set(cells).size).toBe(cells.length);
});

test('what CloudWatch does not know is said at the end, and no panel is empty', () => {
  expect(bodyOf().widgets.at(-1)).toMatchObject({ type: 'text', properties: { markdown: expect.stringMatching(/^Not known to CloudWatch: Time to first token, /) } });
});

test('a heading leads to the pages about the alerts below it', () => {
  expect(widgets('text').map(({ properties }) => properties.markdown)).toEqual(expect.arrayContaining([expect.stringMatching(/^\*\*Engine\*\* — \[KV_CACHE_FULL\]\(https:\/\/.*docs\/runbooks\/KV_CACHE_FULL\.md\)/)]));
});

test('it is left out where it is not wanted', () => {
  const observability = { ...givenService().observability, dashboards: false };
  givenTemplate({ service: { observability } }).resourceCountIs('AWS::CloudWatch::Dashboard', 0);
});
