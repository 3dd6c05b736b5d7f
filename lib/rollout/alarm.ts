/** Share of failed answers that takes an update back; our judgement. */
export const MOST_FAILED = 0.05;

/** Minutes that the alarm looks back, and in how many of them the share must be passed; our judgement. */
export const WINDOW = { minutes: 5, failing: 3 } as const;
