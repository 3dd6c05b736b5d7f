import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const proxyApplied: Rule = {
  code: 'PROXY_NOT_APPLIED',
  area: 'network',
  law: 'what fetches weights goes through the proxy of the site',
  why: 'where a proxy is the only way out, a direct connection ends in a time-out',
  severity: ALWAYS_ERROR,
  check: ({ deployment: { site }, replica: { fetch } }) => {
    if (site.proxy === undefined || fetch === undefined || fetch.env['HTTPS_PROXY'] === site.proxy) return [];
    return [{
      path: 'site.proxy',
      message: `the fetch step does not know the proxy ${site.proxy}`,
      remedy: 'this is decided by the library: report it as a defect',
      value: site.proxy,
    }];
  },
};
