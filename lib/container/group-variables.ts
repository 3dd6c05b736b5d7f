/** Variables that LeaderWorkerSet sets in every container of a group (kubernetes-sigs/lws v0.10.0, read 2026-11-22). */
export const GROUP_VARIABLES = { leader: 'LWS_LEADER_ADDRESS', rank: 'LWS_WORKER_INDEX' } as const;

/** A variable as an argument refers to it. */
export const reference = (variable: string): string => `$(${variable})`;
