import { histogramStoreOf } from '../../../lib/collection/histogram-store';
import { certificateAuthoritiesOf } from '../../../lib/container/certificate-authorities';
import { siteEnvironment } from '../../../lib/container/site-environment';
import type { Deployment } from '../../../lib/deployment/deployment';
import { HistogramStore } from '../../../lib/deployment/enums';
import type { ServingInput } from '../serving-input';

/** How programs on the box reach the world: through the site's proxy, trusting the site's authorities. */
export function networkEnvironment(deployment: Deployment): { [name: string]: string } {
  const { path } = certificateAuthoritiesOf(deployment.site);
  const trusted: { [name: string]: string } = path === undefined ? {} : { AWS_CA_BUNDLE: path, CURL_CA_BUNDLE: path, SSL_CERT_FILE: path };
  return { ...siteEnvironment(deployment), ...trusted };
}

/** Port of the site's proxy. */
export function proxyPortOf({ site }: Deployment): number | undefined {
  return portOf(site.proxy);
}

/** Port of the store that histograms go to, where it is not one of AWS. */
export function storePortOf({ deployment, service }: Pick<ServingInput, 'deployment' | 'service'>): number | undefined {
  return histogramStoreOf(deployment, service) === HistogramStore.OTLP ? portOf(service.observability.otlpEndpoint) : undefined;
}

/** Port of whoever takes spans of requests. */
export function tracesPortOf({ service }: Pick<ServingInput, 'service'>): number | undefined {
  return portOf(service.observability.traces?.endpoint);
}

/** Nothing for HTTPS on its usual port, which is open anyway. */
function portOf(address: string | undefined): number | undefined {
  const [, scheme, port] = /^(https?):\/\/[^/]*?(?::(\d+))?(?:\/.*)?$/.exec(address ?? '') ?? [];
  if (port !== undefined) return Number(port);
  return scheme === 'http' ? 80 : undefined;
}
