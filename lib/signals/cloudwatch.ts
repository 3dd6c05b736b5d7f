/** Namespace of the metrics, and their only dimension: the service. A dimension for each machine would hide what the mean over all of them is. */
export const CLOUDWATCH = { namespace: 'LlmServing', dimension: 'Service' } as const;
