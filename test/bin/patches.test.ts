import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { deploymentText } from '../support/deployment-text';
import { givenFile, givenFolder, runCli, type CliResult } from '../support/run-cli';
import { ROOT } from '../support/sources';

const folder = givenFolder();

function patchedFile(name: string, patches: object[], options: Parameters<typeof deploymentText>[0] = {}): string {
  return givenFile(folder, `${name}.yaml`, deploymentText({ ...options, extra: `${options.extra ?? ''}\npatches:\n${patches.map((patch) => `- ${JSON.stringify(patch)}`).join('\n')}` }));
}

async function checked(patch: object, options: Parameters<typeof deploymentText>[0] = {}): Promise<CliResult & { findings: any[] }> {
  const result = await runCli('check', patchedFile('patched', [patch], options), '--json');
  return { ...result, findings: JSON.parse(result.out).findings.filter(({ code }: { code: string }) => code.startsWith('PATCH_')) };
}

const pod = (change: object) => ({ target: 'Deployment/chat', merge: { spec: { template: { spec: change } } } });
const KUBERNETES_ONLY = { replace: { platforms: 'platforms: [kubernetes]' } };
const EC2_ONLY = { replace: { platforms: 'platforms: [ec2]' } };

/** A patch, its finding, and what its sentence or remedy must hold. */
const MISTAKES: [what: string, patch: object, code: string, says: RegExp, options?: Parameters<typeof deploymentText>[0]][] = [
  ['a misspelt name', { target: 'Deployment/chta', merge: { a: 1 } }, 'PATCH_UNMATCHED', /did you mean Deployment\/chat/, KUBERNETES_ONLY],
  ['a manifest of nobody', { target: 'CronJob/xyzzy', merge: { a: 1 } }, 'PATCH_UNMATCHED', /name one of .*Deployment\/chat/],
  ['a logical id without its digest', { target: 'ChatFleet', merge: { a: 1 } }, 'PATCH_UNMATCHED', /did you mean ChatFleet[A-Za-z]*[0-9A-F]{8}/, EC2_ONLY],
  ['a target of no form', { target: 'a b c', merge: { a: 1 } }, 'PATCH_UNMATCHED', /'a b c' is no object/],
  ['a resource where only manifests are rendered', { target: 'AWS::EC2::VPC/Network', merge: { a: 1 } }, 'PATCH_PLATFORM_NOT_RENDERED', /an object of ec2.*rendered: kubernetes/, KUBERNETES_ONLY],
  ['a manifest where only resources are rendered', { target: 'Deployment/chat', merge: { a: 1 } }, 'PATCH_PLATFORM_NOT_RENDERED', /an object of eks or kubernetes/, EC2_ONLY],
  ['an object without its spec', { target: 'Deployment/chat', merge: { spec: null } }, 'PATCH_BREAKS_OBJECT', /takes spec from 'Deployment\/chat'/, KUBERNETES_ONLY],
  ['an object without its name', { target: 'Service/chat', merge: { metadata: null } }, 'PATCH_BREAKS_OBJECT', /metadata\.name of 'Service\/chat' nothing/, KUBERNETES_ONLY],
  ['an object of another kind', { target: 'Service/chat', merge: { kind: 'Ingress' } }, 'PATCH_BREAKS_OBJECT', /kind of 'Service\/chat' "Ingress"/, KUBERNETES_ONLY],
  ['a text in place of a number', { target: 'Deployment/chat', merge: { spec: { replicas: 'two' } } }, 'PATCH_BREAKS_OBJECT', /"two".*a number is wanted/, KUBERNETES_ONLY],
  ['more replicas than planned', { target: 'Deployment/chat', merge: { spec: { replicas: 3 } } }, 'PATCH_BREAKS_PARITY', /replicasMin.*3 instead of 1/],
  ['a pod on the network of its host', pod({ hostNetwork: true }), 'PATCH_WEAKENS_POD', /hostNetwork: true/, KUBERNETES_ONLY],
  ['a pod that may be root', pod({ securityContext: { runAsNonRoot: false } }), 'PATCH_WEAKENS_POD', /runAsNonRoot: false/, KUBERNETES_ONLY],
  ['a shorter drain', pod({ terminationGracePeriodSeconds: 5 }), 'PATCH_CUTS_DRAIN', /5 s to end, the drain takes \d+ s/, KUBERNETES_ONLY],
  ['a service that stands outside', { target: 'Service/chat', merge: { spec: { type: 'LoadBalancer' } } }, 'PATCH_EXPOSES_SERVICE', /type LoadBalancer/, KUBERNETES_ONLY],
];

test.each(MISTAKES)('%s is a finding with its place and what to do', async (...[, patch, code, says, options]) => {
  const { findings } = await checked(patch, options);
  const found = findings.find((finding) => finding.code === code);
  expect(`${found?.message} ${found?.remedy}`).toMatch(says);
  expect(found).toMatchObject({ path: expect.stringMatching(/^patches\.0\./), value: expect.any(String), location: { file: expect.stringMatching(/patched\.yaml$/), line: expect.any(Number), column: expect.any(Number) } });
  expect(found.location.line).toBeGreaterThan(10);
});

test('check and synth refuse the same patch with exit 1, and nothing is written', async () => {
  const file = patchedFile('dead', [{ target: 'Deployment/nobody', merge: { a: 1 } }]);
  const out = path.join(folder, 'dead-out');
  const said = [await runCli('check', file), await runCli('synth', file, '--out', out)];
  expect(said.map(({ code }) => code)).toEqual([1, 1]);
  said.forEach((result) => expect(result.out + result.err).toMatch(/PATCH_UNMATCHED.*dead\.yaml:12:\d+/));
  expect(fs.readdirSync(folder).filter((name) => name.includes('dead-out'))).toEqual([]);
});

test('resources are judged as they are patched', async () => {
  const base = await runCli('check', patchedFile('list', [{ target: 'Nobody', merge: {} }]), '--json');
  const names: string[] = JSON.parse(base.out).findings.find(({ code }: { code: string }) => code === 'PATCH_UNMATCHED').limit.split(', ');
  const named = (start: RegExp): string => names.find((name) => start.test(name)) ?? '';
  const [boxes, group] = [named(/^ChatFirewall/), named(/^ChatFleet[0-9A-F]{8}$/)];
  const ingress = { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 8000, ToPort: 8000 };
  expect((await checked({ target: boxes, merge: { Properties: { SecurityGroupIngress: [ingress] } } })).findings).toContainEqual(expect.objectContaining({ code: 'PATCH_OPENS_FIREWALL', value: '0.0.0.0/0 on port 8000' }));
  expect((await checked({ target: group, merge: { Type: null } })).findings).toContainEqual(expect.objectContaining({ code: 'PATCH_BREAKS_OBJECT', path: 'patches.0.merge.Type' }));
});

test('the review shows every changed path before and after', async () => {
  const patches = [{ target: 'Deployment/chat', merge: { metadata: { labels: { team: 'nlp', 'app.kubernetes.io/component': 'llm' } }, spec: { minReadySeconds: null } } }];
  const out = path.join(folder, 'shown');
  expect((await runCli('synth', patchedFile('shown', patches), '--out', out)).code).toBe(0);
  const report = JSON.parse(fs.readFileSync(path.join(out, 'review', 'chat', 'report.json'), 'utf8'));
  expect(report.patches).toEqual([{
    target: 'Deployment/chat', platform: 'kubernetes', changes: expect.arrayContaining([
      { path: 'metadata.labels.team', after: 'nlp' },
      { path: 'metadata.labels.app.kubernetes.io/component', before: 'inference', after: 'llm' },
      { path: 'spec.minReadySeconds', before: expect.any(Number) },
    ]),
  }]);
  expect(report.rulesRun).toContain('PATCH_WEAKENS_POD');
});

test('a waiver covers what a patch weakens, and nothing else', async () => {
  const extra = 'waivers: [{ code: PATCH_BREAKS_PARITY, reason: "a trial of three replicas", until: 2099-01-01 }]';
  const file = patchedFile('waived', [{ target: 'Deployment/chat', merge: { spec: { replicas: 3 } } }], { extra });
  const { code, out } = await runCli('check', file, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out).waived.map(({ finding }: any) => finding.code)).toContain('PATCH_BREAKS_PARITY');
  expect(out).not.toMatch(/WAIVER_/);
  expect((await runCli('synth', file, '--out', path.join(folder, 'waived'))).code).toBe(0);
});

test.each([[[], 0], [[{ target: 'Deployment/chat', merge: { metadata: { labels: { team: 'nlp' } } } }], 2]])('check loads a framework only for a patch: %#', (patches, frameworks) => {
  const file = patches.length > 0 ? patchedFile('lazy', patches) : givenFile(folder, 'lazy.yaml', deploymentText());
  const script = `
    require(${JSON.stringify(path.join(ROOT, 'scripts/ts-hook.cjs'))});
    require(${JSON.stringify(path.join(ROOT, 'bin/llm-serving.ts'))}).main(['check', ${JSON.stringify(file)}], { out() {}, err() {} }).then((code) => {
      const loaded = ['aws-cdk-lib/index', 'cdk8s/lib/index'].filter((name) => Object.keys(require.cache).some((file) => file.includes('/node_modules/' + name)));
      console.log(JSON.stringify({ code, frameworks: loaded.length }));
    });`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({ code: 0, frameworks });
});
