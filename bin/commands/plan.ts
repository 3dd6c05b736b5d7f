import * as fs from 'node:fs';
import { isRenderable, lockOf } from '../../lib/decide';
import { printableLine } from '../../lib/units/printable';
import { attempt } from '../files';
import { load, lockFileOf } from '../load';
import { findingsText, summaryText } from '../print-findings';
import { planText } from '../print-plan';
import type { Io } from '../io';
import { jsonText } from '../printing';

export interface PlanOptions {
  readonly environment?: string;
  readonly json?: boolean;
  readonly write?: boolean;
}

/** `llm-serving plan FILE`: what was decided and why. Exit 0, or 1 if it cannot stand. */
export function plan(file: string, { environment, json, write }: PlanOptions, io: Io): number {
  const { decision } = load(file, { environment, obeyLock: !write });
  const { services, findings, waived } = decision;
  const sound = isRenderable(decision);
  const lockFile = lockFileOf(file, environment);
  if (write && sound) {
    attempt(() => fs.writeFileSync(lockFile, `${JSON.stringify(lockOf(decision), null, 2)}\n`), `'${lockFile}' cannot be written`, 'OutputNotWritable');
  }
  if (json) {
    io.out(jsonText({ deployment: decision.deployment?.name, services: services.map(({ plan: decided, drift }) => ({ ...decided, drift })), findings, waived }));
  } else {
    services.forEach((service) => io.out(`${planText(service)}\n`));
    if (findings.length > 0) io.out(`${findingsText(findings)}\n`);
    io.out(summaryText(findings, waived));
    if (write && sound) io.out(`locked in ${printableLine(lockFile)}`);
  }
  return sound ? 0 : 1;
}
