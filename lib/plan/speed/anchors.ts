import type { ModelCatalogue } from '../../model/catalogue';
import type { ModelFacts } from '../../model/model';
import { closedLoop, saturated } from './batching';
import type { Likeness, Residual } from './kriging';
import { readMeasured, type Measured, type MeasuredRow, type Unusable } from './measured';
import type { Physics } from './physics';
import { PHYSICS } from './physics';
import { repeatsIn } from './repeats';
import { shapeOf, type SpeedShape } from './shape';
import type { StepInput } from './step';
import type { SpeedSubject } from './subject';
import type { EnginePerformance } from '../../engine/performance';

/** What is predicted, each with anchors of its own. */
export const QUANTITIES = ['tpot', 'ttft', 'load', 'maximum'] as const;

export type Quantity = (typeof QUANTITIES)[number];

/** Constants in place of the library's own, for those who fit them. */
export interface SpeedConstants {
  readonly physics: Physics;
  readonly performanceOf: (subject: SpeedSubject) => EnginePerformance;
}

export const CONSTANTS: SpeedConstants = { physics: PHYSICS, performanceOf: ({ performance }) => performance };

/** Seconds, or tokens per second, of one replica by formula alone. */
export type Prediction = { readonly [quantity in Quantity]?: number };

/** A measurement, what the formula makes of it, and what it is like. */
export interface Anchor {
  readonly measured: Measured;
  readonly shape: SpeedShape;
  readonly likeness: Likeness;
}

/** The measurement as an anchor, or nothing when its device's data sheet is not known. */
export function anchorOf(measured: Measured): Anchor | undefined {
  const shape = shapeOf(measured.subject);
  if (!shape) return undefined;
  const running = Math.max(1, Math.min(measured.offered, shape.capacity, measured.subject.maxSequences));
  return { measured, shape, likeness: likenessOf(measured.subject, shape, { running, offline: measured.saturating && measured.offered === Infinity }) };
}

/** What the formula says of a measured run. */
export function predicted({ measured, shape }: Anchor, { physics, performanceOf }: SpeedConstants = CONSTANTS): Prediction {
  const { subject, offered } = measured;
  const input: StepInput = { subject, shape, performance: performanceOf(subject), physics };
  if (measured.saturating) return { maximum: saturated(input, offered, subject.maxSequences).tokensPerSecond };
  const { tpotSeconds, ttftSeconds, tokensPerSecond } = closedLoop(input, offered, subject.maxSequences);
  return { tpot: tpotSeconds, ttft: ttftSeconds, load: tokensPerSecond };
}

/** What was measured, under the same names. */
export function truthOf({ measured }: Anchor): Prediction {
  const { tpotSeconds, ttftSeconds, tokensPerSecond, saturating } = measured;
  return saturating ? { maximum: tokensPerSecond } : { tpot: tpotSeconds, ttft: ttftSeconds, load: tokensPerSecond };
}

/** Log error from which a measurement is doubted more and more: nobody's formula is that wrong about a sound run. */
const DOUBTFUL = 0.5;

/** Log errors of the formula, by quantity. */
export function residualsOf(anchors: readonly Anchor[], constants: SpeedConstants = CONSTANTS, trust = 1): { readonly [quantity in Quantity]: Residual[] } {
  const residuals: { [quantity in Quantity]: Residual[] } = { tpot: [], ttft: [], load: [], maximum: [] };
  for (const anchor of anchors) {
    const [guess, truth] = [predicted(anchor, constants), truthOf(anchor)];
    for (const quantity of QUANTITIES) {
      const [from, to] = [guess[quantity], truth[quantity]];
      if (from === undefined || to === undefined) continue;
      residuals[quantity].push(residualOf(anchor.likeness, Math.log(from / to), trust));
    }
  }
  return residuals;
}

/** A log error at a point, and how much it is doubted. */
export function residualOf(likeness: Likeness, error: number, trust = 1): Residual {
  return { ...likeness, error, doubt: Math.max(1, (error / DOUBTFUL) ** 2) / trust };
}

/** What makes a subject under a load like others. Logarithms of a load count half: twice the devices are a larger step than twice the prompt. */
export function likenessOf({ model, accelerator, engine, weightFormat, lengths }: SpeedSubject, shape: SpeedShape, { running, offline = false }: { running: number; offline?: boolean }): Likeness {
  return {
    architecture: architectureOf(model),
    kind: model.experts ? 'experts' : 'dense',
    accelerator: accelerator.name,
    engine,
    manner: offline ? 'offline' : 'served',
    precision: weightFormat,
    load: [Math.log(shape.devices), Math.log(running) / 2, Math.log(lengths.inputTokens + 50) / 2, Math.log(lengths.outputTokens) / 2],
  };
}

/** Releases of one architecture are as fast as each other. */
export function architectureOf({ layers, hiddenSize, attentionHeads, experts }: ModelFacts): string {
  return [layers, hiddenSize, attentionHeads, experts?.experts ?? 0].join('/');
}

/** Those of some measurements that say enough. */
export function anchorsOf(rows: readonly MeasuredRow[], catalogue?: ModelCatalogue): Anchor[] {
  const repeats = repeatsIn(rows);
  return rows.filter(({ id }) => !repeats.has(id)).flatMap((row) => {
    const measured = readMeasured(row, catalogue);
    const anchor = 'why' in measured ? undefined : anchorOf(measured);
    return anchor ? [anchor] : [];
  });
}

/** Those that do not, each with the reason. */
export function unusableIn(rows: readonly MeasuredRow[], catalogue?: ModelCatalogue): Unusable[] {
  const repeats = repeatsIn(rows);
  return rows.flatMap((row) => {
    const repeat = repeats.get(row.id);
    if (repeat !== undefined) return [{ id: row.id, why: repeat }];
    const measured = readMeasured(row, catalogue);
    return 'why' in measured ? [measured] : [];
  });
}
