import { App, YamlOutputType } from 'cdk8s';
import { parityFacts } from '../constructs/k8s/parity';
import { Platform } from '../lib/deployment/enums';
import type { ParityFacts } from '../lib/review/parity';
import type { DeploymentDecision } from '../lib/decide';
import { manifestFiles } from '../stacks/k8s/manifest-files';
import { ServingChart } from '../stacks/k8s/serving-chart';
import { chartNameOf } from './names';
import type { OutputFile } from './output-folder';

/** The chart of a deployment, or nothing when it goes to no Kubernetes cluster. */
export function chartOf(decision: DeploymentDecision): ServingChart | undefined {
  const { deployment } = decision;
  if (!deployment?.platforms.includes(Platform.KUBERNETES)) return undefined;
  const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_CHART, recordConstructMetadata: false });
  return ServingChart.fromDecision(app, chartNameOf(deployment), decision);
}

/** What stands in the manifests of a service. */
export function kubernetesParity(chart: ServingChart, service: string): ParityFacts {
  return parityFacts(chart.toJson() as Parameters<typeof parityFacts>[0], service);
}

/** Manifests of a deployment, one file for each kind of object, in the order in which they are applied. */
export function kubernetesFiles(decision: DeploymentDecision, chart = chartOf(decision)): OutputFile[] {
  if (!chart || !decision.deployment) return [];
  const folder = `k8s/${chartNameOf(decision.deployment)}`;
  return manifestFiles(chart).map(({ name, text }) => ({ name: `${folder}/${name}`, text }));
}
