import type { Volume } from 'kubernetes-types/core/v1';
import { certificateAuthoritiesOf } from '../../../lib/container/certificate-authorities';
import type { ContainerSpec } from '../../../lib/container/container-spec';
import type { SiteProps } from '../../../lib/deployment/platform-props';

const VOLUME = 'ca-bundle';
const FOLDER = '/etc/llm-serving/ca';
const FILE = 'ca.crt';

/** The volume with the company's authorities, if there are any. */
export function authorityVolumes(site: SiteProps): Volume[] {
  const { configMap: name } = certificateAuthoritiesOf(site);
  return name === undefined ? [] : [{ name: VOLUME, configMap: { name, items: [{ key: FILE, path: FILE }] } }];
}

/** A container that reaches out, told where the company's authorities are. */
export function withAuthorities(spec: ContainerSpec, site: SiteProps): ContainerSpec {
  if (certificateAuthoritiesOf(site).configMap === undefined) return spec;
  const file = `${FOLDER}/${FILE}`;
  return {
    ...spec,
    env: { AWS_CA_BUNDLE: file, CURL_CA_BUNDLE: file, SSL_CERT_FILE: file, ...spec.env },
    mounts: [...spec.mounts, { volume: VOLUME, path: FOLDER, readOnly: true }],
  };
}
