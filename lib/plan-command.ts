/** The command that shows the plan of a deployment, as remedies name it: each environment has a plan, and a lock, of its own. */
export function planCommand(environment?: string, ...options: string[]): string {
  return `\`${['llm-serving plan FILE', ...(environment === undefined ? [] : [`-e ${environment}`]), ...options].join(' ')}\``;
}

/** What mends a plan that its lock holds fast. */
export const lockAgain = ({ environment }: { readonly environment?: string }): string => `write the lock again with ${planCommand(environment, '--write')}`;
