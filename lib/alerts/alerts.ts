import type { Alert } from './alert';
import { kvCacheFull } from './rows/kv-cache-full';
import { nobodyReports } from './rows/nobody-reports';
import { requestsFail } from './rows/requests-fail';

/** Every alert, by code. */
export const ALERTS: readonly Alert[] = [kvCacheFull, nobodyReports, requestsFail];
