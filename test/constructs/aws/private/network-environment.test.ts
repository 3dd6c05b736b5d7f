import { networkEnvironment } from '../../../../constructs/aws/private/network-environment';
import type { SiteProps } from '../../../../lib/deployment/platform-props';
import { givenDeployment } from '../../../support/replica';

const trustedBy = (site: SiteProps): string | undefined => networkEnvironment(givenDeployment({ site })).AWS_CA_BUNDLE;

test.each<[what: string, site: SiteProps, path: string | undefined]>([
  ['a path of one platform', { caBundle: '/etc/pki/corp.crt' }, '/etc/pki/corp.crt'],
  ['a path beside a ConfigMap', { certificateAuthorities: { configMap: 'corp-ca', path: '/etc/pki/corp.crt' } }, '/etc/pki/corp.crt'],
  ['a ConfigMap', { caBundle: 'corp-ca' }, undefined],
  ['nothing', {}, undefined],
])('machines trust what their path says: %s', (_, site, path) => {
  expect(trustedBy(site)).toBe(path);
});
