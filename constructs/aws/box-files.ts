import { Aws, Fn } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct, type IConstruct } from 'constructs';
import { arnOf } from './private/arn';
import type { BoxFile } from './private/box-files';
import { manifestOf, type BoxManifestEntry, type KeptText } from './private/loader';
import type { ServingInput } from './serving-input';

/** Texts that services of one app share, such as scripts, are cut and hashed once. */
const KNOWN_TEXTS = new WeakMap<IConstruct, Map<string, KeptText>>();

/** Which files are kept, and for which service. */
export interface BoxFilesProps {
  /** What was decided for the service. */
  readonly input: ServingInput;

  /** @internal */
  readonly _files: readonly BoxFile[];
}

/** The files of a box or a task, kept as parameters that are named by their own digest: a changed file has a new name, so two versions never mix them up. */
export class BoxFiles extends Construct {
  /** Path of the parts, without a slash at its end. */
  public readonly path: string;

  /** ARNs of all parts. */
  public readonly partArns: string[];

  /** What must stand before anything reads them. */
  public readonly parts: IConstruct[];

  /** @internal */
  public readonly _entries: BoxManifestEntry[];

  public constructor(scope: Construct, id: string, { input, _files: files }: BoxFilesProps) {
    super(scope, id);

    const { deployment, service } = input;
    const prefix = deployment.aws?.namePrefix ?? '';
    this.path = Fn.join('/', ['', `${prefix}llm-serving`, Aws.STACK_NAME, deployment.name, service.name]);
    this._entries = manifestOf(files, knownTexts(scope.node.root));
    const parts = new Map(this._entries.flatMap((entry) => entry.parts.map(({ name, text }) => [name, { text, file: entry.file.path }])));
    this.parts = [...parts].map(([name, { text, file }]) => new ssm.CfnParameter(this, name, {
      type: 'String', tier: 'Standard', name: Fn.join('/', [this.path, name]), value: text, description: `Part of ${file}`,
    }));
    this.partArns = [...parts.keys()].map((name) => arnOf('ssm', `parameter${this.path}/${name}`));
  }
}

function knownTexts(app: IConstruct): Map<string, KeptText> {
  const texts = KNOWN_TEXTS.get(app) ?? new Map<string, KeptText>();
  KNOWN_TEXTS.set(app, texts);
  return texts;
}
