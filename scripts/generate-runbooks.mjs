// Writes docs/runbooks/<code>.md and their index, and docs/alerts.md: from the rows of the table, and from what is decided for a service that has everything.
//   node scripts/generate-runbooks.mjs          writes them
//   node scripts/generate-runbooks.mjs --check  writes nothing, exits 1 and names what is stale or not a page any more
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = 'docs/runbooks';

const require = createRequire(import.meta.url);
require('./ts-hook.cjs');
const { ALERTS } = require('../lib/alerts/alerts.ts');
const { isForCloudWatch, signalsOf } = require('../lib/alerts/trigger.ts');
const { watchOf } = require('../lib/alerts/watch.ts');
const { decide } = require('../lib/decide.ts');
const { CapacityKind } = require('../lib/deployment/capacity-props.ts');
const { Platform } = require('../lib/deployment/enums.ts');
const { readDeployment } = require('../lib/deployment/read.ts');
const { platformFacts } = require('../lib/platform/platforms.ts');
const { isKnownToPrometheus } = require('../lib/signals/promql.ts');

const PLATFORMS = [Platform.EC2, Platform.ECS, Platform.EKS, Platform.KUBERNETES];

/** Sources of machines that are told of when they end. */
const ENDING = [CapacityKind.SPOT, CapacityKind.CAPACITY_BLOCK];

/** A service that promises, scales, and takes machines of every kind that there is. */
const textOf = (platform) => `
apiVersion: llm-serving/v1
name: chat
profile: prod
architecture: distributed
platforms: [${platform}]
model: { id: Qwen/Qwen3-8B, source: s3://acme-models/qwen3-8b/ }
engine: { name: vllm }
hardware: ${JSON.stringify({ instanceType: 'g6e.2xlarge', capacity: platformFacts(platform).capacity.filter((kind) => ENDING.includes(kind)).map((kind) => ({ kind })) })}
workload: { inputTokens: 1500, outputTokens: 300, slo: { ttftP95: 1500ms, tpotP95: 50ms } }
scaling: { min: 2, max: 8, target: { concurrency: 24 } }
access: { exposure: internal, certificate: "arn:aws:acm:us-east-1:111122223333:certificate/0123" }
observability: { alerts: { budgetUsdPerMonth: 20000 } }
aws: { region: us-east-1 }
`;

const watchOn = (platform) => {
  const [decided] = decide({ read: readDeployment({ text: textOf(platform), file: `${platform}.yaml` }), today: '2026-11-26' }).services;
  return watchOf(decided, platform);
};

const WATCHES = new Map(PLATFORMS.map((platform) => [platform, watchOn(platform)]));

const words = (platform) => platformFacts(platform).words;
const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
const table = (heads, rows) => [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');
const numbered = (lines) => lines.map((line, index) => `${index + 1}. ${line}`).join('\n');

/** The store of histograms on AWS, which judges what CloudWatch cannot: Amazon Managed Service for Prometheus. */
const STORE = 'AMP';

/** Who tells of an alert on a platform; nothing where nobody can. */
function tellerOf(code, platform) {
  const { alerts, events, budgets, anomalies, signals } = WATCHES.get(platform);
  const is = ({ alert }) => alert.code === code;
  const decision = alerts.find(is);
  if (decision) {
    const { condition } = decision;
    const computed = [[platformFacts(platform).pods && isKnownToPrometheus(signalsOf(condition), signals), 'Prometheus'], [isForCloudWatch(condition, signals), 'CloudWatch']];
    const tellers = computed.filter(([computes]) => computes).map(([, teller]) => teller);
    return tellers.length > 0 ? tellers.join(' and ') : STORE;
  }
  if (anomalies.some(is)) return 'CloudWatch';
  if (events.some(is)) return 'an event';
  return budgets.some(is) ? 'a budget' : undefined;
}

const reasonOf = (code, platform) => WATCHES.get(platform).missing.find((each) => each.code === code)?.reason;

const PROMETHEUS_TEST = (code, severity) => `amtool alert add alertname=${code} severity=${severity} llm_service=SERVICE namespace=NAMESPACE \\
  --annotation=summary="a test of ${code}" --alertmanager.url=http://localhost:9093`;

const CLOUDWATCH_TEST = (code) => `alarm=$(aws cloudwatch describe-alarms --query "MetricAlarms[?contains(AlarmDescription, '${code}: SERVICE:')].AlarmName" --output text)
aws cloudwatch set-alarm-state --alarm-name "$alarm" --state-value ALARM --state-reason "a test of ${code}"`;

const TOPIC_TEST = (code) => `aws sns publish --topic-arn TOPIC --subject "${code}" --message "a test of ${code}"`;

/** Nobody can make AWS say that a machine is taken back: only the way from the topic on is tried. */
function testsOf({ code, severity }) {
  const tellers = PLATFORMS.map((platform) => tellerOf(code, platform) ?? '').join(' ');
  return [
    ...(tellers.includes('Prometheus') ? [['Through Alertmanager (a port forward to it):', PROMETHEUS_TEST(code, severity)]] : []),
    ...(tellers.includes('CloudWatch') ? [['Through CloudWatch; the next value puts the alarm right again:', CLOUDWATCH_TEST(code)]] : []),
    ...(/event|budget|AMP/.test(tellers) ? [['What AWS raises by itself can be tried from the topic on:', TOPIC_TEST(code)]] : []),
  ];
}

function pageOf(alert) {
  const { code, severity, title, runbook: { meaning, look, mend, figure } } = alert;
  const tests = testsOf(alert).map(([said, command]) => `${said}\n\n\`\`\`sh\n${command}\n\`\`\``);
  return `<!-- Generated by scripts/generate-runbooks.mjs. Do not edit. -->

# ${code}

${title[0].toUpperCase()}${title.slice(1)}. Severity: \`${severity}\`.

## Meaning

${meaning}

## First look

${numbered(look)}

## Mend

${numbered(mend)}

## Where its figures come from

${figure}

## Who tells of it

${table(['platform', 'by'], PLATFORMS.map((platform) => [words(platform), tellerOf(code, platform) ?? `nobody: ${reasonOf(code, platform)}`]))}

## Try it

${tests.length > 0 ? tests.join('\n\n') : 'Nobody tells of it yet, so that there is nothing to try.'}
`;
}

const SEVERITIES = [
  ['page', 'callers are hurt, or will be within the hour', 'somebody is woken'],
  ['ticket', 'it must be mended within days', 'somebody looks tomorrow'],
  ['info', 'good to know', 'nobody is called'],
];

const indexText = `<!-- Generated by scripts/generate-runbooks.mjs. Do not edit. -->

# Runbooks

What to do when an alert rings. Each one links here by its code.

${table(['code', 'severity', 'what is wrong'], ALERTS.map(({ code, severity, title }) => [`[${code}](${code}.md)`, severity, title]))}
`;

const alertsText = `<!-- Generated by scripts/generate-runbooks.mjs. Do not edit. -->

# Alerts

One table for every platform: a code, how loud, a condition over signals, and a runbook. Conditions are made of signals, never of metric names, and their limits of the plan: what is promised, how many replicas
may run, how long a start may take. The same row becomes a rule of Prometheus and an alarm of CloudWatch.

${table(['severity', 'means', 'so'], SEVERITIES)}

## All of them

Who tells of each, for a service that promises latencies, scales, shows a certificate and takes machines from Spot and a Capacity Block. The report of a deployment names what its own service
lacks, with the reason (\`services[].notes\`): an alert that nobody can compute is missing, not silent.
AMP is Amazon Managed Service for Prometheus, where histograms go unless \`observability.histograms\` says otherwise.

${table(['code', 'severity', 'what is wrong', ...PLATFORMS.map(words)], ALERTS.map(({ code, severity, title }) => [`[${code}](runbooks/${code}.md)`, severity, title, ...PLATFORMS.map((platform) => tellerOf(code, platform) ?? '–')]))}

## Rules of Prometheus

On Kubernetes they are a \`PrometheusRule\` that the operator hands to Prometheus; with \`kubernetes.monitoring.operator: false\` the same file stands in a ConfigMap, \`<service>-alerts\`, under \`alerts.yaml\`.
Every rule is run in the real Prometheus by \`npm run test:real\`: it fires in the world it is for, and is silent while all is well, nobody calls, scrapes are missed, a container restarts and a pod is replaced.

Half of them read kube-state-metrics and the exporter of accelerators. Where these are not installed, CLUSTER_NOT_WATCHED and ACCELERATORS_NOT_WATCHED say so: silence is no health.
NVIDIA's exporter shows memory errors, throttling and the whole memory only when it is handed a longer list of counters: the ConfigMap \`<service>-accelerator-counters\` holds its usual list and these. Copy it to
the exporter's namespace and name it there: \`dcgmExporter.config.name\` of the GPU operator, under \`dcgm-metrics.csv\`. One serves every service of the cluster.

Latencies: both windows of a pace must be late at once, so that an old outage rings no more. A share that is late is asked for as its complementary percentile, which exists at any limit and not
only at the bounds of the engine's histogram; where the promise lies outside of these bounds, the alert is missing.

## Who is told

On Kubernetes \`observability.notifications\` become an \`AlertmanagerConfig\`, \`<service>-routes\`: one receiver for each severity, addresses and keys from Secrets of the namespace. The operator's Alertmanager
must select it (\`kubernetes.monitoring.labels\`); mails leave by its own mail server, and Teams takes Alertmanager 0.28 or later. Without an operator routes are the business of whoever runs Alertmanager: alerts carry
\`severity\` and \`llm_service\`. Quiet hours are kept in UTC, the only zone that the object knows; others are named in the report.

## Tuning

\`\`\`yaml
observability:
  withoutAlerts: [START_SLOW]               # codes; a mistyped one is a finding
  alerts: { failedShare: 0.02, budgetUsdPerMonth: 12000 }
\`\`\`
`;

const files = new Map([
  ...ALERTS.map((alert) => [`${PAGES}/${alert.code}.md`, pageOf(alert)]),
  [`${PAGES}/README.md`, indexText],
  ['docs/alerts.md', alertsText],
]);

mkdirSync(join(ROOT, PAGES), { recursive: true });
const strays = readdirSync(join(ROOT, PAGES)).map((name) => `${PAGES}/${name}`).filter((file) => !files.has(file));
const stale = [...files].filter(([file, text]) => !existsSync(join(ROOT, file)) || readFileSync(join(ROOT, file), 'utf8') !== text).map(([file]) => file);

if (process.argv.includes('--check')) {
  [...stale, ...strays].forEach((file) => console.log(`stale: ${file}; run node scripts/generate-runbooks.mjs`));
  process.exitCode = stale.length + strays.length > 0 ? 1 : 0;
} else {
  strays.forEach((file) => rmSync(join(ROOT, file)));
  stale.forEach((file) => writeFileSync(join(ROOT, file), files.get(file)));
}
