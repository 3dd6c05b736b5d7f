import { LlmServingError } from '../../../lib/error';
import { SERVICE_TAG } from '../../../lib/service-tag';

/** A CloudFormation template, as far as it is read back. */
export interface Template {
  readonly Resources: { readonly [logicalId: string]: { readonly Type: string; readonly Properties: any } };
}

/** Texts of all parameters, by the last word of their names. */
export function partsIn(template: Template): Map<string, string> {
  return new Map(Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::SSM::Parameter').map(({ Properties }) => [lastWord(Properties.Name), String(Properties.Value)]));
}

/** The text of a file, as whoever writes it joins it. */
export function fileOf(parts: Map<string, string>, names: string[], encoding: string): string {
  const text = `${names.map((name) => partAt(parts, name)).join('\n')}\n`;
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}

/** Files that the loader of a service writes, by path, joined from the template's own parameters. */
export function filesIn(template: Template, service: string): Map<string, string> {
  const parts = partsIn(template);
  return new Map(loaderOf(template, service).split('\n').filter((line) => line.startsWith('put ')).map((line) => {
    const [, path, , encoding, , ...names] = line.split(' ');
    return [path, fileOf(parts, names, encoding)];
  }));
}

/** The loader script of a service; a deploy-time value stands there as `<token>`. */
export function loaderOf(template: Template, service: string): string {
  const found = Object.values(template.Resources).find(({ Type, Properties }) => Type === 'AWS::EC2::LaunchTemplate' && isTagged(Properties.LaunchTemplateData.TagSpecifications[0].Tags, service));
  if (!found) throw new LlmServingError('InvalidInput', `no launch template is tagged with the service '${service}'`);
  return joined(found.Properties.LaunchTemplateData.UserData['Fn::Base64']);
}

/** True when a list of tags names the service. */
export function isTagged(tags: { readonly Key: string; readonly Value: string }[] | undefined, service: string): boolean {
  return (tags ?? []).some(({ Key, Value }) => Key === SERVICE_TAG && Value === service);
}

function joined(value: any): string {
  if (typeof value === 'string') return value;
  const [separator, items]: [string, unknown[]] = value['Fn::Join'] ?? ['', ['<token>']];
  return items.map((item) => (typeof item === 'string' ? item : joined(item))).join(separator);
}

/** What stands after the last slash of a name. */
export const lastWord = (name: unknown): string => joined(name).split('/').at(-1) ?? '';

function partAt(parts: Map<string, string>, name: string): string {
  const text = parts.get(name);
  if (text === undefined) throw new LlmServingError('InvalidInput', `a file is read from the part '${name}', which the template lacks`);
  return text;
}
