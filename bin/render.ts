import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Platform } from '../lib/deployment/enums';
import { LlmServingError } from '../lib/error';
import { expectedParity, parityTable, type ParityFacts, type ParityRow } from '../lib/review/parity';
import { reportFor, type PlatformNote, type RenderedFile, type Report } from '../lib/review/report';
import type { Loaded } from './load';
import { withFramework } from './frameworks';
import { chartNameOf, stackNameOf } from './names';
import type { OutputFile, OutputFolder } from './output-folder';
import type { RenderedStack } from './render-aws';

type Kubernetes = typeof import('./render-kubernetes');
type ServingChart = NonNullable<ReturnType<Kubernetes['chartOf']>>;

/** What was written for one deployment. */
export interface Rendered {
  readonly name: string;
  readonly files: string[];
  readonly report: Report;
}

type Deployment = NonNullable<Loaded['decision']['deployment']>;

/** Renders every deployment into the folder: assembly, manifests, reports. */
export function renderAll(loaded: readonly Loaded[], folder: OutputFolder): Rendered[] {
  const goesTo = (platform: Platform): boolean => loaded.some(({ decision }) => decision.deployment?.platforms.includes(platform));
  const stacks = goesTo(Platform.EC2) ? withFramework('aws-cdk-lib', awsRoom).renderAws(loaded, path.join(folder.folder, 'cdk.out')) : new Map<string, RenderedStack>();
  const kubernetes = goesTo(Platform.KUBERNETES) ? withFramework('cdk8s', kubernetesRoom) : undefined;
  return loaded.map(({ decision, patches = [] }) => {
    const deployment = decision.deployment as Deployment;
    const stack = stacks.get(stackNameOf(deployment));
    const chart = kubernetes?.chartOf(decision);
    const manifests = (chart && kubernetes?.kubernetesFiles(decision, chart)) ?? [];
    manifests.forEach(({ name, text }) => folder.write(name, text));
    const template = stack && templateOf(folder, stack);
    const files = [...(template ? [template] : []), ...manifests].map(({ name, text }): RenderedFile => ({ path: name, sha256: sha256(text) }));
    const parity = Object.fromEntries(decision.services.map(({ service, replica, plan }) => [service.name, parityTable({
      'container spec': expectedParity(replica, plan),
      ...(template && { [Platform.EC2]: stack.parity(template.text, service.name) }),
      ...(kubernetes && chart && { [Platform.KUBERNETES]: kubernetes.kubernetesParity(chart, service.name) }),
    } as { [platform: string]: ParityFacts }, sha256)]));
    refuseDisparity(deployment, parity);
    const report = reportFor({ deployment, decision, parity, notes: notesOf(decision, stack, chart), files, patches });
    const reportFile = `review/${chartNameOf(deployment)}/report.json`;
    folder.write(reportFile, `${JSON.stringify(report, null, 2)}\n`);
    return { name: chartNameOf(deployment), files: [...files.map((file) => file.path), reportFile], report };
  });
}

/** Where the platforms part, and what nobody could know at synth. */
function notesOf({ services }: Loaded['decision'], stack?: RenderedStack, chart?: ServingChart): { [service: string]: PlatformNote[] } {
  return Object.fromEntries(services.map(({ service: { name } }) => [name, [
    ...(chart?.notes[name] ?? []).map((note) => ({ platform: Platform.KUBERNETES, ...note })),
    ...(stack?.zonesKnown(name) === false
      ? [{ platform: Platform.EC2, subject: 'zones', reason: 'the catalogue does not know which zones of this region offer the instance type: the first ones are used, check them before a deployment' }]
      : []),
  ]]));
}

const awsRoom = () => require('./render-aws') as typeof import('./render-aws');

const kubernetesRoom = () => require('./render-kubernetes') as Kubernetes;

/** A template as the framework wrote it. */
function templateOf({ folder }: OutputFolder, { templateFile }: RenderedStack): OutputFile {
  const name = `cdk.out/${templateFile}`;
  return { name, text: fs.readFileSync(path.join(folder, name), 'utf8') };
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Patches may tell platforms apart on purpose; without one, a difference is a defect of this library. */
function refuseDisparity({ name, patches }: Deployment, parity: { [service: string]: ParityRow[] }): void {
  const uneven = Object.values(parity).flat().filter(({ equal }) => !equal).map(({ field }) => field);
  if (uneven.length > 0 && patches.length === 0) throw new LlmServingError('UnsupportedByTarget', `the platforms of '${name}' were rendered with different ${uneven.join(', ')}: please report this`);
}
