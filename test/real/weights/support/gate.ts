import { join } from 'node:path';
import { runScript, type Outcome } from './fetch';

/** The script as it is shipped. */
export const GATE_SCRIPT = join(__dirname, '../../../../lib/weights/check-versions.sh');

/** Runs the gate to its end. */
export function runGate(env: { [name: string]: string }): Promise<Outcome> {
  return runScript(GATE_SCRIPT, env).done;
}
