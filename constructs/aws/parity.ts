import { LlmServingError } from '../../lib/error';
import type { ParityFacts } from '../../lib/review/parity';
import { AGENT_FILES } from '../../lib/collection/agent';
import { LOAD } from '../../lib/scaling/cloudwatch';
import { FIXED, signalOfMath } from '../../lib/scaling/read-back';
import { TAKES_OVER_TAG } from './private/group';
import { filesIn, isTagged, type Template } from './private/template-files';
import { systemdWords } from './private/systemd-words';

/** The words of `docker run` that take no value. */
const FLAGS = ['--rm', '--read-only'];

/** A `docker run` line, read back. */
interface DockerCommand {
  readonly image: string;
  readonly words: string[];
  readonly options: { readonly name: string; readonly value: string }[];
}

/** What stands in the template of one service, read back as the box would: loader, parameters, units. */
export function parityFacts(template: Template, service: string): ParityFacts {
  const files = filesIn(template, service);
  const engine = dockerCommandOf(fileAt(files, '/etc/systemd/system/llm-engine.service'));
  const guard = dockerCommandOf(fileAt(files, '/etc/systemd/system/llm-guard.service'));
  const plan = environmentOf(fileAt(files, '/etc/llm-serving/plan.env'));
  const groups = Object.fromEntries(Object.entries(template.Resources).filter(([, { Type, Properties }]) => Type === 'AWS::AutoScaling::AutoScalingGroup' && isTagged(Properties.Tags, service)));
  return {
    engineImage: engine.image,
    guardImage: guard.image,
    engineCommand: engine.words,
    engineEnvironment: Object.fromEntries(engine.options.filter(({ name }) => name === '--env').map(({ value }) => assignmentOf(value))),
    port: Number(plan.LLM_GUARD_PORT),
    readinessPath: plan.LLM_READINESS_PATH,
    acceleratorsPerReplica: Number(plan.LLM_ACCELERATORS),
    nodesPerReplica: 1,
    workerCommand: [],
    ...replicasIn(template, groups),
    ...heldConstant(template, { groups: Object.keys(groups), files }),
    servedNames: plan.LLM_SERVED_NAMES.split(','),
    files: Object.fromEntries([...files].filter(([path]) => path.startsWith('/etc/llm-serving/files/')).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text])),
  };
}

/** Boxes of all groups while every block lasts; a block that takes another over adds none. */
function replicasIn({ Resources }: Template, groups: Template['Resources']): Pick<ParityFacts, 'replicasMin' | 'replicasMax'> {
  const sizes = Object.entries(groups).filter(([, { Properties }]) => !Properties.Tags.some(({ Key }: { Key: string }) => Key === TAKES_OVER_TAG)).map(([id, { Properties }]) => {
    const begin = Object.values(Resources).find(({ Type, Properties: action }) => Type === 'AWS::AutoScaling::ScheduledAction' && action.AutoScalingGroupName?.Ref === id && action.DesiredCapacity > 0);
    return { least: Number(begin?.Properties.MinSize ?? Properties.MinSize), most: Number(Properties.MaxSize) };
  });
  return { replicasMin: sizes.reduce((sum, { least }) => sum + least, 0), replicasMax: sizes.reduce((sum, { most }) => sum + most, 0) };
}

/** What the policy of the group holds constant, by the names that its boxes scrape. */
function heldConstant({ Resources }: Template, { groups, files }: { groups: string[]; files: Map<string, string> }): Pick<ParityFacts, 'scalingSignal' | 'scalingTarget'> {
  const policy = Object.values(Resources).find(({ Type, Properties }) => Type === 'AWS::AutoScaling::ScalingPolicy' && groups.includes(Properties.AutoScalingGroupName?.Ref))?.Properties;
  if (!policy) return { scalingSignal: FIXED.signal, scalingTarget: FIXED.target };
  const { TargetValue, CustomizedMetricSpecification: { Metrics } } = policy.TargetTrackingConfiguration;
  const { Expression } = Metrics.find(({ Id }: { Id: string }) => Id === LOAD);
  const scrape = [...files].find(([path]) => path.endsWith(`/${AGENT_FILES.scrape}`))?.[1];
  return { scalingSignal: signalOfMath(Expression, scrape ?? '{"scrape_configs":[]}'), scalingTarget: TargetValue };
}

/** Reads the start line of a container's unit. */
export function dockerCommandOf(unit: string): DockerCommand {
  const line = /^ExecStart=\/usr\/bin\/docker run ((?:.*\\\n)*.*)$/m.exec(unit)?.[1];
  if (line === undefined) throw new LlmServingError('InvalidInput', 'a unit starts no container');
  const words = systemdWords(line);
  const options: { name: string; value: string }[] = [];
  let at = 0;
  for (; words[at].startsWith('--'); at += 1) options.push({ name: words[at], value: FLAGS.includes(words[at]) ? '' : words[at += 1] });
  const entry = options.filter(({ name }) => name === '--entrypoint').map(({ value }) => value);
  return { image: words[at], words: [...entry, ...words.slice(at + 1)], options };
}

function environmentOf(file: string): { [name: string]: string } {
  return Object.fromEntries(file.trim().split('\n').map((line) => {
    const [name, value] = assignmentOf(line);
    return [name, value.slice(1, -1).replace(/\\(.)/g, '$1')];
  }));
}

function assignmentOf(text: string): [name: string, value: string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

function fileAt(files: Map<string, string>, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new LlmServingError('InvalidInput', `the loader does not write ${path}`);
  return text;
}
