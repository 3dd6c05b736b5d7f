// The task of the hand-written app on Amazon ECS: what serves; what watches stands beside it.
const ecs = require('aws-cdk-lib/aws-ecs');
const { REGION } = require('./hand-written-app.cjs');
const { GUARD_PORT } = require('./hand-written-balancer.cjs');
const { executionRoleOf, taskRoleOf } = require('./hand-written-ecs-roles.cjs');
const { agent, collector, logDriversOf, router } = require('./hand-written-ecs-watchers.cjs');
const { arn, environmentOf, mount } = require('./hand-written-parts.cjs');

const SECRET = 'secret:assistant-api-keys';
const TOOLS = 'public.ecr.aws/aws-cli/aws-cli:2.31.23@sha256:668ffb01408e03e1002b36886797c1a97b09f7d0f02fba3123f9fcd68a081dc5';
const GUARD = 'docker.io/library/haproxy:3.0.28@sha256:2a4c6e8008e6c4a22a4c6e8008e6c4a22a4c6e8008e6c4a22a4c6e8008e6c4a2';
const ENGINE = 'docker.io/vllm/vllm-openai:v0.32.0@sha256:1f3d5b7997b5d3f11f3d5b7997b5d3f11f3d5b7997b5d3f11f3d5b7997b5d3f1';
const HOST_VOLUMES = { weights: 'weights/17a575f9a2232245', cache: 'cache/fe41e4374b675da8/cache' };
const TASK_VOLUMES = ['home', 'tmp', 'guard-config', 'scripts', 'api-keys', 'log-router'];
const ENGINE_ARGUMENTS = '/weights/model --served-model-name assistant --host 127.0.0.1 --port 8000 --tensor-parallel-size 1 --max-model-len 8192 '
  + '--max-num-seqs 112 --max-num-batched-tokens 2048 --gpu-memory-utilization 0.92 --dtype bfloat16 --shutdown-timeout 240 '
  + '--disable-access-log-for-endpoints /health,/metrics --allowed-media-domains media.invalid';
const ENGINE_ENVIRONMENT = {
  DO_NOT_TRACK: '1', VLLM_NO_USAGE_STATS: '1', VLLM_MEDIA_URL_ALLOW_REDIRECTS: '0', VLLM_MAX_N_SEQUENCES: '64', HOME: '/home/vllm', HF_HUB_OFFLINE: '1',
  VLLM_CACHE_ROOT: '/cache/vllm', TORCHINDUCTOR_CACHE_DIR: '/cache/inductor', TRITON_CACHE_DIR: '/cache/triton', NUMBA_CACHE_DIR: '/cache/numba',
  VLLM_HTTP_TIMEOUT_KEEP_ALIVE: '150', VLLM_ENGINE_READY_TIMEOUT_S: '342',
};
const FETCH_ENVIRONMENT = {
  LLM_SOURCE: 's3://acme-models/llama-3.1-8b-instruct/r7/', LLM_DEST: '/weights/model',
  LLM_MANIFEST_DIGEST: '9c1e4a6f0d7b25c38e11f0a4b6d2973c5e8f1a0b4c7d6e5f9a8b7c6d5e4f3a2b', LLM_WORKERS: '8', HOME: '/tmp', AWS_REGION: REGION,
};
/** What all containers have. */
const COMMON = { privileged: false, dockerSecurityOptions: ['no-new-privileges'], linuxParameters: { capabilities: { drop: ['ALL'] } } };
/** What a container waits for whose lines are sorted into streams. */
const ROUTED = { containerName: 'log-router', condition: 'START' };

function taskOf(stack, name, { texts, files, arns, logGroup, store }) {
  const { direct, routed } = logDriversOf(logGroup);
  const containers = [
    ...[writer(texts, arns), router(logGroup), agent(texts, logGroup), collector(texts, store)].map((container) => ({ logConfiguration: direct, ...container })),
    ...[fetcher(), guard(texts), engine(texts)].map((container) => ({ logConfiguration: routed, ...container })),
  ];
  const task = new ecs.CfnTaskDefinition(stack, 'Task', {
    networkMode: 'awsvpc',
    requiresCompatibilities: ['EC2'],
    executionRoleArn: executionRoleOf(stack, { arns, secret: SECRET, logGroup }).attrArn,
    taskRoleArn: taskRoleOf(stack, { logGroup, store }).attrArn,
    containerDefinitions: containers.map((container) => ({ ...COMMON, ...container })),
    volumes: [
      ...Object.entries(HOST_VOLUMES).map(([volume, path]) => ({ name: volume, host: { sourcePath: `/var/lib/llm-serving/${path}` } })),
      ...TASK_VOLUMES.map((volume) => ({ name: volume, dockerVolumeConfiguration: { driver: 'local', scope: 'task' } })),
    ],
    tags: [{ key: 'llm-serving:service', value: name }],
  });
  files.forEach((file) => task.addResourceDependency(file));
  return task;
}

/** Lays the files of the others into volumes. */
function writer(texts, arns) {
  return {
    name: 'files', image: TOOLS, essential: false, user: '0:0', memoryReservation: 128, readonlyRootFilesystem: true, startTimeout: 120, stopTimeout: 10,
    entryPoint: ['/bin/bash', '-c'],
    command: [texts.writer],
    environment: environmentOf({
      LLM_FOLDERS: ['weights', 'cache', 'home', 'tmp'].map((volume) => `/volumes/${volume}`).join('\n'),
      LLM_FILES: texts.files,
      LLM_KEYS: '/volumes/api-keys/current LLM_KEY_CURRENT',
    }),
    secrets: [
      ...arns.map((valueFrom, index) => ({ name: `LLM_PART_${index}`, valueFrom })),
      { name: 'LLM_KEY_CURRENT', valueFrom: arn('secretsmanager', SECRET) },
    ],
    mountPoints: [...Object.keys(HOST_VOLUMES), ...TASK_VOLUMES].map((volume) => mount(volume, `/volumes/${volume}`, false)),
  };
}

function fetcher() {
  return {
    name: 'fetch', image: TOOLS, essential: false, user: '2000:0', memoryReservation: 128, readonlyRootFilesystem: true, startTimeout: 905, stopTimeout: 10,
    entryPoint: ['bash', '/opt/llm-serving/fetch-weights.sh'],
    command: [],
    environment: environmentOf(FETCH_ENVIRONMENT),
    dependsOn: [{ containerName: 'files', condition: 'SUCCESS' }, ROUTED],
    mountPoints: [mount('weights', '/weights', false), mount('scripts', '/opt/llm-serving', true), mount('tmp', '/tmp', false)],
    portMappings: [],
  };
}

function guard(texts) {
  return {
    name: 'guard', image: GUARD, essential: true, user: '99:99', cpu: 1024, memory: 1229, readonlyRootFilesystem: true, startTimeout: 75, stopTimeout: 285,
    entryPoint: ['/bin/bash'],
    command: ['/etc/guard/start.sh'],
    environment: [],
    dependsOn: [{ containerName: 'files', condition: 'SUCCESS' }, ROUTED],
    healthCheck: { command: ['CMD', '/bin/bash', '-c', texts.probe, '8081', '/guard/alive'], interval: 5, retries: 3, startPeriod: 60, timeout: 3 },
    linuxParameters: { capabilities: { drop: ['ALL'] }, tmpfs: [{ containerPath: '/tmp', size: 16, mountOptions: ['nosuid', 'nodev'] }] },
    mountPoints: [mount('guard-config', '/etc/guard', true), mount('api-keys', '/run/guard/keys', true)],
    portMappings: [GUARD_PORT, 8081].map((containerPort) => ({ containerPort, protocol: 'tcp' })),
  };
}

function engine(texts) {
  return {
    name: 'engine', image: ENGINE, essential: true, user: '2000:0', cpu: 2048, memoryReservation: 14336, readonlyRootFilesystem: false, stopTimeout: 270,
    entryPoint: ['vllm', 'serve'],
    command: ENGINE_ARGUMENTS.split(' '),
    environment: environmentOf(ENGINE_ENVIRONMENT),
    dependsOn: [{ containerName: 'fetch', condition: 'SUCCESS' }, { containerName: 'guard', condition: 'HEALTHY' }, ROUTED],
    dockerLabels: { 'llm-serving/served-names': 'assistant' },
    healthCheck: { command: ['CMD', '/bin/bash', '-c', texts.probe, String(GUARD_PORT), '/health'], interval: 15, retries: 10, startPeriod: 300, timeout: 15 },
    linuxParameters: { capabilities: { drop: ['ALL'] }, sharedMemorySize: 2048 },
    mountPoints: [mount('weights', '/weights', true), mount('cache', '/cache', false), mount('home', '/home/vllm', false), mount('tmp', '/tmp', false)],
    portMappings: [],
    resourceRequirements: [{ type: 'GPU', value: '1' }],
  };
}

module.exports = { taskOf };
