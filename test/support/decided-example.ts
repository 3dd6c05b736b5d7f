import * as fs from 'node:fs';
import * as path from 'node:path';
import { decide, type ServiceDecision } from '../../lib/decide';
import { readDeployment } from '../../lib/deployment/read';
import { ROOT } from './sources';

const decided = new Map<string, ServiceDecision>();

/** What is decided for the only service of an example, worked out once. */
export function decidedFrom(file: string, change: (text: string) => string = (text) => text): ServiceDecision {
  const text = change(fs.readFileSync(path.join(ROOT, 'examples', file), 'utf8'));
  const known = decided.get(text) ?? decide({ read: readDeployment({ text, file }) }).services[0];
  decided.set(text, known);
  return known;
}
