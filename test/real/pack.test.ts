import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ROOT } from '../support/sources';

/** Installing a CDK app takes a while on two cores. */
const PATIENCE_MS = 8 * 60 * 1000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'llm-serving-pack-'));
const run = (cwd: string, program: string, ...args: string[]): string => execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CDK_VALIDATION: 'false' } });
let tarball = '';

beforeAll(() => {
  const packed = run(ROOT, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  tarball = path.join(folder, JSON.parse(packed.slice(packed.indexOf('[')))[0].filename);
}, PATIENCE_MS);

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** An empty TypeScript project with the packed library and the given peers. */
function givenProject(name: string, peers: string[], app: string): string {
  const project = path.join(folder, name);
  fs.mkdirSync(project);
  fs.writeFileSync(path.join(project, 'package.json'), JSON.stringify({ name, private: true }));
  fs.writeFileSync(path.join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: { target: 'ES2022', module: 'NodeNext', strict: true, outDir: 'js', types: ['node'] }, include: ['app.ts'] }));
  fs.writeFileSync(path.join(project, 'app.ts'), app);
  run(project, 'npm', 'install', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=optional', tarball, ...peers, 'typescript@5.9', '@types/node@20');
  run(project, 'npx', 'tsc', '-p', '.');
  // the resolution of projects that are not on NodeNext: it reads no exports
  run(project, 'npx', 'tsc', '-p', '.', '--module', 'commonjs', '--moduleResolution', 'node10', '--noEmit', '--skipLibCheck');
  return project;
}

const DEPLOYMENT = (platform: string): string => `{
    name: 'chat',
    profile: Profile.DEV,
    platforms: [Platform.${platform}],
    model: { id: 'Qwen/Qwen3-8B', revision: 'b968826d9c46dd6066d109eabc6255188de91218' },
    engine: Engine.vllm(),
    hardware: { instanceType: 'g6e.2xlarge' },
    aws: { region: 'us-east-1' },
  }`;

test('an empty CDK app at the lowest promised version, without cdk8s, synthesizes a service', () => {
  const project = givenProject('cdk-app', ['aws-cdk-lib@2.271.0', 'constructs@10.5.0'], `
import { App, Stack } from 'aws-cdk-lib';
import { Engine, Platform, Profile } from 'cdk-llm-serving/lib';
import { InferenceService } from 'cdk-llm-serving/aws';

const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Chat', { env: { region: 'us-east-1' } });
new InferenceService(stack, 'Chat', { deployment: ${DEPLOYMENT('EC2')} });
app.synth();
`);
  expect(fs.existsSync(path.join(project, 'node_modules', 'cdk8s'))).toBe(false);
  run(project, 'node', 'js/app.js');
  const types = Object.values<{ Type: string }>(JSON.parse(fs.readFileSync(path.join(project, 'cdk.out', 'Chat.template.json'), 'utf8')).Resources).map(({ Type }) => Type);
  expect(types).toEqual(expect.arrayContaining(['AWS::AutoScaling::AutoScalingGroup', 'AWS::EC2::LaunchTemplate', 'AWS::ElasticLoadBalancingV2::LoadBalancer']));
}, PATIENCE_MS);

test('an empty cdk8s app, without aws-cdk-lib, synthesizes a service and runs the command', () => {
  const project = givenProject('cdk8s-app', ['cdk8s@2.70.106', 'cdk8s-plus-27@2.9.5', 'constructs@10.8.1'], `
import { App, Chart } from 'cdk8s';
import { Engine, Platform, Profile } from 'cdk-llm-serving/lib';
import { InferenceService } from 'cdk-llm-serving/k8s';

const app = new App();
const chart = new Chart(app, 'chat');
new InferenceService(chart, 'Chat', { deployment: ${DEPLOYMENT('KUBERNETES')} });
app.synth();
`);
  expect(fs.existsSync(path.join(project, 'node_modules', 'aws-cdk-lib'))).toBe(false);
  run(project, 'node', 'js/app.js');
  expect(fs.readFileSync(path.join(project, 'dist', 'chat.k8s.yaml'), 'utf8')).toMatch(/kind: Deployment[\s\S]*nvidia\.com\/gpu/);
  const example = path.join('node_modules', 'cdk-llm-serving', 'examples', 'single-node.yaml');
  expect(run(project, 'npx', 'llm-serving', 'check', example)).toMatch(/0 errors/);
  const cluster = path.join('node_modules', 'cdk-llm-serving', 'examples', 'single-node-existing-cluster.yaml');
  expect(run(project, 'npx', 'llm-serving', 'synth', cluster, '--out', 'out')).toMatch(/assist {2}kubernetes/);
  expect(() => run(project, 'npx', 'llm-serving', 'synth', example, '--out', 'none')).toThrow(/aws-cdk-lib, which is not installed/);
}, PATIENCE_MS);
