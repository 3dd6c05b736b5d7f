import type { DecidedAlert } from '../alerts/alert';
import { signalsOf } from '../alerts/trigger';
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
export interface DrawnPanel extends Required<Omit<Panel, 'latest'>> {
  readonly latest: boolean;
  /** Codes of alerts that look at the same signals. */
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
  const { panel: { bounds = [], latest = false, ...panel }, lines } = best;
  const drawn = new Set(lines.flatMap(({ expression }) => signalsIn(expression)));
  return {
    ...panel, lines, latest,
    bounds: [...bounds, ...lines.flatMap(({ expression }) => alertBounds(expression, alerts))],
    alerts: alerts.filter(({ condition }) => signalsOf(condition).some((signal) => drawn.has(signal))).map(({ alert: { code } }) => code),
  };
}

/** What alerts compare the very same expression with. */
function alertBounds(expression: Expression, alerts: readonly DecidedAlert[]): Bound[] {
  const text = JSON.stringify(expression);
  return alerts.filter(({ condition: { left } }) => JSON.stringify(left) === text).map(({ alert: { code }, condition: { limit } }) => ({ label: code, value: limit }));
}
