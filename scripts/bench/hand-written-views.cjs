// What a person looks at, in the hand-written apps that the benchmark compares with: a dashboard, counts of lines, saved queries.
const { Aws, Fn } = require('aws-cdk-lib');
const cloudwatch = require('aws-cdk-lib/aws-cloudwatch');
const logs = require('aws-cdk-lib/aws-logs');
const { NAMESPACE } = require('./hand-written-alarms.cjs');
const { arn } = require('./hand-written-parts.cjs');

/** Texts with a reference behind each: the value that goes by that name, or the next alarm. */
function dashboardOf(stack, name, { texts, alarms, values }) {
  const known = { region: Aws.REGION, ...values };
  const arns = alarms.map((alarm) => arn('cloudwatch', Fn.join('', ['alarm:', alarm.ref])));
  const pieces = texts.flatMap(({ text, reference }) => [text, known[reference] ?? arns.shift()]);
  new cloudwatch.CfnDashboard(stack, 'Dashboard', {
    dashboardName: Fn.join('-', [Aws.STACK_NAME, name]),
    dashboardBody: Fn.join('', pieces.slice(0, 2 * texts.length - 1)),
  });
}

/** What the dashboard asks the load balancer for. */
function targetNamesOf({ balancer, targets }) {
  return { TargetGroup: targets.attrTargetGroupFullName, LoadBalancer: balancer.attrLoadBalancerFullName };
}

/** Counts lines of errors that say more than a warning. */
function errorsOf(stack, { service, logGroup }) {
  countOf(stack, 'log_errors', { service, logGroup, condition: '(($.level NOT EXISTS) || ($.level != "W*"))' });
}

/** Counts faults of devices that are no fault of a program. */
function faultsOf(stack, { service, logGroup }) {
  countOf(stack, 'accelerator_errors', { service, logGroup, condition: '($.program = "kernel") && ($.xid > 45)' });
}

function countOf(stack, metricName, { service, logGroup, condition }) {
  new logs.CfnMetricFilter(stack, `Count-${metricName}`, {
    logGroupName: logGroup.ref,
    filterPattern: `{ ($.service = "${service}") && ($.stream = "errors") && ${condition} }`,
    metricTransformations: [{ metricNamespace: NAMESPACE, metricName, metricValue: '1', unit: 'Count', dimensions: [{ key: 'Service', value: '$.service' }] }],
  });
}

function queriesOf(stack, name, { queries, logGroup }) {
  queries.forEach(({ query, text }) => new logs.CfnQueryDefinition(stack, `Query-${query}`, {
    name: Fn.join('/', [Aws.STACK_NAME, `${name}/${query}`]), logGroupNames: [logGroup.ref], queryString: text,
  }));
}

module.exports = { dashboardOf, errorsOf, faultsOf, queriesOf, targetNamesOf };
