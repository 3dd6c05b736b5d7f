import { onKubernetes } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

/** A name of DNS (RFC 1123), at most 253 characters. */
const NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A host, or every host below one (Gateway API v1.6.1, type Hostname); an address is none. */
const HOST = /^(?!(\d+\.){3}\d+$)(?=.{1,253}$)(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Hosts of one route (Gateway API v1.6.1). */
const MOST_HOSTS = 16;

export const gatewayLegal: Rule = {
  code: 'GATEWAY_NAME_ILLEGAL',
  area: 'names and limits',
  law: `a gateway, its listener and at most ${MOST_HOSTS} hosts are named as the Gateway API wants them`,
  why: 'the API server refuses the route',
  severity: ALWAYS_ERROR,
  check: (subject) => {
    const { gateway } = subject.deployment.kubernetes;
    if (!onKubernetes(subject) || gateway === undefined) return [];
    const { name, listener, hostNames = [] } = gateway;
    const named: [field: string, text: string, form: RegExp][] = [
      ['name', name, NAME],
      ...(listener === undefined ? [] : [['listener', listener, NAME] as [string, string, RegExp]]),
      ...hostNames.map((host, index): [string, string, RegExp] => [`hostNames.${index}`, host, HOST]),
    ];
    const illegal = named.filter(([, text, form]) => !form.test(text)).map(([field, text, form]) => ({
      path: `kubernetes.gateway.${field}`,
      message: `'${text}' is no legal ${field.split('.')[0] === 'hostNames' ? 'host' : 'name'}`,
      remedy: 'take lower-case letters, digits, hyphens and dots, at most 253, with a letter or digit at both ends of each part',
      value: text,
      limit: form.source,
    }));
    const tooMany = hostNames.length > MOST_HOSTS ? [{
      path: 'kubernetes.gateway.hostNames',
      message: `${hostNames.length} hosts are named, at most ${MOST_HOSTS} stand in a route`,
      remedy: 'name a wildcard such as *.llm.example.com',
      value: String(hostNames.length),
      limit: String(MOST_HOSTS),
    }] : [];
    return [...illegal, ...tooMany];
  },
};
