import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parityFacts as onAws } from '../constructs/aws/parity';
import { parityFacts as onKubernetes } from '../constructs/k8s/parity';
import { Platform } from '../lib/deployment/enums';
import { locatedBy } from '../lib/deployment/locate';
import { LlmServingError } from '../lib/error';
import type { Finding } from '../lib/finding/finding';
import { Severity } from '../lib/finding/severity';
import { expectedParity, parityTable, type ParityFacts, type ParityRow } from '../lib/review/parity';
import { reportFor, type PlatformNote, type RenderedFile, type Report } from '../lib/review/report';
import type { ServingStack } from '../stacks/aws/serving-stack';
import type { ServingChart } from '../stacks/k8s/serving-chart';
import type { Loaded } from './load';
import { makeApp } from './make-app';
import { chartNameOf, stackNameOf } from './names';
import type { OutputFolder } from './output-folder';
import { chartOf, kubernetesFiles } from './render-kubernetes';

/** What was written for one deployment. */
export interface Rendered {
  readonly name: string;
  readonly files: string[];
  readonly report: Report;
}

type Deployment = NonNullable<Loaded['decision']['deployment']>;

/** Renders every deployment into the folder: assembly, manifests, reports. */
export function renderAll(loaded: readonly Loaded[], folder: OutputFolder): Rendered[] {
  const assembly = path.join(folder.folder, 'cdk.out');
  const app = makeApp(loaded, assembly);
  const onEc2 = loaded.some(({ decision }) => decision.deployment?.platforms.includes(Platform.EC2));
  if (onEc2) app.synth();
  return loaded.map(({ decision }) => {
    const deployment = decision.deployment as Deployment;
    const stack = app.node.tryFindChild(stackNameOf(deployment)) as ServingStack | undefined;
    const chart = chartOf(decision);
    refusePatches(decision, [stack?.unmatchedPatches, chart?.unmatchedPatches]);
    const manifests = kubernetesFiles(decision);
    manifests.forEach(({ name, text }) => folder.write(name, text));
    const template = stack && `cdk.out/${stack.templateFile}`;
    const files = [...(template ? [fileOf(folder, template)] : []), ...manifests.map(({ name }) => fileOf(folder, name))];
    const parity = Object.fromEntries(decision.services.map(({ service, replica, plan }) => [service.name, parityTable({
      'container spec': expectedParity(replica, plan),
      ...(template && { [Platform.EC2]: onAws(JSON.parse(fs.readFileSync(path.join(folder.folder, template), 'utf8')), service.name) }),
      ...(chart && { [Platform.KUBERNETES]: onKubernetes(chart.toJson() as never, service.name) }),
    } as { [platform: string]: ParityFacts })]));
    refuseDisparity(deployment, parity);
    const report = reportFor({ deployment, decision, parity, notes: notesOf(decision, stack, chart), files, patches: patchesOf(deployment) });
    const reportFile = `review/${chartNameOf(deployment)}/report.json`;
    folder.write(reportFile, `${JSON.stringify(report, null, 2)}\n`);
    return { name: chartNameOf(deployment), files: [...files.map((file) => file.path), reportFile], report };
  });
}

/** Where the platforms part, and what nobody could know at synth. */
function notesOf({ services }: Loaded['decision'], stack?: ServingStack, chart?: ServingChart): { [service: string]: PlatformNote[] } {
  return Object.fromEntries(services.map(({ service: { name } }) => [name, [
    ...(chart?.notes[name] ?? []).map((note) => ({ platform: Platform.KUBERNETES, ...note })),
    ...(stack?.services.get(name)?.zonesKnown === false
      ? [{ platform: Platform.EC2, subject: 'zones', reason: 'the catalogue does not know which zones of this region offer the instance type: the first ones are used, check them before a deployment' }]
      : []),
  ]]));
}

function fileOf(folder: OutputFolder, name: string): RenderedFile {
  return { path: name, sha256: createHash('sha256').update(fs.readFileSync(path.join(folder.folder, name))).digest('hex') };
}

/** A patch that hits nothing on any platform is a mistake: it was meant to change something. */
function refusePatches({ deployment, locate }: Loaded['decision'], unmatched: (string[] | undefined)[]): void {
  const reached = unmatched.filter((targets) => targets !== undefined);
  const dead = (deployment?.patches ?? []).flatMap(({ target }, index) => (reached.every((targets) => targets.includes(target)) ? [patchFinding(target, index)] : []));
  if (dead.length > 0) throw new LlmServingError('DeploymentRefused', `'${deployment?.name}' has patches that change nothing`, locatedBy(locate, dead));
}

function patchFinding(target: string, index: number): Finding {
  return {
    code: 'PATCH_UNMATCHED',
    severity: Severity.ERROR,
    path: `patches.${index}.target`,
    message: `'${target}' is no object that was rendered`,
    remedy: 'name Kind/name of a manifest or the logical id of a resource, as the rendered files have it',
    value: target,
  };
}

function patchesOf({ patches, platforms }: Deployment) {
  return patches.flatMap(({ target, merge }) => platforms.map((platform) => ({ target, platform, merge })));
}

/** Patches may tell platforms apart on purpose; without one, a difference is a defect of this library. */
function refuseDisparity({ name, patches }: Deployment, parity: { [service: string]: ParityRow[] }): void {
  const uneven = Object.values(parity).flat().filter(({ equal }) => !equal).map(({ field }) => field);
  if (uneven.length > 0 && patches.length === 0) throw new LlmServingError('UnsupportedByTarget', `the platforms of '${name}' were rendered with different ${uneven.join(', ')}: please report this`);
}
