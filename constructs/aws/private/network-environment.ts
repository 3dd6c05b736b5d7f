import { certificateAuthoritiesOf } from '../../../lib/container/certificate-authorities';
import { siteEnvironment } from '../../../lib/container/site-environment';
import type { Deployment } from '../../../lib/deployment/deployment';

/** How programs on the box reach the world: through the site's proxy, trusting the site's authorities. */
export function networkEnvironment(deployment: Deployment): { [name: string]: string } {
  const { path } = certificateAuthoritiesOf(deployment.site);
  const trusted: { [name: string]: string } = path === undefined ? {} : { AWS_CA_BUNDLE: path, CURL_CA_BUNDLE: path, SSL_CERT_FILE: path };
  return { ...siteEnvironment(deployment), ...trusted };
}

/** Port of the site's proxy. */
export function proxyPortOf({ site }: Deployment): number | undefined {
  if (site.proxy === undefined) return undefined;
  const [, scheme, port] = /^(https?):\/\/[^/]*?(?::(\d+))?\/?$/.exec(site.proxy) ?? [];
  if (port !== undefined) return Number(port);
  return scheme === 'http' ? 80 : undefined;
}
