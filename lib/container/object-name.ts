/** A service, and the deployment it belongs to. */
interface Named {
  readonly deployment: string;
  readonly service: string;
}

/** The name of everything that a service owns in a cluster, and of the account its pods run as where one is made: never from the construct path, so that a move of code replaces nothing. */
export function objectName({ deployment, service }: Named): string {
  return deployment === service ? service : `${deployment}-${service}`;
}
