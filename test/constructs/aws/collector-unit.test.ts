import { COLLECTOR_FILES } from '../../../lib/logs/fluent-bit';
import { filesIn } from '../../../constructs/aws/private/template-files';
import { givenTemplate } from '../../support/aws-fixture';
import { LogRouter, sectionsOf } from '../../support/log-router';

const files = () => filesIn(givenTemplate().toJSON() as never, 'chat');
const unit = () => files().get('/etc/systemd/system/llm-logs.service') ?? '';
const config = (name: string) => files().get(`/etc/llm-serving/logs/${name}`) ?? '';

test('the box starts it, and nothing waits for it', () => {
  expect(files().get('/etc/systemd/system/llm-serving.target')).toMatch(/^Wants=.*llm-logs\.service/m);
  ['engine', 'guard', 'ready'].forEach((name) => expect(files().get(`/etc/systemd/system/llm-${name}.service`)).not.toContain('llm-logs'));
});

test('an image that cannot be pulled keeps nobody from serving: it pulls its own', () => {
  expect(unit()).toContain('--pull missing');
  expect(files().get('/etc/llm-serving/plan.env')).not.toMatch(/^LLM_IMAGES=.*fluent-bit/m);
});

test('it may read the kernel and its socket, and write nothing', () => {
  expect(unit()).toContain('--cap-drop ALL --cap-add SYSLOG --security-opt no-new-privileges --read-only');
  expect(unit()).toContain('--device /dev/kmsg:/dev/kmsg:r');
  expect(unit()).toContain('src=/run/llm-serving/logs,dst=/run/llm-serving/logs');
});

test('containers and collector agree on the socket and on the tags', () => {
  const engine = files().get('/etc/systemd/system/llm-engine.service') ?? '';
  const [, socket] = /fluentd-address=unix:\/\/(\S+)/.exec(engine) ?? [];
  const [, tag] = /--log-opt tag=(\S+)/.exec(engine) ?? [];
  const sections = sectionsOf(config(COLLECTOR_FILES.main));
  expect(sections.filter(({ kind }) => kind === 'INPUT').map(({ settings }) => Object.fromEntries(settings).Unix_Path)).toContain(socket);
  const router = new LogRouter({ main: config(COLLECTOR_FILES.main), parsers: config(COLLECTOR_FILES.parsers) });
  expect(router.route(tag, { log: '(EngineCore pid=196) INFO 04-19 11:23:54 [default_loader.py:384] Loading weights took 24.80 seconds' }))
    .toEqual([{ output: 'performance.*', fields: { at: '04-19 11:23:54', load_seconds: 24.8, stream: 'performance', form: 'weights', program: 'engine', service: 'chat/chat/ec2', replica: '${LLM_INSTANCE_ID}' } }]);
});

test('a fault of an accelerator is read from the kernel', () => {
  const router = new LogRouter({ main: config(COLLECTOR_FILES.main), parsers: config(COLLECTOR_FILES.parsers) });
  const [record] = router.route('line.kernel', { msg: 'NVRM: Xid (PCI:0000:01:00): 79, pid=1122, GPU has fallen off the bus.', priority: '3' });
  expect(record).toMatchObject({ output: 'errors.*', fields: { xid: 79, pci: '0000:01:00', program: 'kernel' } });
});
