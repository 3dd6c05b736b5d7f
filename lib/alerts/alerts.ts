import type { Alert } from './alert';
import { kvCacheFull } from './rows/kv-cache-full';
import { maintenanceAnnounced } from './rows/maintenance-announced';
import { nobodyReports } from './rows/nobody-reports';
import { requestsFail } from './rows/requests-fail';
import { spotAtRisk } from './rows/spot-at-risk';

/** Every alert, by code. */
export const ALERTS: readonly Alert[] = [kvCacheFull, nobodyReports, requestsFail, spotAtRisk, maintenanceAnnounced];
