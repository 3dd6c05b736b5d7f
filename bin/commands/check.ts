import { isRenderable } from '../../lib/decide';
import { printableLine } from '../../lib/units/printable';
import type { Io } from '../io';
import { load } from '../load';
import { withPatchesJudged } from '../patches';
import { findingsText, summaryText } from '../print-findings';
import { jsonText } from '../printing';

export interface CheckOptions {
  readonly environment?: string;
  readonly json?: boolean;
}

/** `llm-serving check FILE`: every finding at once, and drift from the lock; nothing is written. Exit 0, or 1 with errors. */
export function check(file: string, { environment, json }: CheckOptions, io: Io): number {
  const { decision } = withPatchesJudged(load(file, { environment }));
  const { deployment, services, findings, waived } = decision;
  if (json) {
    io.out(jsonText({ deployment: deployment?.name, findings, waived, drift: services.flatMap(({ service, drift }) => drift.map((entry) => ({ service: service.name, ...entry }))) }));
  } else {
    if (findings.length > 0) io.out(`${findingsText(findings)}\n`);
    io.out(`${printableLine(file)}: ${summaryText(findings, waived)}`);
  }
  return isRenderable(decision) ? 0 : 1;
}
