// The load balancer of the hand-written apps that the benchmark compares with.
const { Fn } = require('aws-cdk-lib');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const ec2 = require('aws-cdk-lib/aws-ec2');
const elb = require('aws-cdk-lib/aws-elasticloadbalancingv2');

const GUARD_PORT = 8080;
const HEADERS = [
  ['server.enabled', 'false'],
  ['x_content_type_options.header_value', 'nosniff'],
  ['x_frame_options.header_value', 'DENY'],
  ['content_security_policy.header_value', "default-src 'none'; frame-ancestors 'none'"],
].map(([key, value]) => ({ key: `routing.http.response.${key}`, value }));
const STRICT = { key: 'routing.http.response.strict_transport_security.header_value', value: 'max-age=31536000' };

/** Plain HTTP without a certificate; with one, HTTPS and a redirect to it. */
function loadBalancerOf(stack, { network, firewall, targets: facts, certificate, accessLogs }) {
  const callers = callersOf(stack, { network, firewall, ports: certificate === undefined ? [80] : [443, 80] });
  const balancer = new elb.CfnLoadBalancer(stack, 'Balancer', {
    type: 'application', scheme: 'internal', ipAddressType: 'ipv4', subnets: network.subnetIds, securityGroups: [callers.attrGroupId],
    loadBalancerAttributes: [
      { key: 'idle_timeout.timeout_seconds', value: '120' },
      { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' },
      { key: 'deletion_protection.enabled', value: String(accessLogs !== undefined) },
      { key: 'access_logs.s3.enabled', value: String(accessLogs !== undefined) },
      ...(accessLogs === undefined ? [] : [{ key: 'access_logs.s3.bucket', value: accessLogs.bucket.ref }]),
    ],
  });
  if (accessLogs !== undefined) balancer.addResourceDependency(accessLogs.policy);
  const targets = targetsOf(stack, network, facts);
  const listener = listenerOf(stack, { balancer, targets, certificate });
  const scheme = certificate === undefined ? 'http' : 'https';
  return { balancer, targets, listener, url: Fn.join('', [`${scheme}://`, balancer.attrDnsName, '/v1']) };
}

function callersOf(stack, { network, firewall, ports }) {
  const callers = new ec2.CfnSecurityGroup(stack, 'BalancerFirewall', {
    vpcId: network.vpcId,
    groupDescription: 'Load balancer of an LLM service: callers in, the guard out',
    securityGroupIngress: ports.map((port) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port, cidrIp: '10.0.0.0/16', description: 'Callers' })),
    securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: GUARD_PORT, toPort: GUARD_PORT, destinationSecurityGroupId: firewall.attrGroupId, description: 'The guard of a box' }],
  });
  new ec2.CfnSecurityGroupIngress(stack, 'FromBalancer', {
    groupId: firewall.attrGroupId, sourceSecurityGroupId: callers.attrGroupId,
    ipProtocol: 'tcp', fromPort: GUARD_PORT, toPort: GUARD_PORT, description: 'The guard, from the load balancer',
  });
  return callers;
}

function targetsOf(stack, { vpcId }, { type, interval, timeout, delay }) {
  return new elb.CfnTargetGroup(stack, 'Targets', {
    vpcId, targetType: type, port: GUARD_PORT, protocol: 'HTTP', matcher: { httpCode: '200' },
    healthCheckPath: '/health', healthCheckProtocol: 'HTTP', healthCheckPort: 'traffic-port',
    healthCheckIntervalSeconds: interval, healthCheckTimeoutSeconds: timeout, healthyThresholdCount: 2, unhealthyThresholdCount: 10,
    targetGroupAttributes: [
      { key: 'deregistration_delay.timeout_seconds', value: delay },
      { key: 'load_balancing.algorithm.type', value: 'least_outstanding_requests' },
    ],
  });
}

function listenerOf(stack, { balancer, targets, certificate }) {
  const defaultActions = [{ type: 'forward', targetGroupArn: targets.ref }];
  const plain = { loadBalancerArn: balancer.ref, port: 80, protocol: 'HTTP', listenerAttributes: HEADERS };
  if (certificate === undefined) return new elb.CfnListener(stack, 'Listener', { ...plain, defaultActions });
  new elb.CfnListener(stack, 'Redirect', {
    ...plain,
    defaultActions: [{ type: 'redirect', redirectConfig: { port: '443', protocol: 'HTTPS', statusCode: 'HTTP_301' } }],
  });
  return new elb.CfnListener(stack, 'Listener', {
    loadBalancerArn: balancer.ref, port: 443, protocol: 'HTTPS', sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    certificates: [{ certificateArn: certificate }], listenerAttributes: [...HEADERS, STRICT], defaultActions,
  });
}

/** Takes a roll-out back. */
function rolloutAlarmOf(stack, { balancer, targets }) {
  const dimensions = [
    { name: 'LoadBalancer', value: balancer.attrLoadBalancerFullName },
    { name: 'TargetGroup', value: targets.attrTargetGroupFullName },
  ];
  const sum = (id, metricName) => ({ id, metricStat: { metric: { namespace: 'AWS/ApplicationELB', metricName, dimensions }, period: 60, stat: 'Sum' }, returnData: false });
  return new cloudwatch.CfnAlarm(stack, 'RolloutAlarm', {
    alarmDescription: 'Too many answers of this service are errors: a roll-out is taken back',
    comparisonOperator: 'GreaterThanThreshold', threshold: 0.05, evaluationPeriods: 5, datapointsToAlarm: 3, treatMissingData: 'notBreaching',
    metrics: [
      sum('failed', 'HTTPCode_Target_5XX_Count'),
      sum('asked', 'RequestCount'),
      { id: 'share', label: 'Share of failed answers', expression: 'IF(asked > 0, FILL(failed, 0) / asked, 0)', returnData: true },
    ],
  });
}

module.exports = { GUARD_PORT, loadBalancerOf, rolloutAlarmOf };
