/** Who stands by behind the same load balancer. */
export interface StandbyTarget {
  /** ARN of its target group. */
  readonly targetGroupArn: string;

  /** Its part of a hundred requests. */
  readonly weight: number;

  /**
   * Security group of its machines.
   *
   * @default - the load balancer reaches them already
   */
  readonly securityGroupId?: string;
}
