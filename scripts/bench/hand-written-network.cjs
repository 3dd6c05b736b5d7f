// The network of the hand-written apps that the benchmark compares with.
const { Aws, Fn } = require('aws-cdk-lib');
const ec2 = require('aws-cdk-lib/aws-ec2');

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

/** Interface endpoints, and what to wait for before a machine starts. */
function endpointsOf(stack, { vpcId, subnetIds }, { firewall, services }) {
  const group = new ec2.CfnSecurityGroup(stack, 'EndpointsFirewall', {
    vpcId,
    groupDescription: 'Interface endpoints: HTTPS from the boxes of this service',
    securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, sourceSecurityGroupId: firewall.attrGroupId, description: 'HTTPS from the boxes' }],
    securityGroupEgress: [{ ipProtocol: 'icmp', fromPort: 252, toPort: 86, cidrIp: '255.255.255.255/32', description: 'Nothing: endpoints only answer' }],
  });
  const endpoints = services.map((service) => new ec2.CfnVPCEndpoint(stack, `Endpoint-${service}`, {
    vpcId, subnetIds, vpcEndpointType: 'Interface', privateDnsEnabled: true, securityGroupIds: [group.attrGroupId],
    serviceName: Fn.join('', ['com.amazonaws.', Aws.REGION, `.${service}`]),
  }));
  return [group, ...endpoints];
}

module.exports = { endpointsOf, firewallOf, networkOf };
