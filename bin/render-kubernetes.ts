import { App, YamlOutputType } from 'cdk8s';
import { parityFacts } from '../constructs/k8s/parity';
import type { DeploymentDecision } from '../lib/decide';
import type { Platform } from '../lib/deployment/enums';
import type { Rendering } from '../lib/patch/rendering';
import { platformFacts, toldIn } from '../lib/platform/platforms';
import type { ParityFacts } from '../lib/review/parity';
import { manifestFiles } from '../stacks/k8s/manifest-files';
import { applyPatches, namesOf, type Manifest } from '../stacks/k8s/patches';
import { ServingChart } from '../stacks/k8s/serving-chart';
import { chartNameOf } from './names';
import type { OutputFile } from './output-folder';
import { factsOf, withoutPatches } from './unpatched';

/** The charts of a deployment: one for each platform that is told in manifests. */
export function chartsOf(decision: DeploymentDecision): ServingChart[] {
  const { deployment } = decision;
  return toldIn(deployment?.platforms ?? [], 'kubernetes').map((platform) => chartOf(decision, platform));
}

function chartOf(decision: DeploymentDecision, platform: Platform): ServingChart {
  const app = new App({ yamlOutputType: YamlOutputType.FILE_PER_CHART, recordConstructMetadata: false });
  return ServingChart.fromDecision(app, chartNameOf({ name: 'llm', ...decision.deployment }), { decision, platform });
}

/** What stands in the manifests of a service. */
export function kubernetesParity(chart: ServingChart, service: string): ParityFacts {
  return parityFacts(chart.toJson() as Parameters<typeof parityFacts>[0], service);
}

/** The manifests of a deployment before its patches, by platform. */
export function kubernetesRenderings(decision: DeploymentDecision): Rendering[] {
  return chartsOf(withoutPatches(decision)).map((chart) => snapshotOf(chart.platform, chart.toJson(), decision));
}

function snapshotOf(platform: Platform, manifests: Manifest[], decision: DeploymentDecision): Rendering {
  return {
    platform,
    world: 'kubernetes',
    objects: manifests.map((body) => ({ names: namesOf(body), body })),
    facts: factsOf(decision, (service) => parityFacts(manifests as Parameters<typeof parityFacts>[0], service)),
    with: (patch) => snapshotOf(platform, applyPatches(manifests, [patch]), decision),
  };
}

/** Manifests of a deployment, one file for each kind of object, in the order in which they are applied. */
export function kubernetesFiles({ deployment }: DeploymentDecision, charts: readonly ServingChart[]): OutputFile[] {
  if (!deployment) return [];
  return charts.flatMap((chart) => manifestFiles(chart).map(({ name, text }) => ({ name: `${platformFacts(chart.platform).manifestFolder}/${chartNameOf(deployment)}/${name}`, text })));
}
