/** Tag of a cloud resource that says to which service it belongs: by it what this library rendered is known again. */
export const SERVICE_TAG = 'llm-serving:service';

/** Tag of a machine that says to which deployment it belongs. */
export const DEPLOYMENT_TAG = 'llm-serving:deployment';

/** Label under which a rendered engine carries the names that it serves, separated by commas. */
export const SERVED_NAMES_LABEL = 'llm-serving/served-names';
