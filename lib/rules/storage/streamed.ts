import { WeightsLoad } from '../../deployment/enums';
import type { Subject } from '../rule';

/** True when the engine reads weights straight from where they are kept. */
export const isStreamed = ({ service: { storage } }: Subject): boolean => storage.load === WeightsLoad.STREAM;
