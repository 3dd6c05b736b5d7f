// The deployments that are measured, and what a hand-written app takes over from their templates.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { parseDocument } = require('yaml');

const exampleFile = (name) => join(__dirname, '../../examples', name);
const program = (name) => join(__dirname, name);

/** What can be measured: copies of one example on one platform, and the program that makes the same resources by hand. */
const SUBJECTS = {
  'single-node': { example: exampleFile('single-node.yaml'), platform: 'ec2', ending: '', byHand: program('hand-written-ec2.cjs') },
  distributed: { example: exampleFile('distributed-ecs.yaml'), platform: 'ecs', ending: '-ecs', byHand: program('hand-written-ecs.cjs') },
};

/** A stack has fewer resources than this, so that there is room below the 500 of CloudFormation. */
const MOST_RESOURCES = 300;

/** Writes copies of one example, on one platform only and with names of one length, and gives back their names, stacks and files. */
function writeDeployments({ example, platform, ending }, { folder, count }) {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const name = `chat-${String(index + 1).padStart(3, '0')}`;
    const document = parseDocument(readFileSync(example, 'utf8'));
    document.set('name', name);
    document.set('platforms', [platform]);
    document.delete('kubernetes');
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, document.toString());
    return { name, stack: `${name}${ending}`, file };
  });
}

/** Bytes that stand in a template as they are: the hand-written app holds the same ones as constants. */
function contentOf(template) {
  const resources = Object.values(template.Resources);
  const of = (type) => resources.filter((resource) => resource.Type === type).map((resource) => resource.Properties);
  const [box] = of('AWS::EC2::LaunchTemplate');
  return {
    userData: textsIn(box.LaunchTemplateData.UserData['Fn::Base64']),
    zones: [...new Set(of('AWS::EC2::Subnet').map((subnet) => subnet.AvailabilityZoneId))],
    parameters: of('AWS::SSM::Parameter').map(({ Name, Value, Description }) => ({ name: lastPartOf(Name), value: Value, description: Description })),
    texts: Object.assign({}, ...of('AWS::ECS::TaskDefinition').map(textsOf)),
    ...operationsOf(of),
  };
}

/** What stands in dashboards, saved queries, and the store of metrics. */
function operationsOf(of) {
  const [dashboard] = of('AWS::CloudWatch::Dashboard');
  return {
    dashboard: textsIn(dashboard.DashboardBody).map((text) => ({ text, reference: text.match(/"(\w+)"[:,]"$/)?.[1] })),
    queries: of('AWS::Logs::QueryDefinition').map(({ Name, QueryString }) => ({ query: JSON.stringify(Name).match(/([\w-]+)"\W*$/)[1], text: QueryString })),
    searches: of('AWS::Athena::NamedQuery').map(({ Name, Description, QueryString }) => ({ name: Name, description: Description, queryString: QueryString })),
    columns: of('AWS::Glue::Table').flatMap(({ TableInput }) => TableInput.StorageDescriptor.Columns.map(({ Name, Type }) => ({ name: Name, type: Type }))),
    alertManager: of('AWS::APS::Workspace').flatMap(({ AlertManagerDefinition }) => textsIn(AlertManagerDefinition)),
  };
}

/** Scripts and configuration that stand in a task definition. */
function textsOf({ ContainerDefinitions }) {
  const container = (name) => ContainerDefinitions.find(({ Name }) => Name === name);
  const variable = (from, name) => container(from).Environment.find(({ Name }) => Name === name).Value;
  return {
    writer: container('files').Command[0],
    files: variable('files', 'LLM_FILES'),
    probe: container('engine').HealthCheck.Command[3],
    agent: textsIn(variable('cloudwatch-agent', 'CW_CONFIG_CONTENT')),
    scrape: variable('cloudwatch-agent', 'PROMETHEUS_CONFIG_CONTENT'),
    collector: variable('collector', 'LLM_COLLECTOR_CONFIG'),
  };
}

/** The constant pieces between the references of a joined text. */
function textsIn({ 'Fn::Join': [, pieces] }) {
  return pieces.filter((piece) => typeof piece === 'string');
}

function lastPartOf(name) {
  return JSON.stringify(name).match(/([0-9a-f]{8,})"?\W*$/)[1];
}

/** Types of which one template has more than the other; none when both hold the same resources. */
function differencesBetween(ours, theirs) {
  const [left, right] = [ours, theirs].map(countsOf);
  const types = [...new Set([...left.keys(), ...right.keys()])].sort();
  return types.map((type) => ({ type, ours: left.get(type) ?? 0, theirs: right.get(type) ?? 0 })).filter((row) => row.ours !== row.theirs);
}

/** How many of each type, and of each part of a template that is no resource. */
function countsOf({ Resources, ...parts }) {
  const counts = new Map();
  Object.values(Resources).forEach(({ Type }) => counts.set(Type, (counts.get(Type) ?? 0) + 1));
  ['Parameters', 'Outputs', 'Conditions', 'Mappings'].forEach((part) => counts.set(`(${part})`, Object.keys(parts[part] ?? {}).length));
  return counts;
}

/** The stack of an assembly that has the most resources. */
function largestStackOf(assembly) {
  const { artifacts } = JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8'));
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const sized = stacks.map(([name, { properties }]) => {
    const { Resources } = JSON.parse(readFileSync(join(assembly, properties.templateFile), 'utf8'));
    return { name, resources: Object.keys(Resources).length };
  });
  return sized.sort((a, b) => b.resources - a.resources)[0];
}

module.exports = { MOST_RESOURCES, SUBJECTS, contentOf, differencesBetween, largestStackOf, writeDeployments };
