import { onEc2, onKubernetes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_WARNING } from '../severities';

export const caBundleUsed: Rule = {
  code: 'CA_BUNDLE_NOT_USED',
  area: 'network',
  law: 'the certificate authorities of the company are named in the way of each platform',
  why: 'pods read a ConfigMap and machines a file: the other one does not trust a proxy that opens TLS',
  severity: ALWAYS_WARNING,
  check: (subject) => {
    const { caBundle } = subject.deployment.site;
    if (caBundle === undefined) return [];
    const isPath = caBundle.startsWith('/');
    const unheard = [
      { applies: onKubernetes(subject) && isPath, who: 'pods', form: 'the name of a ConfigMap with the key ca.crt' },
      { applies: onEc2(subject) && !isPath, who: 'machines', form: 'an absolute path on the machine image' },
    ];
    return unheard.filter(({ applies }) => applies).map(({ who, form }) => ({
      path: 'site.caBundle',
      message: `'${caBundle}' says nothing to ${who}, they take ${form}`,
      remedy: `give ${form}, in an environment of its own when a deployment has both`,
      value: caBundle,
      limit: form,
    }));
  },
};
