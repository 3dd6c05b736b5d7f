/** Tag of a cloud resource that says to which service it belongs: by it what this library rendered is known again. */
export const SERVICE_TAG = 'llm-serving:service';

/** Tag of a machine that says to which deployment it belongs. */
export const DEPLOYMENT_TAG = 'llm-serving:deployment';
