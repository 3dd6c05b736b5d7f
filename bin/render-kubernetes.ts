import { App, YamlOutputType } from 'cdk8s';
import { parityFacts } from '../constructs/k8s/parity';
import { Platform } from '../lib/deployment/enums';
import type { Rendering } from '../lib/patch/rendering';
import type { ParityFacts } from '../lib/review/parity';
import type { DeploymentDecision } from '../lib/decide';
import { manifestFiles } from '../stacks/k8s/manifest-files';
import { applyPatches, namesOf, type Manifest } from '../stacks/k8s/patches';
import { ServingChart } from '../stacks/k8s/serving-chart';
import { chartNameOf } from './names';
import type { OutputFile } from './output-folder';
import { factsOf, withoutPatches } from './unpatched';

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

/** The manifests of a deployment before its patches. */
export function kubernetesRendering(decision: DeploymentDecision): Rendering {
  return snapshotOf(chartOf(withoutPatches(decision))?.toJson() ?? [], decision);
}

function snapshotOf(manifests: Manifest[], decision: DeploymentDecision): Rendering {
  return {
    platform: Platform.KUBERNETES,
    objects: manifests.map((body) => ({ names: namesOf(body), body })),
    facts: factsOf(decision, (service) => parityFacts(manifests as Parameters<typeof parityFacts>[0], service)),
    with: (patch) => snapshotOf(applyPatches(manifests, [patch]), decision),
  };
}

/** Manifests of a deployment, one file for each kind of object, in the order in which they are applied. */
export function kubernetesFiles(decision: DeploymentDecision, chart = chartOf(decision)): OutputFile[] {
  if (!chart || !decision.deployment) return [];
  const folder = `k8s/${chartNameOf(decision.deployment)}`;
  return manifestFiles(chart).map(({ name, text }) => ({ name: `${folder}/${name}`, text }));
}
