/** How one replica of an engine spreads beyond the devices that share each layer. */
export interface EngineSpread {
  /** How it spans several machines. @default - it cannot: `refusal` says why */
  readonly group?: EngineGroup;

  /** Why it cannot span several machines, and what to do. @default - it can */
  readonly refusal?: string;

  /** True when devices can hold whole experts. */
  readonly wholeExperts: boolean;

  /** Where it was read. */
  readonly source: string;
}

/** How one replica spans several machines that each run a process of the engine. */
export interface EngineGroup {
  /** Port of the leader where its members meet. */
  readonly rendezvousPort: number;

  /** Variable that must hold a member's own address. @default - it finds out by itself */
  readonly addressVariable?: string;

  /** Why its published image cannot use the fast network between machines. @default - it can */
  readonly fabricProblem?: string;

  /** Where an image is found that can. */
  readonly fabricImages: string;
}

/** Which member of its group a process is. */
export interface EngineMember {
  /** Machines of the group. */
  readonly nodes: number;

  /** Its number, from 0; the leader has 0. It may be a reference that the platform resolves, such as `$(NAME)`. */
  readonly rank: string;

  /** Address of the leader, or a reference that the platform resolves. */
  readonly leaderAddress: string;
}

/** The number of the member that answers requests. */
export const LEADER_RANK = '0';
