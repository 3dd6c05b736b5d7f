import { CfnResource } from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import type { IConstruct } from 'constructs';
import type { StackNote } from './tenancy';

/** Something that is charged for without a request. */
interface Charged {
  is(resource: CfnResource): boolean;
  note(found: readonly CfnResource[]): StackNote;
}

/** What stands besides machines. Prices differ by region, and none is known here. */
const CHARGED: readonly Charged[] = [
  {
    is: (resource) => resource instanceof CfnDashboard,
    note: () => ({ subject: 'price of the dashboard', reason: 'CloudWatch charges every month for each dashboard beyond the free ones of an account; observability.dashboards: false saves it' }),
  },
  {
    is: (resource) => resource instanceof CfnDeliveryStream,
    note: () => ({
      subject: 'price of the log archive',
      reason: 'Firehose charges for each GB of lines that it takes, unpacks and writes as columns, S3 for what it keeps, and Athena for what a question reads; observability.logging.archive.enabled: false saves it',
    }),
  },
  {
    // the one of S3 is a route, and free
    is: (resource) => resource instanceof CfnVPCEndpoint && resource.vpcEndpointType === 'Interface',
    note: (doors) => ({ subject: 'price of endpoints', reason: `each of ${doors.length} interface endpoints is charged for by the hour in each zone, and by GB: ${doors.map(({ node }) => node.id).join(', ')}` }),
  },
];

/** What a reviewer hears of what a service costs besides its machines. */
export function upkeepOf(construct: IConstruct): StackNote[] {
  const resources = construct.node.findAll().filter((each) => CfnResource.isCfnResource(each));
  return CHARGED.flatMap(({ is, note }) => {
    const found = resources.filter(is);
    return found.length > 0 ? [note(found)] : [];
  });
}
