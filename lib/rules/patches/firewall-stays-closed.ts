import type { Body } from '../../patch/rendering';
import { ALWAYS_ERROR } from '../severities';
import { at, mapsAt, type Json } from './json';
import { newly } from './newly';
import type { PatchRule } from './patch-rule';

const EVERYBODY = ['0.0.0.0/0', '::/0'];

export const firewallStaysClosed: PatchRule = {
  code: 'PATCH_OPENS_FIREWALL',
  area: 'patches',
  law: 'a patch lets no other address range in than the deployment does',
  why: 'who may call is said in access.allowedCidrs, where it is judged; past the load balancer there is neither TLS nor a log of who came',
  severity: ALWAYS_ERROR,
  check: ({ hits }) => newly(hits, openings).map(({ name, weakness }) => ({
    path: 'merge.Properties',
    message: `the patch opens '${name}' to ${weakness}`,
    remedy: 'name the callers in access.allowedCidrs, or a narrow range in the patch',
    value: weakness,
  })),
};

function openings({ Type, Properties }: Body): string[] {
  const rules = Type === 'AWS::EC2::SecurityGroup' ? mapsAt(Properties, 'SecurityGroupIngress') : [];
  const own = Type === 'AWS::EC2::SecurityGroupIngress' ? [(Properties ?? {}) as Json] : [];
  return [...rules, ...own].flatMap((rule) => [at(rule, 'CidrIp'), at(rule, 'CidrIpv6')].filter((range) => EVERYBODY.includes(String(range))).map((range) => `${range} on ${portsOf(rule)}`));
}

function portsOf({ IpProtocol, FromPort, ToPort }: Json): string {
  if (String(IpProtocol) === '-1') return 'every port';
  return FromPort === ToPort ? `port ${FromPort}` : `ports ${FromPort} to ${ToPort}`;
}
