import type { IServingFramework } from '../../lib/engine/serving-framework';

/** A framework that brings the toy engine. */
export const FRAMEWORK: IServingFramework = {
  name: 'toy-serve', version: '3.1', floorVersion: '3.0', engineVersion: '0.32.0', controlPorts: [6379, 8265], operatorPort: 8265, headParameters: {}, workerParameters: {}, config: () => '{}',
};
