/** A number of replicas, and the range it moves in, of a description or of a plan. */
interface Replicas {
  readonly replicas: number;
  /** @default - it is fixed */
  readonly scaling?: { readonly max: number };
}

/** As many replicas as may ever run, but for updates: those that carry the peak, and what quotas, volumes and policies must have room for. */
export function mostReplicas({ replicas, scaling }: Replicas): number {
  return scaling === undefined ? replicas : Math.max(replicas, scaling.max);
}
