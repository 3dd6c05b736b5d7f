// The deployments that are measured, and what the hand-written app takes over from their templates.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { parseDocument } = require('yaml');

/** Writes copies of one example, on EC2 only and with names of one length, and gives back their names and files. */
function writeDeployments({ example, folder, count }) {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const name = `chat-${String(index + 1).padStart(3, '0')}`;
    const document = parseDocument(readFileSync(example, 'utf8'));
    document.set('name', name);
    document.set('platforms', ['ec2']);
    document.delete('kubernetes');
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, document.toString());
    return { name, file };
  });
}

/** Bytes that stand in a template as they are: the hand-written app holds the same ones as constants. */
function contentOf(template) {
  const resources = Object.values(template.Resources);
  const of = (type) => resources.filter((resource) => resource.Type === type).map((resource) => resource.Properties);
  const [box] = of('AWS::EC2::LaunchTemplate');
  const [, pieces] = box.LaunchTemplateData.UserData['Fn::Base64']['Fn::Join'];
  return {
    userData: pieces.filter((piece) => typeof piece === 'string'),
    zones: [...new Set(of('AWS::EC2::Subnet').map((subnet) => subnet.AvailabilityZoneId))],
    parameters: of('AWS::SSM::Parameter').map(({ Name, Value, Description }) => ({ name: lastPartOf(Name), value: Value, description: Description })),
  };
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

module.exports = { contentOf, differencesBetween, writeDeployments };
