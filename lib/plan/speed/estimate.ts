import type { MeasuredRow } from './measured';
import { anchorsOf, CONSTANTS, likenessOf, residualsOf, type Quantity, type SpeedConstants } from './anchors';
import { closedLoop, saturated } from './batching';
import { bundledExperience, cellOf, type Experience } from './experience';
import { KERNELS, SPREADS } from './kernels';
import { krige, type Correction, type Likeness } from './kriging';
import { shapeOf, type SpeedShape } from './shape';
import type { SpeedEstimate } from './speed-plan';
import type { SpeedSubject } from './subject';
import type { ModelCatalogue } from '../../model/catalogue';

/** How a figure came about: the formula alone, drawn to public measurements of the same model, device and engine, or to the user's own. */
export type SpeedTier = 'formula' | 'anchored' | 'measured';

/** How many public measurements one of the user's own outweighs. */
const OWN_TRUST = 5;

/** Corrections that were asked for already: many services of one app are alike. */
const ASKED = new WeakMap<Experience, Map<string, Correction>>();

/** An experience, and what the user measured: rows of the table's columns. */
export function withOwnMeasurements(experience: Experience, rows: readonly MeasuredRow[], catalogue?: ModelCatalogue): Experience {
  const own = anchorsOf(rows, catalogue);
  const residuals = residualsOf(own, CONSTANTS, OWN_TRUST);
  const { tpot, ttft, load, maximum } = experience.residuals;
  return {
    cells: experience.cells,
    ownCells: new Set(own.map(({ likeness }) => cellOf(likeness))),
    residuals: { tpot: [...residuals.tpot, ...tpot], ttft: [...residuals.ttft, ...ttft], load: [...residuals.load, ...load], maximum: [...residuals.maximum, ...maximum] },
  };
}

/** A subject whose speed can be asked at any load. */
export class SpeedModel {
  /** Nothing when the data sheet of the device lacks a figure. */
  public static of(subject: SpeedSubject, experience: Experience = bundledExperience(), constants: SpeedConstants = CONSTANTS): SpeedModel | undefined {
    const shape = shapeOf(subject);
    return shape && new SpeedModel(subject, shape, experience, constants);
  }

  private constructor(private readonly subject: SpeedSubject, public readonly shape: SpeedShape, private readonly experience: Experience, private readonly constants: SpeedConstants) {}

  /** Where its figures come from. */
  public get tier(): SpeedTier {
    const cell = cellOf(this.likeness(1));
    if (this.experience.ownCells.has(cell)) return 'measured';
    return this.experience.cells.has(cell) ? 'anchored' : 'formula';
  }

  /** Requests that run when so many are sent at once. */
  public running(concurrency: number): number {
    return Math.max(1, Math.min(concurrency, this.shape.capacity, this.subject.maxSequences));
  }

  /** Time between two tokens, seconds, with so many requests at once. */
  public tpot(concurrency: number): SpeedEstimate {
    return this.ranged('tpot', closedLoop(this.input(), concurrency, this.subject.maxSequences).tpotSeconds, concurrency);
  }

  /** Time to the first token, seconds. */
  public ttft(concurrency: number): SpeedEstimate {
    return this.ranged('ttft', closedLoop(this.input(), concurrency, this.subject.maxSequences).ttftSeconds, concurrency);
  }

  /** Tokens per second of all answers with so many requests at once. */
  public load(concurrency: number): SpeedEstimate {
    return this.ranged('load', closedLoop(this.input(), concurrency, this.subject.maxSequences).tokensPerSecond, concurrency);
  }

  /** Tokens per second of all answers when everything is sent at once. */
  public maximum(requests = Infinity): SpeedEstimate {
    return this.ranged('maximum', saturated(this.input(), requests, this.subject.maxSequences).tokensPerSecond, requests);
  }

  private input() {
    return { subject: this.subject, shape: this.shape, performance: this.constants.performanceOf(this.subject), physics: this.constants.physics };
  }

  private likeness(concurrency: number): Likeness {
    return likenessOf(this.subject, this.shape, { running: this.running(concurrency) });
  }

  private ranged(quantity: Quantity, formula: number, concurrency: number): SpeedEstimate {
    const likeness = this.likeness(concurrency);
    const { mean, variance } = correctionOf(this.experience, quantity, likeness);
    const tier = this.tier === 'formula' ? 'formula' : 'anchored';
    const reach = SPREADS[quantity][likeness.kind][tier] * Math.sqrt(variance);
    const typical = formula * Math.exp(-mean);
    return { low: typical * Math.exp(-reach), typical, high: typical * Math.exp(reach) };
  }
}

function correctionOf(experience: Experience, quantity: Quantity, likeness: Likeness): Correction {
  const asked = ASKED.get(experience) ?? new Map<string, Correction>();
  ASKED.set(experience, asked);
  const key = JSON.stringify([quantity, likeness]);
  const correction = asked.get(key) ?? krige(likeness, experience.residuals[quantity], KERNELS[quantity]);
  asked.set(key, correction);
  return correction;
}
