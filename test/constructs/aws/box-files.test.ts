import { createHash } from 'node:crypto';
import { filesIn, loaderOf } from '../../../constructs/aws/private/template-files';
import { givenUnwatchedTemplate as givenTemplate } from '../../support/aws-fixture';
import { givenEngine, givenGuard, givenReplica } from '../../support/replica';

const json = (given = {}): any => givenTemplate(given).toJSON();
const parametersOf = (template: any): any[] => Object.values(template.Resources).filter(({ Type }: any) => Type === 'AWS::SSM::Parameter');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('every part fits a Standard parameter and holds no reference', () => {
  parametersOf(json()).forEach(({ Properties }) => {
    expect(Properties).toMatchObject({ Type: 'String', Tier: 'Standard' });
    expect(Buffer.byteLength(Properties.Value)).toBeLessThanOrEqual(4096);
    expect(Properties.Value).not.toContain('{{');
  });
});

test('a part is named by its own content, below its stack, deployment and service', () => {
  parametersOf(json()).forEach(({ Properties: { Name, Value } }) => {
    expect(Name['Fn::Join']).toEqual(['/', ['/llm-serving', { Ref: 'AWS::StackName' }, `chat/chat/${sha256(Value).slice(0, 24)}`]]);
  });
});

test('the loader knows the digest of every file that it joins', () => {
  const template = json();
  const loader = loaderOf(template, 'chat');
  const files = [...filesIn(template, 'chat')];
  expect(files.length).toBeGreaterThan(20);
  files.forEach(([path, text]) => expect(loader).toContain(`${path} ${path.startsWith('/opt') ? '0755' : '0644'} text ${sha256(text)}`));
});

test('a changed file is a new part and a new template, so running boxes are replaced', () => {
  const guardFile = (text: string) => givenReplica({ volumes: givenReplica().volumes.map((volume) => (volume.name === 'guard' ? { ...volume, files: { 'haproxy.cfg': text } } : volume)) });
  const [one, other] = ['a\n', 'b\n'].map((text) => json({ input: { replica: guardFile(text) } }));
  expect(loaderOf(one, 'chat')).not.toBe(loaderOf(other, 'chat'));
  expect(Object.keys(one.Resources)).not.toEqual(Object.keys(other.Resources));
});

test('no file holds a secret', () => {
  parametersOf(json()).forEach(({ Properties }) => expect(Properties.Value).not.toMatch(/AKIA|sk-[a-z0-9]/i));
});

test('the guard is closed by the command of its own spec', () => {
  const guard = givenGuard({ preStop: ['/bin/sh', '-c', 'echo "it\'s" > /x'] });
  expect(filesIn(json({ input: { replica: givenReplica({ guard }) } }), 'chat').get('/opt/llm-serving/close-guard.sh')).toContain(`docker exec llm-guard /bin/sh -c 'echo "it'\\''s" > /x'`);
});

test('what an engine makes of the weights is made once, after they are verified and before it starts', () => {
  const preparation = givenEngine({ name: 'import', accelerators: 0, command: ['/bin/bash', '/etc/engine/import.sh'], args: [] });
  const files = filesIn(json({ input: { replica: givenReplica({ preparation }) } }), 'chat');
  const unit = files.get('/etc/systemd/system/llm-import.service') as string;
  expect(unit).toMatch(/^Requires=.*llm-fetch\.service/m);
  expect(unit).toMatch(/^Type=oneshot$/m);
  expect(unit).not.toMatch(/--device/);
  expect(files.get('/etc/systemd/system/llm-engine.service')).toMatch(/^Requires=.*llm-import\.service/m);
  expect(filesIn(json(), 'chat').has('/etc/systemd/system/llm-import.service')).toBe(false);
});

test('containers write to the collector and nothing to the disk', () => {
  const files = filesIn(json(), 'chat');
  ['engine', 'guard'].forEach((name) => {
    expect(files.get(`/etc/systemd/system/llm-${name}.service`)).toMatch(/--log-driver fluentd[\s\S]*unix:\/\/\/run\/llm-serving\/logs\/lines\.sock[\s\S]*tag=line\.(engine|guard)[\s\S]*cache-disabled=true[\s\S]*mode=non-blocking[\s\S]*StandardOutput=null/);
  });
});

test('containers cannot reach the credentials of the box', () => {
  const files = filesIn(json(), 'chat');
  expect(files.get('/etc/llm-serving/plan.env')).toContain('LLM_CONTAINER_USERS="2000 99"');
  expect(files.get('/opt/llm-serving/prepare.sh')).toMatch(/forbid iptables 169\.254\.0\.0\/16 "\$user"\n +forbid ip6tables fd00:ec2::\/32 "\$user"/);
});

test('weights are fetched while images are pulled, and the engine waits for both', () => {
  const files = filesIn(json(), 'chat');
  const unit = (name: string): string => files.get(`/etc/systemd/system/llm-${name}.service`) ?? '';
  expect(unit('fetch')).not.toContain('llm-images');
  expect(unit('images')).not.toContain('llm-fetch');
  expect(unit('engine')).toMatch(/^Requires=.*llm-images\.service llm-fetch\.service$/m);
});

test('the guard does not wait for the engine', () => {
  expect(filesIn(json(), 'chat').get('/etc/systemd/system/llm-guard.service')).not.toMatch(/llm-(engine|fetch)\.service/);
});

describe('a container of root', () => {
  const unit = (files: Map<string, string>, name: string) => files.get(`/etc/systemd/system/${name}`);
  const rooted = () => filesIn(json({ input: { replica: givenReplica({ engine: givenEngine({ userId: 0 }) }) } }), 'chat');

  test('runs in a slice without link-local addresses, and not without it', () => {
    expect(unit(rooted(), 'llm-container.slice')).toContain('IPAddressDeny=169.254.0.0/16 fd00:ec2::/32');
    expect(unit(rooted(), 'llm-engine.service')).toMatch(/^Requires=.*llm-container\.slice$[^]*^After=.*llm-container\.slice$[^]*--cgroup-parent \\\n +llm-container\.slice/m);
    expect(unit(rooted(), 'llm-guard.service')).not.toContain('slice');
    expect(rooted().get('/etc/llm-serving/plan.env')).toContain('LLM_ROOT_SLICE="llm-container.slice"');
  });

  test('is all that needs one', () => {
    const files = filesIn(json(), 'chat');
    expect([unit(files, 'llm-container.slice'), /--cgroup-parent/.test(unit(files, 'llm-engine.service') ?? '')]).toEqual([undefined, false]);
    expect(files.get('/etc/llm-serving/plan.env')).toContain('LLM_ROOT_SLICE=""');
  });
});

test('without a fetch step no unit waits for one', () => {
  const { fetch, ...replica } = givenReplica();
  expect(fetch).toBeDefined();
  const files = filesIn(json({ input: { replica } }), 'chat');
  expect([...files.keys()].filter((path) => path.includes('llm-fetch'))).toEqual([]);
  expect(files.get('/etc/systemd/system/llm-engine.service')).not.toContain('llm-fetch');
});

test('a proxy is told to Docker as well', () => {
  const given = { deployment: { site: { proxy: 'http://proxy.corp:3128' } } };
  expect(filesIn(json(given), 'chat').has('/etc/systemd/system/docker.service.d/llm-serving.conf')).toBe(true);
  const groups: any[] = Object.values(givenTemplate(given).findResources('AWS::EC2::SecurityGroup'));
  expect(groups.map(({ Properties }) => Properties.SecurityGroupEgress.map(({ ToPort }: any) => ToPort))).toContainEqual([443, 3128]);
});
