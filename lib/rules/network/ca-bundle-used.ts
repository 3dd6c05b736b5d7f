import { certificateAuthoritiesOf } from '../../container/certificate-authorities';
import type { CertificateAuthoritiesProps } from '../../deployment/platform-props';
import { makesMachines, makesPods } from '../questions';
import type { Rule, Subject, Violation } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** What each platform reads. */
const READERS = [
  { field: 'configMap', rendered: makesPods, who: 'pods', form: 'the name of a ConfigMap with the key ca.crt', sample: 'acme-ca', isForm: (text: string) => !text.includes('/') },
  { field: 'path', rendered: makesMachines, who: 'machines', form: 'an absolute path on the machine image', sample: '/etc/pki/acme.crt', isForm: (text: string) => text.startsWith('/') },
] as const;

export const caBundleUsed: Rule = {
  code: 'CA_BUNDLE_NOT_USED',
  area: 'network',
  law: 'the certificate authorities of the company are named in the way of each platform',
  why: 'pods read a ConfigMap and machines a file: whoever is given the other one trusts no proxy that opens TLS',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { caBundle, certificateAuthorities } = subject.deployment.site;
    if (caBundle === undefined && certificateAuthorities === undefined) return [];
    if (caBundle !== undefined && certificateAuthorities !== undefined) return [givenTwice(caBundle)];
    return [...unheard(subject), ...illegal(certificateAuthorities ?? {})];
  },
};

function givenTwice(caBundle: string): Violation {
  return {
    path: 'site.caBundle',
    message: `'${caBundle}' stands beside site.certificateAuthorities, one of the two counts`,
    remedy: 'remove site.caBundle',
    value: caBundle,
  };
}

/** Platforms that are rendered and told nothing. */
function unheard(subject: Subject): Violation[] {
  const { caBundle } = subject.deployment.site;
  const known = certificateAuthoritiesOf(subject.deployment.site);
  const rendered = READERS.filter((reader) => reader.rendered(subject));
  const both = `write site.certificateAuthorities: { ${READERS.map(({ field, sample }) => `${field}: ${known[field] ?? sample}`).join(', ')} }`;
  return rendered.filter(({ field }) => known[field] === undefined).map(({ field, who, form, sample }) => ({
    path: caBundle === undefined ? 'site.certificateAuthorities' : 'site.caBundle',
    message: caBundle === undefined ? `site.certificateAuthorities has no ${field}, and ${who} take ${form}` : `'${caBundle}' says nothing to ${who}, they take ${form}`,
    remedy: rendered.length > 1 || caBundle === undefined ? both : `write site.caBundle: ${sample}, which is ${form}`,
    ...(caBundle !== undefined && { value: caBundle }),
    limit: form,
  }));
}

function illegal(given: CertificateAuthoritiesProps): Violation[] {
  return READERS.flatMap(({ field, form, sample, isForm }) => {
    const value = given[field];
    return value === undefined || isForm(value) ? [] : [{
      path: `site.certificateAuthorities.${field}`,
      message: `'${value}' is not ${form}`,
      remedy: `write it as ${sample}`,
      value,
      limit: form,
    }];
  });
}
