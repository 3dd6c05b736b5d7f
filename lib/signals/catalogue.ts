import { BUSINESS_SIGNALS } from './business-signals';
import { PERFORMANCE_SIGNALS } from './performance-signals';
import { SYSTEM_SIGNALS } from './system-signals';

/** Everything that can be watched, by what it means. */
export const SIGNALS = { ...PERFORMANCE_SIGNALS, ...BUSINESS_SIGNALS, ...SYSTEM_SIGNALS } as const;
