import type { CertificateAuthoritiesProps, SiteProps } from '../deployment/platform-props';

/** Where the company's certificate authorities lie on each platform: the plain form means the one whose form it has. */
export function certificateAuthoritiesOf({ caBundle, certificateAuthorities }: SiteProps): CertificateAuthoritiesProps {
  if (certificateAuthorities) return certificateAuthorities;
  if (caBundle === undefined) return {};
  return caBundle.startsWith('/') ? { path: caBundle } : { configMap: caBundle };
}
