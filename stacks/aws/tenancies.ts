import { Platform } from '../../lib/deployment/enums';
import { ec2Tenancy } from './ec2-tenancy';
import { ecsTenancy } from './ecs-tenancy';
import { eksTenancy } from './eks-tenancy';
import type { Tenancy } from './tenancy';

/** What stands in the stack of each platform. */
export const TENANCIES: { readonly [platform: string]: Tenancy } = {
  [Platform.EC2]: ec2Tenancy,
  [Platform.ECS]: ecsTenancy,
  [Platform.EKS]: eksTenancy,
};
