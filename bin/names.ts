/** A deployment's name and environment. */
interface Named {
  readonly name: string;
  readonly environment?: string;
}

/** Name of what is rendered: the environment stands in it, so that two can live side by side. Stacks add the ending of their platform. */
export function chartNameOf({ name, environment }: Named): string {
  return environment === undefined ? name : `${name}-${environment}`;
}
