import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { CapacityPool } from '../../../lib/capacity/pools';
import { CapacityKind } from '../../../lib/deployment/capacity-props';

/** What a group launches: one template, or several types and ways to buy them. */
export type GroupLaunch = Pick<autoscaling.CfnAutoScalingGroupProps, 'launchTemplate' | 'mixedInstancesPolicy'>;

/** A mixed policy only where something is mixed: reservations and blocks launch from a plain template. */
export function launchOf({ segments }: CapacityPool, template: autoscaling.CfnAutoScalingGroup.LaunchTemplateSpecificationProperty, types: readonly string[]): GroupLaunch {
  const spot = segments.some(({ kind }) => kind === CapacityKind.SPOT);
  const bought = segments.some(({ kind }) => kind === CapacityKind.RESERVED || kind === CapacityKind.CAPACITY_BLOCK);
  if (bought || (!spot && types.length === 1)) return { launchTemplate: template };
  const floor = segments.find(({ kind }) => kind === CapacityKind.ON_DEMAND)?.most ?? 0;
  return {
    mixedInstancesPolicy: {
      launchTemplate: { launchTemplateSpecification: template, overrides: types.map((instanceType) => ({ instanceType })) },
      instancesDistribution: {
        onDemandAllocationStrategy: 'prioritized',
        onDemandBaseCapacity: spot ? floor : 0,
        onDemandPercentageAboveBaseCapacity: spot ? 0 : 100,
        ...(spot && { spotAllocationStrategy: 'price-capacity-optimized' }),
      },
    },
  };
}

/** A block is bought at a market of its own, and launched into by its id only. */
export function marketOf({ segments: [{ kind, reservation }] }: CapacityPool): Pick<ec2.CfnLaunchTemplate.LaunchTemplateDataProperty, 'instanceMarketOptions' | 'capacityReservationSpecification'> {
  if (kind !== CapacityKind.CAPACITY_BLOCK) return {};
  return { instanceMarketOptions: { marketType: 'capacity-block' }, capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId: reservation } } };
}
