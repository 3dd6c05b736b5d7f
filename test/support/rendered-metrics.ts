import { parseAllDocuments } from 'yaml';

/** A metric of CloudWatch as an alarm, a dashboard or a scaler names it. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly metric: string;
  /** Value of the dimension that names the service. @default - another dimension names something else */
  readonly service?: string;
}

/** A query that a manifest asks, and the names that it is recorded under. */
export interface WatchedQueries {
  readonly queries: string[];
  readonly recorded: string[];
}

/** Everything below a value, itself included. */
function* within(value: any): Generator<any> {
  yield value;
  if (value !== null && typeof value === 'object') for (const each of Object.values(value)) yield* within(each);
}

/** A text whose parts are joined when it is deployed; what only then is known is a word. */
function joined(value: any): string {
  if (typeof value === 'string') return value;
  return (value?.['Fn::Join']?.[1] ?? ['unknown']).map(joined).join(value?.['Fn::Join']?.[0] ?? '');
}

/** Metrics of every alarm, scaler, filter and dashboard of a template, and those that an agent is told to bring. */
export function metricsOf(template: any): WatchedMetric[] {
  return [...within(template.Resources)].flatMap((value): WatchedMetric[] => {
    if (typeof value === 'string') return broughtBy(value);
    if (value?.MetricName !== undefined) {
      const dimensions: any[] = Array.isArray(value.Dimensions) ? value.Dimensions : [];
      const service = dimensions.find(({ Name }) => Name === 'Service')?.Value;
      return [{ namespace: value.Namespace ?? value.MetricNamespace, metric: value.MetricName, ...(service !== undefined && { service }) }];
    }
    return value?.DashboardBody === undefined ? [] : drawnBy(JSON.parse(joined(value.DashboardBody)));
  });
}

/** Files of a box stand one after the other in one text, so the agent's is looked for by its words. */
function broughtBy(text: string): WatchedMetric[] {
  const namespace = /"metric_namespace":\s*"([^"]+)"/.exec(text)?.[1] ?? 'unknown';
  return [...text.matchAll(/"metric_selectors":\s*(\[[^\]]*\])/g)].flatMap(([, patterns]) => JSON.parse(patterns).map((pattern: string) => ({ namespace, metric: pattern.replace(/^\^|\$$/g, '') })));
}

/** A row of a widget is a namespace, a metric and pairs of dimensions, or one expression. */
function drawnBy(body: any): WatchedMetric[] {
  const rows: any[][] = body.widgets.flatMap(({ properties }: any) => properties.metrics ?? []);
  return rows.filter(([first]) => typeof first === 'string').map(([namespace, metric, ...dimensions]) => {
    const at = dimensions.indexOf('Service');
    return { namespace, metric, ...(at >= 0 && { service: dimensions[at + 1] }) };
  });
}

/** Queries of every rule, scaler, rule file and dashboard of a file of manifests. */
export function queriesOf(manifests: string): WatchedQueries {
  const objects = parseAllDocuments(manifests).flatMap((document) => [...within(document.toJS())]);
  const texts = objects.filter((value) => typeof value === 'string' && value.trimStart().startsWith('{')).flatMap((text) => [...within(parsed(text))]);
  // a dashboard also asks which sources of data there are
  const all = [...objects, ...texts].filter((value) => value?.type !== 'datasource');
  return {
    queries: all.flatMap((value) => [value?.expr, value?.query].filter((query): query is string => typeof query === 'string')),
    recorded: all.flatMap((value) => (typeof value?.record === 'string' ? [value.record] : [])),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
