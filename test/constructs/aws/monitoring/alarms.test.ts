import { watchOf } from '../../../../lib/alerts/watch';
import { isForCloudWatch } from '../../../../lib/alerts/trigger';
import { observabilityOf } from '../../../../lib/deployment/observability';
import { Platform } from '../../../../lib/deployment/enums';
import { RolloutStrategy } from '../../../../lib/deployment/rollout-props';
import type { Template } from 'aws-cdk-lib/assertions';
import { rings, type AlarmDefinition } from '../../../support/alarm-evaluator';
import { MINUTES } from '../../../support/alert-world';
import { givenInput, givenTemplate, type GivenAws } from '../../../support/aws-fixture';
import { badCaseOf, LOOKED_AT, QUIET_ON_AWS } from '../../../support/aws-worlds';
import { givenEcsTemplate, givenTasks } from '../../../support/ecs-fixture';
import { observedOf } from '../../../support/observed-world';
import { givenScaling } from '../../../support/scaling';

/** A service that scales, shows a certificate and archives its lines, so that every alert finds its figures. */
const WATCHED: GivenAws = {
  access: { certificate: 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555' },
  service: { replicas: 2, spareAccelerator: true, observability: observabilityOf({}, true) },
  plan: { replicas: 2, scaling: givenScaling() },
};

const PLACES: readonly { readonly platform: Platform; readonly given: GivenAws; readonly template: () => Template }[] = [
  { platform: Platform.EC2, given: WATCHED, template: () => givenTemplate(WATCHED) },
  { platform: Platform.ECS, given: givenTasks(WATCHED), template: () => givenEcsTemplate(WATCHED) },
];

/** Properties of the resources of a type, by their logical ids. */
const resourcesOf = (template: Template, type: string): [string, any][] => Object.entries(template.findResources(type)).map(([id, { Properties }]) => [id, Properties]);

test('faults and lines that wait are watched where they can be', () => {
  const codesOn = (given: GivenAws, platform: Platform): string[] => watchOf(givenInput(given), platform).alerts.map(({ alert: { code } }) => code).filter((code) => ['ACCELERATOR_FAULTS', 'LOGS_NOT_DELIVERED'].includes(code));
  expect(codesOn(WATCHED, Platform.EC2)).toEqual(['ACCELERATOR_FAULTS', 'LOGS_NOT_DELIVERED']);
  expect(codesOn(givenTasks(WATCHED), Platform.ECS)).toEqual(['LOGS_NOT_DELIVERED']);
  expect(codesOn({}, Platform.EC2)).toEqual(['ACCELERATOR_FAULTS']);
});

test('while updates shift requests, alarms count the replicas in both target groups', () => {
  const shifting = givenEcsTemplate({ ...WATCHED, service: { ...WATCHED.service, rollout: { strategy: RolloutStrategy.CANARY, share: 0.05, bakeSeconds: 630 } } });
  const [[, alarm]] = resourcesOf(shifting, 'AWS::CloudWatch::Alarm').filter(([, { AlarmDescription }]) => AlarmDescription.startsWith('NO_HEALTHY_REPLICA'));
  const groups = alarm.Metrics.flatMap(({ MetricStat }: any) => (MetricStat?.Metric.Dimensions ?? []).flatMap(({ Name, Value }: any) => (Name === 'TargetGroup' ? Value['Fn::GetAtt'][0] : [])));
  expect(groups).toEqual([expect.stringMatching(/LoadBalancerTargets/), expect.stringMatching(/AlternateTargets/)]);
  expect(alarm.TreatMissingData).toBe('breaching');
});

describe.each(PLACES)('alarms on $platform', ({ platform, given, template }) => {
  const watch = watchOf(givenInput(given), platform);
  const found = resourcesOf(template(), 'AWS::CloudWatch::Alarm').filter(([id]) => id.includes('MonitoringAlarms'));
  const alarms = new Map<string, AlarmDefinition>(found.map(([, properties]) => [properties.AlarmDescription.split(':')[0], properties]));

  test('there is one for each alert that CloudWatch can compute', () => {
    expect([...alarms.keys()].sort()).toEqual([...watch.alerts.filter(({ condition }) => isForCloudWatch(condition, watch.signals)), ...watch.anomalies].map(({ alert }) => alert.code).sort());
    expect(alarms.size).toBe(found.length);
  });

  test.each([...alarms.keys()])('%s rings', (code) => {
    const { world, atMinute = MINUTES } = badCaseOf(code) ?? { world: [] };
    expect({ code, tested: world.length > 0 }).toEqual({ code, tested: true });
    expect(rings(alarms.get(code)!, observedOf(world, watch.signals), atMinute)).toBe(true);
  });

  test('silence rings those alone that are blind without values', () => {
    const nothing = new Map([...observedOf(QUIET_ON_AWS[0].world, watch.signals).keys()].map((key) => [key, []]));
    expect([...alarms].filter(([, alarm]) => rings(alarm, nothing, MINUTES)).map(([code]) => code).sort()).toEqual(['NOBODY_REPORTS', 'NO_HEALTHY_REPLICA']);
  });

  test.each(QUIET_ON_AWS)('none rings while $what', ({ world }) => {
    const observed = observedOf(world, watch.signals);
    expect([...alarms].flatMap(([code, alarm]) => LOOKED_AT.filter((minute) => rings(alarm, observed, minute)).map((minute) => `${code} at ${minute}`))).toEqual([]);
  });
});
