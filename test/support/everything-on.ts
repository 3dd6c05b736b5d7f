import * as fs from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './sources';

const SEVERITIES = ['page', 'ticket', 'info'];
const SUBJECT = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d';

/** Every way of telling, for every severity. */
const NOTIFICATIONS = SEVERITIES.flatMap((severity, index) => [
  { severity, to: 'pagerduty', secret: `oncall/pagerduty-${severity}` },
  { severity, to: 'opsgenie', secret: `oncall/opsgenie-${severity}` },
  { severity, to: 'webhook', secret: `oncall/hook-${severity}` },
  { severity, to: 'slack', workspace: 'T0123ABCD', channel: `C0123ABC${index}` },
  { severity, to: 'teams', tenant: SUBJECT, team: SUBJECT, channel: `19%3A${index}ab_cd%40thread.tacv2` },
  { severity, to: 'email', address: `llm-${severity}@example.com` },
  { severity, to: 'lambda', arn: `arn:aws:lambda:us-east-1:111122223333:function:tell-${severity}` },
  { severity, to: 'topic', arn: `arn:aws:sns:us-east-1:111122223333:told-${severity}` },
]);

const standby = (name: string) => ({
  service: name, targetGroup: `arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/${name}/0123456789abcdef`, securityGroup: 'sg-0123456789abcdef0',
});

const OPERATIONS = {
  observability: {
    notifications: NOTIFICATIONS,
    quietHours: [{ days: ['sat', 'sun'], from: '00:00', to: '00:00', timeZone: 'Europe/Berlin' }, { from: '22:00', to: '06:00', timeZone: 'Europe/Berlin' }],
    alerts: { failedShare: 0.02, budgetUsdPerMonth: 12000 },
    logging: { audit: true, archive: { enabled: true, objectLock: true, days: 400 } },
  },
  degradation: {
    steps: [
      { action: 'shed-load', queue: 32, retryAfter: '10s' },
      { action: 'smaller-model', when: { signal: 'requests_held', above: 16, lasting: '2m' }, standby: { ...standby('small'), model: 'Qwen/Qwen3-4B', instanceType: 'g6.xlarge', share: 0.02 } },
      { action: 'other-place', standby: { ...standby('other'), zones: ['us-east-1a'] } },
      { action: 'refuse', message: 'We are busy.', retryAfter: '60s' },
    ],
  },
  recovery: { backup: true, failover: 'primary' },
};

/** An example on one platform of AWS with every part that makes resources of its own. */
export function everythingOn(file: string, platform: string): string {
  const { kubernetes: _, access, aws, ...deployment } = parse(fs.readFileSync(path.join(ROOT, 'examples', file), 'utf8'));
  const imports = { hostedZone: { id: 'Z0123456789', name: 'example.com' } };
  return JSON.stringify({ ...deployment, ...OPERATIONS, platforms: [platform], access: { ...access, hostName: 'chat.example.com' }, aws: { ...aws, imports }, storage: { shared: { kind: 'efs' } } });
}
