import * as fs from 'node:fs';
import { Box } from './support/box';

let box: Box;
beforeEach(() => {
  box = new Box();
  box.standIn('curl', 'case "$*" in *api/token*) echo token ;; *instance-id*) echo i-1 ;; esac').standIn('systemctl', 'exit 0').standIn('sleep', 'exit 0');
  fs.mkdirSync(box.at('parts'));
  box.parts.forEach((text, name) => fs.writeFileSync(box.at(`parts/${name}`), text));
  serve('cat "$file"; echo');
});
afterEach(() => box.remove());

/** What Parameter Store answers for one part. */
function serve(answer: string): void {
  box.standIn('aws', `[[ $1 == ssm ]] || exit 0\nwhile [[ $1 != --name ]]; do shift; done\nfile=${box.root}/parts/\${2##*/}\n${answer}`);
}

const load = () => box.bash(box.moved(box.loader), 120);

/** Paths are moved for this test, in bodies too; digests are of the bytes as they were rendered. */
test('a box writes every file as it was rendered, and starts the service', () => {
  const { code, output, calls } = load();
  expect({ code, output }).toEqual({ code: 0, output: '' });
  box.files.forEach((text, file) => expect({ file, text: fs.readFileSync(box.at(file), 'utf8') }).toEqual({ file, text }));
  expect(calls.slice(-3)).toEqual(['systemctl daemon-reload', 'systemctl enable --quiet llm-serving.target', 'systemctl start --no-block llm-serving.target']);
});

test('scripts can be run, files cannot', () => {
  load();
  expect(fs.statSync(box.at('/opt/llm-serving/ready.sh')).mode & 0o777).toBe(0o755);
  expect(fs.statSync(box.at('/etc/llm-serving/plan.env')).mode & 0o777).toBe(0o644);
});

test('a file that is not the one that was rendered is refused: the stack hears of it, and nothing starts', () => {
  serve('sed "s/llm-/11m-/" "$file"; echo');
  const { code, calls } = load();
  expect(code).not.toBe(0);
  expect(calls.some((call) => call.includes('signal-resource') && call.includes('FAILURE'))).toBe(true);
  expect(calls.filter((call) => call.startsWith('systemctl'))).toEqual([]);
});

test('a store that stumbles is asked again', () => {
  serve(`mark=${'$'}file.asked; if [[ ! -e ${'$'}mark ]]; then touch ${'$'}mark; exit 255; fi\ncat "${'$'}file"; echo`);
  expect(load().code).toBe(0);
});

test('the instance knows its own name', () => {
  load();
  expect(fs.readFileSync(box.at('/etc/llm-serving/instance.env'), 'utf8')).toBe('LLM_INSTANCE_ID=i-1\n');
});
