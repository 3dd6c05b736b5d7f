import type { IEngineVersion } from '../engine/engine';
import type { IGuard } from '../framework/guard';
import { KERNEL_LOGS } from './kernel-logs';
import type { LogForm } from './log-form';
import { TOOL_LOGS } from './tool-logs';

/** A program whose lines are collected. */
export interface LogProgram {
  /** Its name in records and tags. */
  readonly name: string;

  /** True when requests reach it, so that a line it writes may hold a prompt or an answer. */
  readonly seesRequests: boolean;

  /** Field of a record that holds the line. */
  readonly key: string;

  /** Lines that it is known to write, the more particular ones first. */
  readonly forms: readonly LogForm[];
}

/** Field that container runtimes put a line in. */
const CONTAINER_KEY = 'log';

/** The engine, whatever it is. */
export function engineProgram({ logs = [] }: Pick<IEngineVersion, 'logs'>): LogProgram {
  return { name: 'engine', seesRequests: true, key: CONTAINER_KEY, forms: logs };
}

/** The guard in front of it. */
export function guardProgram({ logs }: Pick<IGuard, 'logs'>): LogProgram {
  return { name: 'guard', seesRequests: true, key: CONTAINER_KEY, forms: logs };
}

/** The steps that fetch and check weights before the engine starts. */
export const TOOLS_PROGRAM: LogProgram = { name: 'tools', seesRequests: false, key: CONTAINER_KEY, forms: TOOL_LOGS };

/** The kernel of the machine. */
export const KERNEL_PROGRAM: LogProgram = { name: 'kernel', seesRequests: false, key: 'msg', forms: KERNEL_LOGS };
