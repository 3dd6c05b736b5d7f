import { App, Stack } from 'aws-cdk-lib';
import { openTowards } from '../../../constructs/aws/file-system-firewall';
import { Template } from 'aws-cdk-lib/assertions';

const NFS = { from: 2049, to: 2049, purpose: 'NFS' };

function rangesFor(cidrs: string[]): string[] {
  const stack = new Stack(new App({ analyticsReporting: false }), 'test');
  openTowards(stack, { clientGroupId: 'sg-0', cidrs, ports: [NFS] });
  return Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupEgress')).map(({ Properties }) => Properties.CidrIp);
}

test('machines ask a file system within the range of the network', () => {
  expect(rangesFor(['10.20.0.0/16'])).toEqual(['10.20.0.0/16']);
});

test('where the range is not known, nothing outside private networks is asked', () => {
  expect(rangesFor([])).toEqual(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']);
});
