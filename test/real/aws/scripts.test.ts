import * as fs from 'node:fs';
import { SharedStorageKind } from '../../../lib/deployment/storage-props';
import { givenPlan, givenService } from '../../support/replica';
import { givenScaling } from '../../support/scaling';
import { Box, type Run } from './support/box';

let box: Box;
beforeEach(() => {
  box = new Box().install();
  box.standIn('aws', 'case "$*" in *describe-stack-resource*) echo group-1 ;; esac').standIn('systemctl', '[[ $1 != is-failed ]]')
    .standIn('sleep', '/bin/sleep 0.05').standIn('journalctl', 'true').standIn('curl', 'exit 0').standIn('docker', 'exit 0');
});
afterEach(() => box.remove());

const about = ({ calls }: Run, what: string): string[] => calls.filter((call) => call.includes(what));
const plan = (changes: { [name: string]: string | number }): void => {
  const file = box.at('/etc/llm-serving/plan.env');
  const text = Object.entries(changes).reduce((so, [name, value]) => so.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}="${value}"`), fs.readFileSync(file, 'utf8'));
  fs.writeFileSync(file, text);
};

describe('ready', () => {
  test('one token through the guard, then the hook, then the stack', () => {
    const run = box.run('/opt/llm-serving/ready.sh');
    expect(run.code).toBe(0);
    expect(about(run, '/v1/completions')).toHaveLength(1);
    expect(about(run, 'complete-lifecycle-action')[0]).toMatch(/launch .*CONTINUE .*group-1 .*i-1/);
    expect(about(run, 'signal-resource')[0]).toMatch(/SUCCESS/);
    expect(run.calls.findIndex((call) => call.includes('/v1/completions'))).toBeLessThan(run.calls.findIndex((call) => call.includes('CONTINUE')));
  });

  test('an engine that answers its health path and yields no token is not there', () => {
    plan({ LLM_READY_SECONDS: 1 });
    box.standIn('curl', 'case "$*" in *completions*) exit 22 ;; esac');
    const run = box.run('/opt/llm-serving/ready.sh');
    expect(run.code).toBe(1);
    expect(about(run, 'complete-lifecycle-action')[0]).toMatch(/ABANDON/);
    expect(about(run, 'signal-resource')[0]).toMatch(/FAILURE/);
  });

  test('weights that were refused end the wait at once', () => {
    box.standIn('systemctl', '[[ $1 != is-failed || $3 == llm-fetch.service ]]').standIn('curl', 'exit 7');
    const run = box.run('/opt/llm-serving/ready.sh');
    expect(run.output).toContain('llm-fetch failed');
    expect(about(run, 'put-log-events')).toHaveLength(1);
  });

  test('while it waits it keeps the hook pending', () => {
    plan({ LLM_READY_SECONDS: 2 });
    box.standIn('curl', 'exit 7');
    fs.writeFileSync(box.at('/opt/llm-serving/ready.sh'), fs.readFileSync(box.at('/opt/llm-serving/ready.sh'), 'utf8').replace('>= 60', '>= 1'), { mode: 0o755 });
    expect(about(box.run('/opt/llm-serving/ready.sh'), 'record-lifecycle-action-heartbeat').length).toBeGreaterThan(0);
  });

  test('after a reboot nobody is told again', () => {
    box.write('/etc/llm-serving/announced', '');
    expect(box.run('/opt/llm-serving/ready.sh')).toMatchObject({ code: 0, calls: [] });
  });

  describe('in the warm pool', () => {
    const IN_POOL = 'case "$*" in *api/token*) echo t ;; *target-lifecycle-state*) echo Warmed:Stopped ;; esac';

    test('a box serves one token, goes on to its stop, and announces itself when it is called', () => {
      box.standIn('curl', IN_POOL);
      const first = box.run('/opt/llm-serving/ready.sh');
      expect([first.code, about(first, 'complete-lifecycle-action').length, about(first, 'signal-resource').length]).toEqual([0, 1, 0]);
      box.standIn('curl', 'exit 0');
      expect(about(box.run('/opt/llm-serving/ready.sh'), 'complete-lifecycle-action')[0]).toMatch(/launch .*CONTINUE/);
      expect(box.run('/opt/llm-serving/ready.sh')).toMatchObject({ code: 0, calls: [] });
    });

    test('one that fails does not fail the stack', () => {
      plan({ LLM_READY_SECONDS: 1 });
      box.standIn('curl', `${IN_POOL}; case "$*" in *completions*) exit 22 ;; esac`);
      const run = box.run('/opt/llm-serving/ready.sh');
      expect([run.code, about(run, 'ABANDON').length, about(run, 'signal-resource').length]).toEqual([1, 1, 0]);
    });
  });

  test('the key stays off the command line', () => {
    box.write('/run/llm-serving/secrets/keys/current', 'sk-secret\n');
    const run = box.run('/opt/llm-serving/ready.sh');
    expect(run.calls.join('\n')).not.toContain('sk-secret');
    expect(about(run, '/v1/completions')[0]).toMatch(/--header @\/dev\/fd\//);
  });
});

describe('health', () => {
  beforeEach(() => {
    box.write('/etc/llm-serving/announced', '');
    plan({ LLM_PROBE_PERIOD: 1, LLM_PROBE_FAILURES: 2, LLM_RESTART_SECONDS: 0, LLM_MOST_RESTARTS: 2 });
    box.standIn('systemctl', 'case $1 in is-failed) exit 1 ;; show) echo 0 ;; esac');
    box.standIn('sleep', '[[ $1 != infinity ]] || exec /bin/sleep 60; /bin/sleep 0.4');
  });
  test('an engine that answers no more is restarted before the box is replaced', () => {
    box.standIn('curl', 'exit 7');
    const { calls } = box.run('/opt/llm-serving/health.sh', { seconds: 6 });
    const acts = calls.filter((call) => /restart llm-engine|set-instance-health/.test(call)).map((call) => call.split(' ').slice(0, 3).join(' '));
    expect(acts).toEqual(['systemctl restart llm-engine.service', 'systemctl restart llm-engine.service', 'aws autoscaling set-instance-health']);
  });

  test('an engine that the guard calls frozen is restarted at once: the guard has waited already', () => {
    plan({ LLM_PROBE_FAILURES: 100 });
    box.standIn('curl', `case "$*" in *--fail*) exit 22 ;; *) echo '{"error":{"code":"engine_frozen"}}' ;; esac`);
    const run = box.run('/opt/llm-serving/health.sh', { seconds: 3 });
    expect(run.output).toContain('requests run, and no token comes');
    expect(about(run, 'restart llm-engine').length).toBeGreaterThan(0);
  });

  test('an engine that answers is left alone', () => {
    expect(about(box.run('/opt/llm-serving/health.sh', { seconds: 3 }), 'restart')).toEqual([]);
  });

  test('a drain is not disturbed', () => {
    box.write('/run/llm-serving/draining', '');
    box.standIn('curl', 'exit 7');
    const run = box.run('/opt/llm-serving/health.sh', { seconds: 5 });
    expect(run).toMatchObject({ code: 0 });
    expect(about(run, 'restart')).toEqual([]);
  });
});

describe('machine', () => {
  const CALM = 'exit 1';
  const EVENT = (state: string) => `[ { "NotBefore" : "21 Jan 2027 09:00:43 GMT", "Code" : "instance-retirement", "EventId" : "instance-event-1", "State" : "${state}" } ]`;
  const metadata = (events: string) => `case "$*" in *api/token*) echo token ;; *maintenance*) echo '${events}' ;; *) exit 22 ;; esac`;
  const XID = (code: number) => `NVRM: Xid (PCI:0000:cb:00): ${code}, pid=1896, name=python3, something happened`;
  const seen = (count: number) => `seq 0 ${count - 1} | sed 's/.*/GPU &: NVIDIA L40S (UUID: GPU-&)/'`;

  beforeEach(() => {
    box.standIn('sleep', '[[ $1 != infinity ]] || exec /bin/sleep 60; /bin/sleep 0.2').standIn('journalctl', 'true').standIn('nvidia-smi', seen(1)).standIn('curl', metadata('[]'));
  });
  const run = (): Run => box.run('/opt/llm-serving/machine.sh', { seconds: 4 });
  const asked = ({ calls }: Run): string[] => calls.filter((call) => call.includes('set-instance-health'));

  test('a sound machine is left alone', () => expect(asked(run())).toEqual([]));

  test.each([79, 95, 48])('XID %i has it replaced, and says why', (code) => {
    box.standIn('journalctl', `echo '${XID(code)}'`);
    const done = run();
    expect(asked(done)).toEqual([expect.stringMatching(/--instance-id i-1 --health-status Unhealthy/)]);
    expect(done.output).toContain(XID(code));
    expect(about(done, '--dmesg --boot').length).toBeGreaterThan(0);
  });

  test.each([13, 31, 43, 790, 7])('XID %i is an error of a program, or none that we know', (code) => {
    box.standIn('journalctl', `echo '${XID(code)}'`);
    expect(asked(run())).toEqual([]);
  });

  test('a device that is gone has it replaced after three readings', () => {
    box.standIn('nvidia-smi', `n=$(cat ${box.root}/n 2>/dev/null || echo 0); echo $((n + 1)) > ${box.root}/n; if ((n < 2)); then ${seen(4)}; else ${seen(3)}; fi`);
    const done = run();
    expect(asked(done)).toHaveLength(1);
    expect(done.output).toContain('3 of 4 accelerators answer');
  });

  test('a driver that is not there yet is waited for, and one that stumbles once is forgiven', () => {
    box.standIn('nvidia-smi', `n=$(cat ${box.root}/n 2>/dev/null || echo 0); echo $((n + 1)) > ${box.root}/n; case $n in 0|1|4) ${CALM} ;; *) ${seen(4)} ;; esac`);
    expect(asked(run())).toEqual([]);
  });

  test('announced maintenance has it replaced before its day; what is over does not', () => {
    box.standIn('curl', metadata(EVENT('active')));
    expect(run().output).toContain('AWS announces maintenance');
    box.standIn('curl', metadata(EVENT('completed')));
    expect(asked(run())).toEqual([]);
  });

  test('a machine without such devices is asked for maintenance alone', () => {
    plan({ LLM_FATAL_XIDS: '' });
    box.standIn('journalctl', `echo '${XID(79)}'`).standIn('nvidia-smi', 'exit 127');
    expect(asked(run())).toEqual([]);
  });

  test('a drain is not disturbed', () => {
    box.write('/run/llm-serving/draining', '');
    box.standIn('curl', metadata(EVENT('active')));
    expect(run()).toMatchObject({ code: 0 });
  });
});

describe('drain', () => {
  // whatever the engine, the guard counts; its own probes do not
  const series = (proxy: string) => `haproxy_server_current_sessions{proxy="${proxy}",server="local"}`;

  test('routers first, then the guard, then running generations, then the processes', () => {
    plan({ LLM_GENERATION_SECONDS: 5 });
    box.standIn('curl', `n=$(cat ${box.root}/n 2>/dev/null || echo 3); echo $((n - 1)) > ${box.root}/n; echo '${series('engine')}' "$n"; echo '${series('engine-health')} 9'`);
    const run = box.run('/opt/llm-serving/drain.sh');
    expect(run.code).toBe(0);
    const order = run.calls.filter((call) => !call.startsWith('sleep')).map((call) => call.split(' ').slice(0, 2).join(' '));
    expect(order[0]).toBe('docker exec');
    expect(order.at(-1)).toBe('systemctl stop');
    expect(about(run, 'metrics').length).toBe(4);
  });

  test('a generation that never ends does not hold the box', () => {
    plan({ LLM_GENERATION_SECONDS: 1 });
    box.standIn('curl', `echo '${series('engine')} 1'`);
    expect(about(box.run('/opt/llm-serving/drain.sh'), 'systemctl stop llm-guard.service llm-engine.service')).toHaveLength(1);
  });

  test('it happens once', () => {
    box.run('/opt/llm-serving/drain.sh');
    expect(box.run('/opt/llm-serving/drain.sh').calls).toEqual([]);
  });

  test('a unit that someone stops by hand asks for nothing', () => {
    box.standIn('systemctl', 'echo running');
    expect(about(box.run('/opt/llm-serving/drain.sh', { words: '--at-shutdown' }), 'docker')).toEqual([]);
  });
});

describe('watch', () => {
  test.each([
    ['the group ends the box', '*target-lifecycle-state*) echo Terminated ;;'],
    ['the group ends a box of its warm pool', '*target-lifecycle-state*) echo Warmed:Terminated ;;'],
    ['an interruption is announced', '*spot/instance-action*) echo "{}" ;;'],
  ])('when %s, it drains and lets go', (_, answer) => {
    box.standIn('curl', `case "$*" in *api/token*) echo t ;; ${answer} *) exit 22 ;; esac`).standIn('sleep', '[[ $1 != infinity ]] || exit 1; exec /bin/sleep 0.1');
    const run = box.run('/opt/llm-serving/watch.sh', { seconds: 10 });
    expect(about(run, 'docker exec llm-guard')).toHaveLength(1);
    expect(about(run, 'complete-lifecycle-action')[0]).toMatch(/terminate .*CONTINUE/);
  });

  test('an interrupted box calls itself ill, so that it leaves the rotation and is replaced; one that the group ends does not', () => {
    const runWith = (answer: string) => {
      box.standIn('curl', `case "$*" in *api/token*) echo t ;; ${answer} *) exit 22 ;; esac`).standIn('sleep', '[[ $1 != infinity ]] || exit 1; exec /bin/sleep 0.1');
      return about(box.run('/opt/llm-serving/watch.sh', { seconds: 10 }), 'set-instance-health');
    };
    expect(runWith('*spot/instance-action*) echo "{}" ;;')[0]).toMatch(/i-1 .*Unhealthy/);
    fs.rmSync(box.at('/run/llm-serving/draining'), { force: true });
    expect(runWith('*target-lifecycle-state*) echo Terminated ;;')).toEqual([]);
  });

  test('a box in service is left alone', () => {
    box.standIn('curl', 'case "$*" in *api/token*) echo t ;; *target-lifecycle-state*) echo InService ;; *) exit 22 ;; esac');
    expect(about(box.run('/opt/llm-serving/watch.sh', { seconds: 2 }), 'docker')).toEqual([]);
  });
});

describe('metrics', () => {
  const AGENT = '/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl';
  let moving: Box;
  beforeEach(() => {
    moving = new Box({ plan: { replicas: 2, scaling: givenScaling() } }).install().standIn('sleep', 'exit 0').standIn('dnf', 'exit 1');
    moving.write(AGENT, '#!/bin/bash\nprintf "agent %s\\n" "$*"\n');
  });
  afterEach(() => moving.remove());

  test('the agent starts with the log group of this deployment', () => {
    const run = moving.run('/opt/llm-serving/metrics.sh');
    expect(run).toMatchObject({ code: 0, calls: [] });
    expect(run.output).toMatch(/agent -a fetch-config -m ec2 -s -c file:/);
    expect(JSON.parse(fs.readFileSync(moving.at('/run/llm-serving/cloudwatch-agent.json'), 'utf8')).logs.metrics_collected.prometheus.log_group_name).toBe('logs');
  });

  test('it is told of the proxy', () => {
    fs.mkdirSync(moving.at('/opt/aws/amazon-cloudwatch-agent/etc'));
    moving.bash(`export HTTPS_PROXY=http://proxy.acme:3128; ${'set -a; source '}${moving.at('/etc/llm-serving/plan.env')}; LLM_LOG_GROUP=logs; ${moving.at('/opt/llm-serving/metrics.sh')}`);
    expect(fs.readFileSync(moving.at('/opt/aws/amazon-cloudwatch-agent/etc/common-config.toml'), 'utf8')).toContain('https_proxy = "http://proxy.acme:3128"');
  });

  test('an image without the agent installs it, and without it nothing starts', () => {
    fs.rmSync(moving.at(AGENT));
    const run = moving.run('/opt/llm-serving/metrics.sh');
    expect(about(run, 'dnf install')).toHaveLength(5);
    expect(run.code).not.toBe(0);
  });
});

describe('keys', () => {
  const secrets = (previous: string) => `case "$*" in *AWSCURRENT*) echo now ;; *AWSPREVIOUS*) ${previous} ;; esac`;
  const missing = 'echo "An error occurred (ResourceNotFoundException)" >&2; exit 254';
  const key = (name: string) => box.at(`/run/llm-serving/secrets/keys/${name}`);
  beforeEach(() => box.standIn('chown', 'exit 0'));

  test('both live keys are written for the guard alone', () => {
    box.standIn('aws', secrets('echo before'));
    const run = box.run('/opt/llm-serving/keys.sh');
    expect(run.code).toBe(0);
    expect([fs.readFileSync(key('current'), 'utf8'), fs.readFileSync(key('previous'), 'utf8')]).toEqual(['now\n', 'before\n']);
    expect(fs.statSync(key('current')).mode & 0o777).toBe(0o400);
    expect(about(run, 'chown 99:99').length).toBeGreaterThan(1);
  });

  test('a key that is no longer live is gone', () => {
    box.standIn('aws', secrets('echo before'));
    box.run('/opt/llm-serving/keys.sh');
    box.standIn('aws', secrets(missing));
    box.run('/opt/llm-serving/keys.sh');
    expect(fs.existsSync(key('previous'))).toBe(false);
  });

  test('an outage of the store takes no key away', () => {
    box.standIn('aws', secrets('echo before'));
    box.run('/opt/llm-serving/keys.sh');
    box.standIn('aws', 'echo "Could not connect" >&2; exit 255');
    expect(box.run('/opt/llm-serving/keys.sh').code).not.toBe(0);
    expect(fs.existsSync(key('current')) && fs.existsSync(key('previous'))).toBe(true);
  });

  test('what the client warns of is no part of a key', () => {
    box.standIn('aws', `echo "NotOpenSSLWarning: old" >&2; ${secrets('echo before')}`);
    expect(box.run('/opt/llm-serving/keys.sh').code).toBe(0);
    expect([fs.readFileSync(key('current'), 'utf8'), fs.readFileSync(key('previous'), 'utf8')]).toEqual(['now\n', 'before\n']);
  });

  test('values stay out of the journal', () => {
    box.standIn('aws', secrets('echo before'));
    expect(box.run('/opt/llm-serving/keys.sh').output).not.toMatch(/now|before/);
  });
});

describe('credentials of an engine that streams', () => {
  const file = () => box.at('/run/llm-serving/weights-reader/credentials');
  beforeEach(() => {
    box = new Box({ plan: { weights: { ...givenPlan().weights, strategy: 'stream' } } }).install({ LLM_READER_ROLE: 'arn:aws:iam::111122223333:role/reader' }).standIn('chown', 'exit 0').standIn('sleep', 'exit 0');
  });

  test('are those of the reader, in a file that libraries read, for the engine alone', () => {
    box.standIn('aws', "printf 'AKIA1\\tsecret1\\ttoken1\\n'");
    const run = box.run('/opt/llm-serving/weights-credentials.sh');
    expect(run.code).toBe(0);
    expect(fs.readFileSync(file(), 'utf8')).toBe('[default]\naws_access_key_id = AKIA1\naws_secret_access_key = secret1\naws_session_token = token1\n');
    expect(fs.statSync(file()).mode & 0o777).toBe(0o400);
    expect(about(run, 'chown 2000:0')).toHaveLength(2);
    expect(about(run, 'aws sts assume-role')[0]).toContain('--role-arn arn:aws:iam::111122223333:role/reader --role-session-name i-1');
    expect(run.output).not.toContain('secret1');
  });

  test('that cannot be had stop the start', () => {
    box.standIn('aws', 'echo "AccessDenied" >&2; exit 254');
    expect(box.run('/opt/llm-serving/weights-credentials.sh').code).not.toBe(0);
    expect(fs.existsSync(file())).toBe(false);
  });
});

describe('prepare', () => {
  test('every container user is kept from the credentials, once', () => {
    box.standIn('iptables', '[[ $2 != --check ]]').standIn('ip6tables', '[[ $2 != --check ]]').standIn('nvidia-ctk', 'exit 0').standIn('docker', 'echo CDI spec directories');
    const run = box.run('/opt/llm-serving/prepare.sh');
    const inserted = about(run, '--wait --insert').map((call) => [call.split(' ')[0], /--destination (\S+)/.exec(call)?.[1], /--uid-owner (\d+)/.exec(call)?.[1]]);
    expect(inserted).toEqual(['2000', '99'].flatMap((user) => [['iptables', '169.254.0.0/16', user], ['ip6tables', 'fd00:ec2::/32', user]]));
    expect(about(run, 'restart docker')).toEqual([]);
  });

  describe('for a container of root', () => {
    const prepared = (driver: string, tried: string) => {
      plan({ LLM_ROOT_SLICE: 'llm-container.slice' });
      box.standIn('iptables', 'exit 0').standIn('ip6tables', 'exit 0').standIn('nvidia-ctk', 'exit 0').standIn('docker', `echo ' Cgroup Driver: ${driver}'`).standIn('systemd-run', tried);
      return box.run('/opt/llm-serving/prepare.sh');
    };

    test.each([7, 28])('a slice that lets nobody connect (%d) is taken', (code) => {
      const run = prepared('systemd', `exit ${code}`);
      expect(run.code).toBe(0);
      expect(about(run, 'systemd-run')[0]).toMatch(/--slice=llm-container\.slice curl .* http:\/\/169\.254\.169\.254$/);
    });

    test.each(['exit 0', 'exit 1', 'exit 203'])('a slice that did not prove itself stops the box: %s', (tried) => {
      expect(prepared('systemd', tried)).toMatchObject({ code: 1, output: expect.stringContaining('credentials of the instance') });
    });

    test('a Docker that puts no container into slices stops the box', () => {
      expect(prepared('cgroupfs', 'exit 7')).toMatchObject({ code: 1, output: expect.stringContaining('slices of systemd') });
    });

    test('without one nothing is tried', () => {
      box.standIn('iptables', 'exit 0').standIn('ip6tables', 'exit 0').standIn('nvidia-ctk', 'exit 0').standIn('docker', 'exit 0');
      expect(about(box.run('/opt/llm-serving/prepare.sh'), 'systemd-run')).toEqual([]);
    });
  });

  test('an older Docker is told to read CDI', () => {
    box.standIn('iptables', 'exit 0').standIn('ip6tables', 'exit 0').standIn('nvidia-ctk', 'exit 0').standIn('docker', 'exit 0');
    const run = box.run('/opt/llm-serving/prepare.sh');
    expect(about(run, 'runtime configure')).toHaveLength(1);
    expect(about(run, 'systemctl restart docker.service')).toHaveLength(1);
  });
});

describe('mount', () => {
  const weights = { ...givenPlan().weights, shared: SharedStorageKind.EFS };
  const environment = { LLM_MOUNT_TYPE: 'efs', LLM_MOUNT_SOURCE: 'fs-01234567:/', LLM_MOUNT_OPTIONS: '_netdev,noresvport,tls,iam', LLM_MOUNT_PACKAGE: 'amazon-efs-utils' };
  beforeEach(() => {
    box.remove();
    box = new Box({ service: { storage: { ...givenService().storage, shared: { kind: SharedStorageKind.EFS } } }, plan: { weights } }).install(environment);
    box.standIn('mountpoint', 'exit 1').standIn('mount', 'exit 0').standIn('dnf', 'exit 0').standIn('sleep', 'true');
  });
  const folder = (): string => box.at('/var/lib/llm-serving/weights');

  test('puts the file system where the fetch and the engine look, with TLS', () => {
    box.standIn('mount.efs', 'exit 0');
    const run = box.run('/opt/llm-serving/mount.sh');
    expect(run.code).toBe(0);
    expect(about(run, 'mount --types')).toEqual([`mount --types efs --options _netdev,noresvport,tls,iam fs-01234567:/ ${folder()}`]);
    expect(about(run, 'dnf')).toEqual([]);
  });

  test('installs a client that the image lacks', () => {
    expect(about(box.run('/opt/llm-serving/mount.sh'), 'dnf')).toEqual(['dnf install --assumeyes --quiet amazon-efs-utils']);
  });

  test('happens once a boot', () => {
    box.standIn('mount.efs', 'exit 0').standIn('mountpoint', 'exit 0');
    const run = box.run('/opt/llm-serving/mount.sh');
    expect({ code: run.code, mounts: about(run, 'mount --types') }).toEqual({ code: 0, mounts: [] });
  });

  test('is tried again while a mount target comes up, and given up in the end', () => {
    box.standIn('mount.efs', 'exit 0').standIn('mount', 'exit 32');
    const run = box.run('/opt/llm-serving/mount.sh');
    expect(run.code).not.toBe(0);
    expect(about(run, 'mount --types')).toHaveLength(10);
  });

  test('a box whose mount failed is given up at once', () => {
    box.standIn('systemctl', '[[ $1 != is-failed || $3 == llm-mount.service ]]').standIn('curl', 'exit 7');
    expect(box.run('/opt/llm-serving/ready.sh').output).toContain('llm-mount failed');
  });
});

describe('storage', () => {
  beforeEach(() => {
    box.standIn('install', 'exit 0').standIn('mount', 'exit 0').standIn('mkfs.xfs', 'exit 0').standIn('mdadm', '[[ $1 != --assemble ]]').standIn('blkid', 'exit 2').standIn('mountpoint', 'exit 1');
  });
  const disks = (count: number): Box => box.standIn('lsblk', Array.from({ length: count }, (_, n) => `echo "/dev/nvme${n + 1}n1 Amazon\\x20EC2\\x20NVMe\\x20Instance\\x20Storage"`).concat('echo "/dev/nvme0n1 Amazon\\x20Elastic\\x20Block\\x20Store"').join('\n'));

  test('one disk becomes a file system', () => {
    disks(1);
    const run = box.run('/opt/llm-serving/storage.sh');
    expect(about(run, 'mkfs.xfs')[0]).toMatch(/\/dev\/nvme1n1$/);
    expect(about(run, 'mdadm')).toEqual([]);
  });

  test('several disks become one stripe', () => {
    disks(4);
    expect(about(box.run('/opt/llm-serving/storage.sh'), 'mdadm --create')[0]).toMatch(/--level=0 --raid-devices=4 \/dev\/nvme1n1 \/dev\/nvme2n1 \/dev\/nvme3n1 \/dev\/nvme4n1/);
  });

  test('disks that the image has gathered already are used as they are', () => {
    box.standIn('mountpoint', '[[ $2 == /opt/dlami/nvme ]]').standIn('mkdir', '[[ $* == *dlami* ]] || exec /bin/mkdir "$@"');
    expect(about(box.run('/opt/llm-serving/storage.sh'), 'mount --bind /opt/dlami/nvme/llm-serving')).toHaveLength(1);
  });

  test('a type with local NVMe and no disk is a broken box', () => {
    disks(0);
    expect(box.run('/opt/llm-serving/storage.sh').code).toBe(1);
  });
});
