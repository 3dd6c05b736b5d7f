// The containers of the hand-written task on Amazon ECS that watch the others.
const { Fn } = require('aws-cdk-lib');
const { REGION } = require('./hand-written-app.cjs');
const { environmentOf, joined, mount } = require('./hand-written-parts.cjs');

const AGENT = 'public.ecr.aws/cloudwatch-agent/cloudwatch-agent:1.300072.0b1766';
const COLLECTOR = 'docker.io/prom/prometheus:v3.5.0';
const ROUTER = 'public.ecr.aws/aws-observability/aws-for-fluent-bit:3.4.15@sha256:88e1b56cedb230486afeca6eeb26c5f6bd59c48879d0054d1674d5a58838c607';
const COLLECT = 'printf %s "$LLM_COLLECTOR_CONFIG" | sed "s|@LLM_METRICS_URL@|$LLM_METRICS_URL|" > /prometheus/agent.json && export LLM_REPLICA="$(hostname)" '
  + '&& exec prometheus --agent --config.file=/prometheus/agent.json --storage.agent.path=/prometheus/wal --storage.agent.retention.max-time=30m '
  + '--web.listen-address=127.0.0.1:9091';

/** Log drivers: straight to the group, or by way of the router. */
function logDriversOf(logGroup) {
  const options = { 'awslogs-region': REGION, 'awslogs-group': logGroup.ref, 'awslogs-stream-prefix': 'task', mode: 'non-blocking', 'max-buffer-size': '4m' };
  return { direct: { logDriver: 'awslogs', options }, routed: { logDriver: 'awsfirelens' } };
}

/** Sorts lines into streams. */
function router(logGroup) {
  return {
    name: 'log-router', image: ROUTER, essential: false, user: '0:0', memory: 256, memoryReservation: 64, stopTimeout: 10, restartPolicy: { enabled: true },
    environment: environmentOf({ AWS_REGION: REGION, LLM_REGION: REGION, LLM_LOG_GROUP: logGroup.ref }),
    dependsOn: [{ containerName: 'files', condition: 'SUCCESS' }],
    firelensConfiguration: {
      type: 'fluentbit',
      options: { 'config-file-type': 'file', 'config-file-value': '/log-router/fluent-bit.conf', 'enable-ecs-log-metadata': 'false' },
    },
    mountPoints: [mount('log-router', '/log-router', true)],
  };
}

/** Brings gauges and counters to CloudWatch. */
function agent(texts, logGroup) {
  return {
    name: 'cloudwatch-agent', image: AGENT, essential: false, memory: 512, stopTimeout: 10, restartPolicy: { enabled: true },
    environment: environmentOf({ AWS_REGION: REGION, CW_CONFIG_CONTENT: joined(texts.agent, [logGroup.ref]), PROMETHEUS_CONFIG_CONTENT: texts.scrape }),
    dependsOn: [{ containerName: 'guard', condition: 'HEALTHY' }],
  };
}

/** Brings histograms to the store. */
function collector(texts, store) {
  return {
    name: 'collector', image: COLLECTOR, essential: false, user: '65534:65534', memory: 256, memoryReservation: 128, readonlyRootFilesystem: true,
    stopTimeout: 15, restartPolicy: { enabled: true },
    entryPoint: ['/bin/sh', '-c', COLLECT],
    command: [],
    environment: environmentOf({
      AWS_REGION: REGION, LLM_COLLECTOR_CONFIG: texts.collector, LLM_METRICS_URL: Fn.join('', [store.attrPrometheusEndpoint, 'api/v1/remote_write']),
    }),
    dependsOn: [{ containerName: 'guard', condition: 'HEALTHY' }],
    linuxParameters: { capabilities: { drop: ['ALL'] }, tmpfs: [{ containerPath: '/prometheus', size: 64, mountOptions: ['nosuid', 'nodev'] }] },
    mountPoints: [],
    portMappings: [],
  };
}

module.exports = { agent, collector, logDriversOf, router };
