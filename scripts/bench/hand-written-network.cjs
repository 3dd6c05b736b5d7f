// The network, the firewalls and the load balancer of the hand-written app that the benchmark compares with.
const { Aws, Fn } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');

const GUARD_PORT = 8080;

function networkOf(stack, zones) {
  const vpcId = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16', enableDnsHostnames: true, enableDnsSupport: true }).attrVpcId;
  const inner = subnetsOf(stack, { kind: 'Private', vpcId, zones, cidr: (index) => `10.0.${index * 16}.0/20` });
  const outer = subnetsOf(stack, { kind: 'Public', vpcId, zones, cidr: (index) => `10.0.${240 + index}.0/24` });
  const gateway = new ec2.CfnInternetGateway(stack, 'Gateway');
  const attachment = new ec2.CfnVPCGatewayAttachment(stack, 'Attachment', { vpcId, internetGatewayId: gateway.attrInternetGatewayId });
  const out = new ec2.CfnRoute(stack, 'PublicRoute', {
    routeTableId: outer.table, destinationCidrBlock: '0.0.0.0/0', gatewayId: gateway.attrInternetGatewayId,
  });
  out.addResourceDependency(attachment);
  const address = new ec2.CfnEIP(stack, 'NatAddress', { domain: 'vpc' });
  const nat = new ec2.CfnNatGateway(stack, 'Nat', { subnetId: outer.ids[0], allocationId: address.attrAllocationId });
  nat.addResourceDependency(out);
  const natRoute = new ec2.CfnRoute(stack, 'PrivateRoute', { routeTableId: inner.table, destinationCidrBlock: '0.0.0.0/0', natGatewayId: nat.attrNatGatewayId });
  const storage = new ec2.CfnVPCEndpoint(stack, 'Storage', {
    vpcId, vpcEndpointType: 'Gateway', serviceName: Fn.join('', ['com.amazonaws.', Aws.REGION, '.s3']), routeTableIds: [inner.table],
  });
  return { vpcId, subnetIds: inner.ids, routes: [out, natRoute, storage] };
}

function subnetsOf(stack, { kind, vpcId, zones, cidr }) {
  const table = new ec2.CfnRouteTable(stack, `${kind}Routes`, { vpcId }).attrRouteTableId;
  const ids = zones.map((zone, index) => {
    const subnet = new ec2.CfnSubnet(stack, `${kind}Subnet${index}`, { vpcId, availabilityZoneId: zone, cidrBlock: cidr(index), mapPublicIpOnLaunch: false });
    new ec2.CfnSubnetRouteTableAssociation(stack, `${kind}Subnet${index}Routes`, { subnetId: subnet.attrSubnetId, routeTableId: table });
    return subnet.attrSubnetId;
  });
  return { table, ids };
}

function firewallOf(stack, vpcId) {
  return new ec2.CfnSecurityGroup(stack, 'Firewall', {
    vpcId,
    groupDescription: 'Boxes of an LLM service: the guard in, HTTPS out',
    securityGroupIngress: [],
    securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0', description: 'AWS services, images and weights' }],
  });
}

function loadBalancerOf(stack, { vpcId, subnetIds }, firewall) {
  const callers = new ec2.CfnSecurityGroup(stack, 'BalancerFirewall', {
    vpcId,
    groupDescription: 'Load balancer of an LLM service: callers in, the guard out',
    securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 80, toPort: 80, cidrIp: '10.0.0.0/16', description: 'Callers' }],
    securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: GUARD_PORT, toPort: GUARD_PORT, destinationSecurityGroupId: firewall.attrGroupId, description: 'The guard of a box' }],
  });
  new ec2.CfnSecurityGroupIngress(stack, 'FromBalancer', {
    groupId: firewall.attrGroupId, sourceSecurityGroupId: callers.attrGroupId,
    ipProtocol: 'tcp', fromPort: GUARD_PORT, toPort: GUARD_PORT, description: 'The guard, from the load balancer',
  });
  const balancer = new elb.CfnLoadBalancer(stack, 'Balancer', {
    type: 'application', scheme: 'internal', ipAddressType: 'ipv4', subnets: subnetIds, securityGroups: [callers.attrGroupId],
    loadBalancerAttributes: [
      { key: 'idle_timeout.timeout_seconds', value: '120' },
      { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' },
      { key: 'deletion_protection.enabled', value: 'false' },
      { key: 'access_logs.s3.enabled', value: 'false' },
    ],
  });
  const targets = new elb.CfnTargetGroup(stack, 'Targets', {
    vpcId, targetType: 'instance', port: GUARD_PORT, protocol: 'HTTP', matcher: { httpCode: '200' },
    healthCheckPath: '/health', healthCheckProtocol: 'HTTP', healthCheckPort: 'traffic-port',
    healthCheckIntervalSeconds: 42, healthCheckTimeoutSeconds: 5, healthyThresholdCount: 2, unhealthyThresholdCount: 10,
    targetGroupAttributes: [
      { key: 'deregistration_delay.timeout_seconds', value: '315' },
      { key: 'load_balancing.algorithm.type', value: 'least_outstanding_requests' },
    ],
  });
  const listener = new elb.CfnListener(stack, 'Listener', {
    loadBalancerArn: balancer.ref, port: 80, protocol: 'HTTP', defaultActions: [{ type: 'forward', targetGroupArn: targets.ref }],
  });
  return { listener, targetGroupArn: targets.ref, targetGroupFullName: targets.attrTargetGroupFullName, fullName: balancer.attrLoadBalancerFullName, url: Fn.join('', ['http://', balancer.attrDnsName, '/v1']) };
}

module.exports = { networkOf, firewallOf, loadBalancerOf };
