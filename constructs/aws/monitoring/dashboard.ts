import { Aws, Fn, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { runbookUrl } from '../../../lib/alerts/runbook-url';
import type { Watch } from '../../../lib/alerts/watch';
import type { Dashboard as DashboardPlan, DrawnPanel, DrawnSection } from '../../../lib/dashboards/dashboard';
import { cellsFor, COLUMNS, heightOf, panelHeight, type Cell } from '../../../lib/dashboards/layout';
import type { Line } from '../../../lib/dashboards/panel';
import { dashboardForCloudWatch } from '../../../lib/dashboards/watched-dashboard';
import { figure, times } from '../../../lib/signals/expression';
import { metricMath } from '../../../lib/signals/metric-math';
import { SignalUnit } from '../../../lib/signals/signal';
import { arnOf } from '../private/arn';
import type { ServingInput } from '../serving-input';
import { mathQueries } from './math-queries';
import type { Places } from './places';

/** What is drawn. */
export interface DashboardProps {
  readonly input: ServingInput;
  readonly watch: Watch;
  readonly places: Places;
  /** Alarms whose state is shown. */
  readonly alarmNames: readonly string[];
  /**
   * Its name.
   *
   * @default - the names of stack and service
   */
  readonly name?: string;
}

/** Rows of panels, of a heading, of the alarms and of a remark. */
const HEIGHT = { course: 6, latest: 4, heading: 1, alarms: 3, remark: 2 } as const;

/** Shares are read in per cent: an axis here knows no other way to say it. */
const PERCENT = 100;

/** What an axis says; a number alone says enough of the others. */
const AXES: { readonly [unit in SignalUnit]?: string } = {
  [SignalUnit.SHARE]: '%', [SignalUnit.SECONDS]: 's', [SignalUnit.BYTES]: 'bytes', [SignalUnit.WATTS]: 'W', [SignalUnit.CELSIUS]: '°C', [SignalUnit.DAYS]: 'days', [SignalUnit.USD]: 'USD',
};

/** One page of CloudWatch that says whether a service is well, whether it is fast and what it costs. */
export class Dashboard extends Construct {
  public constructor(scope: Construct, id: string, { input, watch, places, alarmNames, name }: DashboardProps) {
    super(scope, id);

    const plan = dashboardForCloudWatch({ service: input.service, plan: input.plan, watch });
    new cloudwatch.CfnDashboard(this, 'Resource', {
      dashboardName: name ?? Fn.join('-', [Aws.STACK_NAME, input.service.name]),
      dashboardBody: Stack.of(this).toJsonString({ start: '-PT6H', periodOverride: 'inherit', widgets: widgetsOf(plan, { watch, places, alarmNames }) }),
    });
  }
}

type Drawing = Pick<DashboardProps, 'watch' | 'places' | 'alarmNames'>;

function widgetsOf({ sections, missing }: DashboardPlan, drawing: Drawing): object[] {
  const alarms = alarmsWidget(drawing.alarmNames);
  let top = alarms.length > 0 ? HEIGHT.alarms : 0;
  const widgets = sections.flatMap((section) => {
    const drawn = sectionWidgets(section, top, drawing);
    top += HEIGHT.heading + heightOf(section.panels.length, panelHeight(section.panels, HEIGHT));
    return drawn;
  });
  return [...alarms, ...widgets, ...remark(missing, top)];
}

function alarmsWidget(alarmNames: readonly string[]): object[] {
  if (alarmNames.length === 0) return [];
  return [{ type: 'alarm', ...placed({ x: 0, y: 0, w: COLUMNS, h: HEIGHT.alarms }), properties: { title: 'Alarms', alarms: alarmNames.map((name) => arnOf('cloudwatch', `alarm:${name}`)) } }];
}

function sectionWidgets({ title, panels }: DrawnSection, top: number, drawing: Drawing): object[] {
  const cells = cellsFor(panels.length, { top: top + HEIGHT.heading, height: panelHeight(panels, HEIGHT) });
  const codes = [...new Set(panels.flatMap(({ alerts }) => alerts))];
  const pages = codes.length === 0 ? '' : ` — ${codes.map((code) => `[${code}](${runbookUrl(code)})`).join(' · ')}`;
  return [text(`**${title}**${pages}`, { x: 0, y: top, w: COLUMNS, h: HEIGHT.heading }), ...panels.map((panel, index) => panelWidget(panel, cells[index], drawing))];
}

/** What cannot be drawn is said: an empty panel would look like silence. */
function remark(missing: readonly string[], top: number): object[] {
  if (missing.length === 0) return [];
  return [text(`Not known to CloudWatch: ${missing.join(', ')}. It holds no histograms; a Prometheus that scrapes or is sent these metrics knows more.`, { x: 0, y: top, w: COLUMNS, h: HEIGHT.remark })];
}

function text(markdown: string, cell: Cell): object {
  return { type: 'text', ...placed(cell), properties: { markdown, background: 'transparent' } };
}

function placed({ x, y, w, h }: Cell): { x: number; y: number; width: number; height: number } {
  return { x, y, width: w, height: h };
}

function panelWidget({ title, unit, lines, latest, bounds, most }: DrawnPanel, cell: Cell, drawing: Drawing): object {
  const scale = unit === SignalUnit.SHARE ? PERCENT : 1;
  const label = AXES[unit];
  return {
    type: 'metric',
    ...placed(cell),
    properties: {
      title: latest && label !== undefined ? `${title}, ${label}` : title,
      region: Aws.REGION,
      view: latest ? 'singleValue' : 'timeSeries',
      ...(latest ? { sparkline: true } : { yAxis: { left: { min: 0, ...(most !== undefined && { max: most }), showUnits: false, ...(label !== undefined && { label }) } } }),
      ...(bounds.length > 0 && !latest && { annotations: { horizontal: bounds.map(({ label: of, value }) => ({ label: of, value: value * scale, color: '#d62728' })) } }),
      metrics: lines.flatMap((line, index) => rowsOf(line, { index, scale, drawing })),
    },
  };
}

/** Each line has metrics of its own: only their ids must differ within a widget. */
function rowsOf({ label, expression }: Line, { index, scale, drawing: { watch, places } }: { readonly index: number; readonly scale: number; readonly drawing: Drawing }): unknown[][] {
  const own = (id: string): string => `l${index + 1}${id}`;
  const math = metricMath(scale === 1 ? expression : times(expression, figure(scale)), watch.signals);
  return mathQueries(math, places).map(({ id, expression: formula, metricStat }) => {
    if (!metricStat) return [{ id: own(id), label, expression: (formula ?? '').replace(/\bm\d+\b/g, own) }];
    const { metric: { namespace, metricName, dimensions }, stat, period } = metricStat;
    return [namespace, metricName, ...dimensions.flatMap(({ name, value }) => [name, value]), { id: own(id), stat, period, visible: false }];
  });
}
