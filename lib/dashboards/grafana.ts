import { runbookUrl } from '../alerts/runbook-url';
import { promql, type Scraped } from '../signals/promql';
import { SignalUnit } from '../signals/signal';
import type { Dashboard, DrawnPanel, DrawnSection } from './dashboard';
import { cellsFor, COLUMNS, panelHeight, type Cell } from './layout';
import type { Bound } from './panel';

/** Model of dashboards that is written here (grafana/grafana, kinds/dashboard/dashboard_kind.cue of v11: schemaVersion 39; newer versions migrate it). */
const SCHEMA_VERSION = 39;

/** Rows of a panel. */
const HEIGHTS = { course: 7, latest: 4 };

/** Units by the names that the program has for them. */
const UNITS: { readonly [unit in SignalUnit]: string } = {
  [SignalUnit.COUNT]: 'short', [SignalUnit.SECONDS]: 's', [SignalUnit.SHARE]: 'percentunit', [SignalUnit.TOKENS]: 'short', [SignalUnit.BYTES]: 'bytes',
  [SignalUnit.WATTS]: 'watt', [SignalUnit.CELSIUS]: 'celsius', [SignalUnit.DAYS]: 'd', [SignalUnit.USD]: 'currencyUSD',
};

/** Whoever looks chooses where the metrics are kept. */
const DATASOURCE = { type: 'prometheus', uid: '${datasource}' };

/** A dashboard as Grafana reads it, JSON. Folded sections are closed until somebody opens them. */
export function grafanaDashboard({ sections }: Dashboard, scraped: Scraped): string {
  const { namespace, service } = scraped;
  return `${JSON.stringify({
    // no identifier: two clusters that show theirs in one Grafana would take it from each other
    title: [namespace, service].filter((part) => part !== undefined).join('/'),
    tags: ['llm-serving'],
    schemaVersion: SCHEMA_VERSION,
    editable: false,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    timezone: 'utc',
    templating: { list: [{ name: 'datasource', label: 'Metrics', type: 'datasource', query: 'prometheus', hide: 0 }] },
    panels: numbered(sections.reduce<object[]>((before, section) => [...before, ...sectionPanels(section, endOf(before), scraped)], [])),
  }, undefined, 2)}\n`;
}

interface Placed {
  readonly gridPos: Cell;
}

function endOf(panels: readonly object[]): number {
  return Math.max(0, ...(panels as Placed[]).map(({ gridPos: { y, h } }) => y + h));
}

/** A row is a panel of its own; a closed one holds the panels below it. */
function sectionPanels({ title, folded, panels }: DrawnSection, top: number, scraped: Scraped): object[] {
  const cells = cellsFor(panels.length, { top: top + 1, height: panelHeight(panels, HEIGHTS) });
  const drawn = panels.map((panel, index) => panelOf(panel, cells[index], scraped));
  const row = { type: 'row', title, collapsed: folded, gridPos: { x: 0, y: top, w: COLUMNS, h: 1 } };
  return folded ? [{ ...row, panels: drawn }] : [{ ...row, panels: [] }, ...drawn];
}

function numbered(panels: readonly any[], from = { id: 1 }): object[] {
  return panels.map(({ panels: nested, ...panel }) => ({ id: from.id++, ...panel, ...(nested && { panels: numbered(nested, from) }) }));
}

function panelOf(panel: DrawnPanel, gridPos: Cell, scraped: Scraped): object {
  const { title, says, lines, latest, alerts } = panel;
  return {
    type: latest ? 'stat' : 'timeseries',
    title,
    description: says,
    gridPos,
    datasource: DATASOURCE,
    targets: lines.map(({ label, expression }, index) => ({ refId: String.fromCharCode('A'.charCodeAt(0) + index), datasource: DATASOURCE, expr: promql(expression, scraped), legendFormat: label })),
    fieldConfig: { defaults: fieldOf(panel), overrides: [] },
    options: latest
      ? { graphMode: 'area', colorMode: 'value', textMode: lines.length > 1 ? 'value_and_name' : 'value', reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } }
      : { legend: { displayMode: 'list', placement: 'bottom', showLegend: lines.length > 1 }, tooltip: { mode: 'multi', sort: 'desc' } },
    links: alerts.map((code) => ({ title: code, url: runbookUrl(code), targetBlank: true })),
  };
}

function fieldOf({ unit, latest, bounds, most }: DrawnPanel): object {
  return {
    unit: UNITS[unit],
    min: 0,
    ...(most !== undefined && { max: most }),
    color: { mode: latest ? 'thresholds' : 'palette-classic' },
    thresholds: { mode: 'absolute', steps: stepsOf(bounds) },
    ...(!latest && { custom: { lineWidth: 2, fillOpacity: 8, showPoints: 'never', thresholdsStyle: { mode: bounds.length > 0 ? 'dashed' : 'off' } } }),
  };
}

/** Colours from the lowest value up: each step counts until the next. */
function stepsOf(bounds: readonly Bound[]): object[] {
  const rising = [...bounds].sort((a, b) => a.value - b.value);
  const base = rising[0]?.bad === 'below' ? 'red' : 'green';
  return [{ color: base, value: null }, ...rising.map(({ value, bad }) => ({ color: bad === 'below' ? 'green' : 'red', value }))];
}
