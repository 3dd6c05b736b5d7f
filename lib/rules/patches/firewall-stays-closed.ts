import type { Body } from '../../patch/rendering';
import { ALWAYS_ERROR } from '../severities';
import { mapsAt, type Json } from './json';
import { newly } from './newly';
import type { PatchRule } from './patch-rule';
import { isWide } from './wide-range';
import { shown } from './words';

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
  return [...rules, ...own].flatMap((rule) => sourcesOf(rule).map((source) => `${source} on ${portsOf(rule)}`));
}

/** Wide ranges; on every port also narrow ones, and every other group. */
function sourcesOf(rule: Json): string[] {
  const ranges = [rule.CidrIp, rule.CidrIpv6].filter((range) => range !== undefined);
  if (!onEveryPort(rule)) return ranges.filter(isWide);
  const group = shown(rule.SourceSecurityGroupId);
  const others = rule.SourceSecurityGroupId === undefined || group === shown(rule.GroupId) ? [] : [`the group ${group}`];
  return [...ranges.map((range) => (typeof range === 'string' ? range : shown(range))), ...others, ...(rule.SourcePrefixListId === undefined ? [] : [`the list ${shown(rule.SourcePrefixListId)}`])];
}

const onEveryPort = ({ IpProtocol }: Json): boolean => String(IpProtocol) === '-1';

function portsOf(rule: Json): string {
  const { FromPort, ToPort } = rule;
  if (onEveryPort(rule) || FromPort === undefined) return 'every port';
  return FromPort === ToPort ? `port ${FromPort}` : `ports ${FromPort} to ${ToPort}`;
}
