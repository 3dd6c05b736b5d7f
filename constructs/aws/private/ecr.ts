/** A private registry of Amazon ECR. */
export interface EcrRegistry {
  readonly host: string;
  readonly account: string;
  readonly region: string;
  readonly repository: string;
}

const REFERENCE = /^((\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?)\/([^:@]+)/;

/** The private ECR repository that an image reference names; nothing for an image from elsewhere. */
export function ecrRegistryOf(image: string): EcrRegistry | undefined {
  const [, host, account, region, repository] = REFERENCE.exec(image) ?? [];
  return host === undefined ? undefined : { host, account, region, repository };
}
