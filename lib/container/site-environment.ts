import type { Deployment } from '../deployment/deployment';

/** Hosts that must never go through a forward proxy: this machine, metadata, container credentials, Pod Identity, cluster and AWS endpoints. */
const DIRECT = ['localhost', '127.0.0.1', '169.254.169.254', '169.254.170.2', '169.254.170.23', '[fd00:ec2::23]', '.svc', '.cluster.local', '.internal'];

/** What a container that reaches out must know of the site's network. */
export function siteEnvironment({ site, aws }: Deployment): { [name: string]: string } {
  const region: { [name: string]: string } = aws ? { AWS_REGION: aws.region } : {};
  if (site.proxy === undefined) return region;
  const endpoints = aws ? [`.${aws.region}.amazonaws.com`, `.${aws.region}.api.aws`] : [];
  const noProxy = [...DIRECT, ...endpoints, ...(site.noProxy ?? [])].join(',');
  return { ...region, HTTPS_PROXY: site.proxy, HTTP_PROXY: site.proxy, NO_PROXY: noProxy, https_proxy: site.proxy, http_proxy: site.proxy, no_proxy: noProxy };
}
