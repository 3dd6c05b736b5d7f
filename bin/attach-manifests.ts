import { attachCustomSynthesis, type App } from 'aws-cdk-lib';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Loaded } from './load';
import { chartsOf, kubernetesFiles } from './render-kubernetes';

/** Folder inside the assembly that holds what is not CloudFormation. */
export const EXTRAS = 'llm-serving';

/** Puts manifests beside the templates, for those who run the CDK CLI. */
export function attachManifests(app: App, loaded: readonly Loaded[]): void {
  attachCustomSynthesis(app, {
    onSynthesize: ({ outdir }) => {
      for (const { name, text } of loaded.flatMap(({ decision }) => kubernetesFiles(decision, chartsOf(decision)))) {
        const file = path.join(outdir, EXTRAS, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, text);
      }
    },
  });
}
