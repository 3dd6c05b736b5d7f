import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { scalerQueries } from '../../../lib/scaling/promql';
import type { ScalingPlan } from '../../../lib/scaling/scaling-plan';

/** One series, and its samples from the start on, a scrape apart. */
export interface Series {
  readonly series: string;
  /** In the notation of promtool: `3x8` is one sample and eight alike, `_` is no sample, `stale` what Prometheus writes after a scrape that failed and when a target is gone. */
  readonly values: string;
}

/** What is fed, and what must come out of it after the given scrapes. */
export interface PromQuestion {
  readonly input: readonly Series[];
  readonly expression: string;
  readonly afterScrapes: number;
  /** Nothing when the answer is empty. */
  readonly answer?: number;
}

const SCRAPE = 15;

/** Asks the real Prometheus; throws with what it says when an answer differs. */
export function ask(folder: string, questions: readonly PromQuestion[]): void {
  const file = path.join(folder, 'questions.json');
  const tests = questions.map(({ input, expression, afterScrapes, answer }) => ({
    interval: `${SCRAPE}s`,
    input_series: input,
    promql_expr_test: [{ expr: expression, eval_time: `${afterScrapes * SCRAPE}s`, exp_samples: answer === undefined ? [] : [{ labels: '{}', value: answer }] }],
  }));
  // JSON is YAML
  fs.writeFileSync(file, JSON.stringify({ evaluation_interval: `${SCRAPE}s`, tests }));
  execFileSync('promtool', ['test', 'rules', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The arithmetic of the autoscaler (autoscaling/v2: AverageValue, the most of all metrics, rounded up, within the range), in one expression. */
export function wantedReplicas(scaling: ScalingPlan, namespace: string, service: string): string {
  const wanted = scalerQueries(scaling, { namespace, service }).map(({ name, query }) => `label_replace((${query}) / ${scaling.target}, "query", "${name}", "", "")`);
  return `clamp(ceil(max(${wanted.join(' or ')})), ${scaling.min}, ${scaling.max})`;
}
