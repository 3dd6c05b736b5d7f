import type { INetwork } from './network';

/** What stands already and is used in place of what would be made; it wins over the deployment's own imports. */
export interface Replacements {
  /**
   * The network.
   *
   * @default - the deployment's import, or one is made
   */
  readonly network?: INetwork;

  /**
   * ARN of the secret with the API key.
   *
   * @default - the secret that the deployment names
   */
  readonly apiKeySecretArn?: string;

  /**
   * Name of the log group.
   *
   * @default - the deployment's import, or one is made
   */
  readonly logGroupName?: string;

  /**
   * ARN of the key of volumes, logs and notices.
   *
   * @default - the deployment's import; else one is made, except under `dev`
   */
  readonly keyArn?: string;

  /**
   * ARN of the topic that hears about boxes.
   *
   * @default - the deployment's import, or one is made
   */
  readonly topicArn?: string;
}
