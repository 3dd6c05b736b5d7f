import { isDeployTime } from '../questions';
import type { Rule } from '../rule';
import { ALWAYS_ERROR } from '../severities';

export const rangesLegal: Rule = {
  code: 'RANGE_ILLEGAL',
  area: 'network',
  law: 'address ranges are written as an IPv4 address with a prefix length, the bits behind it zero',
  why: 'security groups refuse anything else, at deployment',
  severity: ALWAYS_ERROR,
  check: ({ deployment: { aws }, service: { access } }) => {
    const cidr = aws?.imports?.vpc?.cidr;
    const ranges: [path: string, range: string][] = [
      ...access.allowedCidrs.map((range, index): [string, string] => [`access.allowedCidrs.${index}`, range]),
      ...(cidr === undefined ? [] : [['aws.imports.vpc.cidr', cidr] as [string, string]]),
    ];
    return ranges.filter(([, range]) => !isDeployTime(range) && !isRange(range)).map(([path, range]) => ({
      path,
      message: `'${range}' is no address range`,
      remedy: 'write the first address of the range and its prefix length, such as 10.0.0.0/16',
      value: range,
      limit: '10.0.0.0/16',
    }));
  },
};

function isRange(text: string): boolean {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return false;
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  return [a, b, c, d].every((byte) => byte <= 255) && prefix <= 32 && address % 2 ** (32 - prefix) === 0;
}
