import type { Construct } from 'constructs';
import type { Catalogues } from '../../lib/catalogues';
import type { ServiceDecision } from '../../lib/decide';
import type { Platform } from '../../lib/deployment/enums';
import type { DeploymentProps } from '../../lib/deployment/props';
import { DecidedInferenceService } from './decided-inference-service';
import { decideProps, type PatchRefusal } from '../../lib/decide-props';
import { worldOf } from '../../lib/patch/target';
import { LlmServingError } from '../../lib/error';
import { toldIn } from '../../lib/platform/platforms';
import { fromDecision } from './from-decision';

/** Patches of manifests, by kind and name. */
const PATCHES: PatchRefusal = { reaches: ({ target }) => worldOf(target) === 'kubernetes', instead: 'ApiObject.of(…).addJsonPatch(…)' };

/** What is served, and which part of it stands here. */
export interface InferenceServiceProps {
  /** The whole description: the same fields as a deployment file, with the same meaning. */
  readonly deployment: DeploymentProps;

  /**
   * The environment that is merged in.
   *
   * @default - none
   */
  readonly environment?: string;

  /**
   * Name of the service that stands here.
   *
   * @default - the only one; a deployment of several must say which
   */
  readonly service?: string;

  /**
   * What is known of engines, models and instance types.
   *
   * @default - what comes with the library
   */
  readonly catalogues?: Catalogues;

  /**
   * The plan that was locked: the content of the lock file, parsed.
   *
   * @default - the plan is made anew at each synth
   */
  readonly lockedPlan?: { [key: string]: any };

  /**
   * The platform whose cluster it stands on.
   *
   * @default - the first of the deployment's platforms that has pods
   */
  readonly platform?: Platform;
}

/** One model behind one address, decided from its description. Refuses with every finding at once. */
export class InferenceService extends DecidedInferenceService {
  public constructor(scope: Construct, id: string, props: InferenceServiceProps) {
    const decision = decideProps(props, PATCHES);
    super(scope, id, fromDecision(decision, props.platform ?? platformOf(decision)));
  }
}

function platformOf({ deployment: { name, platforms } }: ServiceDecision): Platform {
  const [first] = toldIn(platforms, 'kubernetes');
  if (first === undefined) throw new LlmServingError('UnsupportedByTarget', `'${name}' goes to no platform with pods`, [], 'platforms');
  return first;
}
