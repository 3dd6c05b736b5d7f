import type { AcceleratorFacts } from '../../accelerator/instance-type';
import type { Service, Workload } from '../../deployment/deployment';
import type { IEngineVersion } from '../../engine/engine';
import { publishedNameOf } from '../../engine/performances';
import { ModelCatalogue } from '../../model/catalogue';
import { performanceOf } from './measured';
import { SpeedModel, withOwnMeasurements } from './estimate';
import { bundledExperience, type Experience } from './experience';
import { steadyState } from './queue';
import type { SpeedEstimate, SpeedPlan } from './speed-plan';

/** What is decided of a replica before its speed is asked. */
export interface PredictInput {
  readonly service: Service;
  readonly engineVersion: IEngineVersion;
  readonly accelerator: AcceleratorFacts;
  readonly weightFormat: string;
  readonly tensorParallel: number;
  /** Stages that the layers are spread over. @default 1 */
  readonly pipelineParallel?: number;
  /** Whether devices hold whole experts. @default false */
  readonly expertParallel?: boolean;
  readonly maxSequences: number;
  readonly queuedRequests: number;
}

/** Replicas are asked for at most this share of what they can do: beyond it queues grow without bound (margin of llm-d's autoscaler b08b1c7). */
export const STABLE_SHARE = 0.9;

/** How fast one replica will be, or nothing when the data sheet of its device lacks a figure. */
export function predictSpeed(input: PredictInput & { readonly replicas: number }): SpeedPlan | undefined {
  return Replica.of(input)?.speed(input.replicas);
}

/** One replica, whose speed can be asked for any number of them that share the load. */
export class Replica {
  /** Nothing when the data sheet of the device lacks a figure. */
  public static of(input: PredictInput): Replica | undefined {
    const { workload } = input.service;
    const experience = experienceOf(input);
    const model = modelFor(input, workload.inputTokens, experience);
    const long = modelFor(input, workload.inputTokensP95 ?? workload.inputTokens, experience);
    return model && long && new Replica(input, model, long);
  }

  private readonly rates: Rates;
  private readonly maximum: SpeedEstimate;

  private constructor(private readonly input: PredictInput, private readonly model: SpeedModel, private readonly long: SpeedModel) {
    this.rates = new Rates(model, input.service.workload.outputTokens, input.maxSequences);
    this.maximum = model.maximum();
  }

  /** Requests per second that it typically keeps up with. */
  public get requestsPerSecond(): number {
    return this.rates.most.typical;
  }

  /** Tokens per second that it typically yields at most. */
  public get tokensPerSecond(): number {
    return this.maximum.typical;
  }

  /** Time between two tokens of a request that is alone, milliseconds: no number of replicas makes it shorter. */
  public get aloneTpotMs(): SpeedEstimate {
    return milliseconds(this.model.tpot(1));
  }

  /** Its speed when so many replicas share the load. */
  public speed(replicas: number): SpeedPlan {
    const { model, long, rates } = this;
    const { workload } = this.input.service;
    const arrivals = workload.requestsPerSecond === undefined ? undefined : workload.requestsPerSecond / replicas;
    const asked = arrivals === undefined ? steady(offered(workload, replicas)) : queued(this.input, rates, arrivals);
    const tokens = arrivals === undefined ? model.load(offered(workload, replicas)) : limited(rates, arrivals * workload.outputTokens, workload.outputTokens);
    const maximum = largest(this.maximum, tokens);
    const ttft = waited(asked.meanWaitSeconds, model.ttft(asked.meanRunning));
    return {
      tier: model.tier,
      running: rounded(model.running(asked.meanRunning)),
      utilisation: rounded(arrivals === undefined ? tokens.typical / maximum.typical : arrivals / rates.most.typical),
      tpotMs: milliseconds(model.tpot(asked.meanRunning)),
      tpotP95Ms: milliseconds(model.tpot(asked.highRunning)),
      ttftMs: milliseconds(ttft),
      ttftP95Ms: milliseconds(largest(waited(asked.highWaitSeconds, long.ttft(asked.highRunning)), ttft)),
      tokensPerSecond: estimate(tokens),
      maxTokensPerSecond: estimate(maximum),
      maxRequestsPerSecond: estimate(rates.most),
      source: SOURCES[model.tier],
    };
  }
}

/** A wait is as uncertain as what comes after it. */
function waited(seconds: number, { low, typical, high }: SpeedEstimate): SpeedEstimate {
  const all = seconds + typical;
  return { low: (all * low) / typical, typical: all, high: (all * high) / typical };
}

const SOURCES = {
  formula: 'roofline and queue formulae with constants fitted to public measurements; this model, device and engine were not measured together',
  anchored: 'the formulae, drawn to public measurements of this architecture, device and engine',
  measured: 'the formulae, drawn to the measurements of the deployment (workload.measured)',
};

/** What is known of the subject, the user's own measurements included. */
function experienceOf({ service: { workload, model } }: PredictInput): Experience {
  return workload.measured ? withOwnMeasurements(bundledExperience(), workload.measured, ModelCatalogue.standard().with(model.facts)) : bundledExperience();
}

function modelFor(input: PredictInput, inputTokens: number, experience: Experience): SpeedModel | undefined {
  const { service: { model, workload }, engineVersion, accelerator } = input;
  return SpeedModel.of({
    model: model.facts, weightFormat: input.weightFormat, cacheDtype: input.service.optimization.kvCacheDtype ?? 'auto', accelerator, engine: publishedNameOf(engineVersion.engineName),
    performance: engineVersion.performance ?? performanceOf(engineVersion.engineName), memory: engineVersion.memory(accelerator, input.tensorParallel),
    cut: { tensorParallel: input.tensorParallel, pipelineParallel: input.pipelineParallel ?? 1, dataParallel: 1, expertParallel: input.expertParallel ?? false },
    lengths: { inputTokens, outputTokens: workload.outputTokens, cacheHitShare: workload.cacheHitShare }, maxSequences: input.maxSequences,
  }, experience);
}

/** Requests that one replica is offered at once by callers who wait for their answers. */
function offered(workload: Workload, replicas: number): number {
  return workload.users === undefined ? workload.concurrency : Math.max(1, workload.users / replicas);
}

interface Asked {
  readonly meanRunning: number;
  readonly highRunning: number;
  readonly meanWaitSeconds: number;
  readonly highWaitSeconds: number;
}

/** A fixed number of callers who wait: the time to the first token already knows of those who find no room. */
function steady(concurrency: number): Asked {
  return { meanRunning: concurrency, highRunning: concurrency, meanWaitSeconds: 0, highWaitSeconds: 0 };
}

/** Arrivals at a rate: how many run and wait follows from how fast they leave. */
function queued({ queuedRequests }: PredictInput, rates: Rates, arrivalsPerSecond: number): Asked {
  return steadyState({ arrivalsPerSecond, departuresPerSecond: (n) => rates.at(n), mostRunning: rates.mostRunning, mostWaiting: queuedRequests });
}

/** What leaves: what arrives, and no more than a replica can do. */
function limited(rates: Rates, tokensPerSecond: number, outputTokens: number): SpeedEstimate {
  const at = (share: 'low' | 'typical' | 'high'): number => Math.min(tokensPerSecond, rates.most[share] * outputTokens);
  return { low: at('low'), typical: at('typical'), high: at('high') };
}

/** How many times more requests run from one computed point to the next. */
const POINT_STEP = 4;

/** Requests per second that leave a replica by how many run, between a few points that are computed. */
class Rates {
  public readonly mostRunning: number;
  /** The most that leaves at any number of running requests. */
  public readonly most: SpeedEstimate;
  private readonly points: { readonly n: number; readonly rate: SpeedEstimate }[] = [];

  public constructor(model: SpeedModel, outputTokens: number, maxSequences: number) {
    this.mostRunning = Math.floor(Math.min(model.shape.capacity, maxSequences));
    for (let n = 1; n < this.mostRunning; n *= POINT_STEP) this.points.push({ n, rate: scaled(model.load(n), outputTokens) });
    this.points.push({ n: this.mostRunning, rate: scaled(model.load(this.mostRunning), outputTokens) });
    this.most = this.points.reduce((best, { rate }) => (rate.typical > best.typical ? rate : best), this.points[0].rate);
  }

  public at(n: number): number {
    const above = this.points.findIndex((point) => point.n >= n);
    const [from, to] = [this.points[Math.max(0, above - 1)], this.points[above]];
    if (to.n === from.n) return to.rate.typical;
    return from.rate.typical + ((to.rate.typical - from.rate.typical) * (n - from.n)) / (to.n - from.n);
  }
}

function scaled({ low, typical, high }: SpeedEstimate, by: number): SpeedEstimate {
  return { low: low / by, typical: typical / by, high: high / by };
}

function largest(a: SpeedEstimate, b: SpeedEstimate): SpeedEstimate {
  return a.typical >= b.typical ? a : b;
}

function milliseconds(range: SpeedEstimate): SpeedEstimate {
  return estimate(scaled(range, 1e-3));
}

/** No figure is known better than to three digits. */
function estimate({ low, typical, high }: SpeedEstimate): SpeedEstimate {
  return { low: rounded(low), typical: rounded(typical), high: rounded(high) };
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
