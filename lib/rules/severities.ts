import { Severity } from '../finding/severity';
import type { SeverityByProfile } from './rule';

const { ERROR, WARNING, INFO } = Severity;

/** It cannot work, or is unsafe, wherever it runs. */
export const ALWAYS_ERROR: SeverityByProfile = { dev: ERROR, prod: ERROR, regulated: ERROR };

/** It works, and somebody pays for it. */
export const ALWAYS_WARNING: SeverityByProfile = { dev: WARNING, prod: WARNING, regulated: WARNING };

/** A fact worth knowing. */
export const ALWAYS_INFO: SeverityByProfile = { dev: INFO, prod: INFO, regulated: INFO };

/** What an auditor refuses, a user of production should know, and a trial may do. */
export const STRICTER_EACH_TIME: SeverityByProfile = { dev: INFO, prod: WARNING, regulated: ERROR };

/** Tolerable until an auditor asks. */
export const ERROR_IN_REGULATED: SeverityByProfile = { dev: WARNING, prod: WARNING, regulated: ERROR };

/** Of no interest while trying things out. */
export const WARNING_OUTSIDE_DEV: SeverityByProfile = { dev: INFO, prod: WARNING, regulated: WARNING };

/** It cannot work as asked, or a service may not do it; while trying things out that is no harm. */
export const ERROR_OUTSIDE_DEV: SeverityByProfile = { dev: WARNING, prod: ERROR, regulated: ERROR };
