import type { EngineOptions } from './engine-options';

/** How many replicas a framework keeps, and how. */
export interface FrameworkReplicas {
  /** Name of the service. */
  readonly name: string;

  /** Replicas that run. */
  readonly replicas: number;
}

/** A program that runs an engine inside a cluster of its own, in place of the engine's own server. */
export interface IServingFramework {
  /** Its name. */
  readonly name: string;

  /** Its version. */
  readonly version: string;

  /** The lowest version without a published hole in its control. */
  readonly floorVersion: string;

  /** Version of the engine that it brings. */
  readonly engineVersion: string;

  /** Ports of its control: whoever reaches one runs code in the cluster. */
  readonly controlPorts: number[];

  /** Port of the control on which an operator tells it what to serve. */
  readonly operatorPort: number;

  /** Parameters of the member that controls the others, by name. */
  readonly headParameters: { [name: string]: string };

  /** Parameters of the members with devices, by name. */
  readonly workerParameters: { [name: string]: string };

  /** What it serves, as the text that it is told. */
  config(options: EngineOptions, replicas: FrameworkReplicas): string;
}

/** An engine as parameters of a program that runs it: for frameworks. */
export interface IEngineParameters {
  /** By name, in the words of its own interface for programs. */
  parameters(options: EngineOptions): { [name: string]: any };
}
