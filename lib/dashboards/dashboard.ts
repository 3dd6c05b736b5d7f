import type { DecidedAlert } from '../alerts/alert';
import { signalsIn, type Expression } from '../signals/expression';
import type { Bound, Panel, PanelSubject, Section, Slot } from './panel';
import { accelerators } from './sections/accelerators';
import { cost } from './sections/cost';
import { engine } from './sections/engine';
import { fast } from './sections/fast';
import { machines } from './sections/machines';
import { well } from './sections/well';

/** Questions in the order in which they are asked. */
const SECTIONS: readonly Section[] = [well, fast, cost, engine, accelerators, machines];

/** What is drawn, and for whom. */
export interface DashboardInput extends PanelSubject {
  /** Alerts of the service: their limits are drawn, and their pages linked. */
  readonly alerts: readonly DecidedAlert[];
  /** Whether the store of metrics that is asked can compute it. */
  readonly knows: (expression: Expression) => boolean;
}

/** A panel that can be drawn. */
export interface DrawnPanel extends Omit<Panel, 'limitsOf'> {
  readonly latest: boolean;
  readonly bounds: readonly Bound[];
  /** Codes of alerts that are about the same signals: what they read first. */
  readonly alerts: readonly string[];
}

/** A section with at least one panel. */
export interface DrawnSection {
  readonly title: string;
  readonly folded: boolean;
  readonly panels: readonly DrawnPanel[];
}

/** What a person looks at. */
export interface Dashboard {
  readonly sections: readonly DrawnSection[];
  /** Titles of panels that nobody can draw here, also where another stands in their place. */
  readonly missing: readonly string[];
}

/** The panels of a service, as far as they can be computed. A panel without a line is left out, and named. */
export function dashboardOf(input: DashboardInput): Dashboard {
  const slots = SECTIONS.map((section) => ({ section, slots: section.slots(input).filter((slot) => slot.length > 0).map((slot) => ({ title: slot[0].title, panel: drawnOf(slot, input) })) }));
  const sections = slots.map(({ section: { title, folded }, slots: places }) => ({ title, folded, panels: places.flatMap(({ panel }) => panel ?? []) }));
  return {
    sections: sections.filter(({ panels }) => panels.length > 0),
    missing: slots.flatMap(({ slots: places }) => places.filter(({ title, panel }) => panel?.title !== title).map(({ title }) => title)),
  };
}

function drawnOf(slot: Slot, { alerts, knows }: DashboardInput): DrawnPanel | undefined {
  const known = slot.map((panel) => ({ panel, lines: panel.lines.filter(({ expression }) => knows(expression)) })).filter(({ lines }) => lines.length > 0);
  const best = known.find(({ panel, lines }) => lines.length === panel.lines.length) ?? known[0];
  if (!best) return undefined;
  const { panel: { bounds = [], limitsOf = [], latest = false, ...panel }, lines } = best;
  const drawn = new Set(lines.flatMap(({ expression }) => signalsIn(expression)));
  return {
    ...panel, lines, latest,
    bounds: [...bounds, ...limits(alerts.filter(({ alert: { code } }) => limitsOf.includes(code)))],
    alerts: alerts.filter(({ condition: { left } }) => drawn.has(signalsIn(left)[0])).map(({ alert: { code } }) => code),
  };
}

function limits(alerts: readonly DecidedAlert[]): Bound[] {
  return alerts.map(({ alert: { code }, condition: { limit, is } }) => ({ label: code, value: limit, bad: is }));
}
