import { shellCommands, type CommandWord } from '../../engine/shell-words';
import { at, fieldsAt, listAt, numberAt, textAt, type FieldPath, type Fields } from '../fields';
import type { ManifestObject } from '../manifest';
import { writtenText } from './read-template';

/** A resource that starts containers, in the words of a pod: so the same rules hold for it. */
export function asPods(resource: ManifestObject): ManifestObject[] {
  return READERS[resource.kind]?.(resource) ?? [];
}

const READERS: { readonly [kind: string]: (resource: ManifestObject) => ManifestObject[] } = {
  'AWS::ECS::TaskDefinition': ofTask,
  'AWS::SageMaker::Model': ofSageMaker,
  'AWS::EC2::LaunchTemplate': ofUserData,
};

/** Where fields of a pod's container stand in a container definition. */
const ECS_FIELDS: { readonly [field: string]: FieldPath } = {
  image: ['Image'], command: ['EntryPoint'], args: ['Command'], env: ['Environment'], resources: ['ResourceRequirements'], volumeMounts: ['LinuxParameters', 'SharedMemorySize'], ports: ['PortMappings'],
};

function ofTask(resource: ManifestObject): ManifestObject[] {
  const containers = listAt(resource.body, 'ContainerDefinitions').map((definition) => ({
    name: textAt(definition, 'Name') ?? '',
    image: writtenText(at(definition, 'Image')),
    command: listAt(definition, 'EntryPoint').map(writtenText),
    args: listAt(definition, 'Command').map(writtenText),
    env: [
      ...listAt(definition, 'Environment').map((item) => ({ name: textAt(item, 'Name') ?? '', value: writtenText(at(item, 'Value')) })),
      ...listAt(definition, 'Secrets').map((item) => ({ name: textAt(item, 'Name') ?? '', valueFrom: {} })),
    ],
    ...limitsOf(listAt(definition, 'ResourceRequirements').find((item) => textAt(item, 'Type') === 'GPU')),
    ...(numberAt(definition, 'LinuxParameters', 'SharedMemorySize') !== undefined && { volumeMounts: [{ name: `shm-${textAt(definition, 'Name')}`, mountPath: '/dev/shm' }] }),
  }));
  const volumes = listAt(resource.body, 'ContainerDefinitions').flatMap((definition) => {
    const size = numberAt(definition, 'LinuxParameters', 'SharedMemorySize');
    return size === undefined ? [] : [{ name: `shm-${textAt(definition, 'Name')}`, emptyDir: { medium: 'Memory', sizeLimit: `${size}Mi` } }];
  });
  return [podOf(resource, { containers, volumes }, (index, field, rest) => ['ContainerDefinitions', index, ...(ECS_FIELDS[field] ?? []), ...(field === 'env' ? rest.slice(0, 1) : rest)])];
}

function limitsOf(requirement: unknown): Fields {
  const count = numberAt(requirement, 'Value');
  return count === undefined ? {} : { resources: { limits: { 'nvidia.com/gpu': count } } };
}

function ofSageMaker(resource: ManifestObject): ManifestObject[] {
  const container = fieldsAt(resource.body, 'PrimaryContainer');
  const env = Object.entries(fieldsAt(container, 'Environment')).map(([name, value]) => ({ name, value: writtenText(value) }));
  return [podOf(resource, { containers: [{ name: 'model', image: writtenText(container['Image']), env }] }, (_, field) => ['PrimaryContainer', ...(field === 'image' ? ['Image'] : field === 'env' ? ['Environment'] : [])])];
}

/** Containers that a script of the machine runs by hand. */
function ofUserData(resource: ManifestObject): ManifestObject[] {
  const script = writtenText(at(resource.body, 'LaunchTemplateData', 'UserData'));
  const containers = shellCommands(script, []).flatMap((words) => (words.some(({ text }, index) => text === 'run' && /docker|podman|nerdctl/.test(words[index - 1]?.text ?? '')) ? [dockerRun(words)] : []));
  return containers.length === 0 ? [] : [podOf(resource, { containers }, () => ['LaunchTemplateData', 'UserData'])];
}

/** Options of `docker run` that stand alone. */
const ALONE = /^(--(rm|detach|interactive|tty|privileged|read-only|init|no-healthcheck)|-(d|i|t|it|ti|dit)|--[\w-]+=.*)$/;

function dockerRun(words: readonly CommandWord[]): Fields {
  const rest = words.slice(words.findIndex(({ text }) => text === 'run') + 1).map(({ text }) => text);
  const env: Fields[] = [];
  let index = 0;
  for (; index < rest.length && rest[index].startsWith('-'); index += ALONE.test(rest[index]) ? 1 : 2) {
    const [name, ...value] = (rest[index] === '-e' || rest[index] === '--env' ? rest[index + 1] ?? '' : rest[index].replace(/^--env=/, '')).split('=');
    if (/^(-e|--env)/.test(rest[index]) && value.length > 0) env.push({ name, value: value.join('=') });
  }
  return { name: 'run', image: rest[index] ?? '', args: rest.slice(index + 1), env };
}

function podOf(resource: ManifestObject, spec: Fields, place: (index: number, field: string, rest: FieldPath) => FieldPath): ManifestObject {
  const written = (path: FieldPath): FieldPath => (path[1] === 'containers' && typeof path[2] === 'number' ? place(path[2], String(path[3] ?? ''), path.slice(4)) : []);
  return { ...resource, body: { spec }, written, locate: (path) => resource.locate(written(path)) };
}
