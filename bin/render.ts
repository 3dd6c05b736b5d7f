import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { LlmServingError } from '../lib/error';
import type { World } from '../lib/platform/platform';
import { RENDERED_PLATFORMS, toldIn } from '../lib/platform/platforms';
import { expectedParity, parityTable, type ParityFacts, type ParityRow } from '../lib/review/parity';
import { alertNotes } from '../lib/alerts/alert-notes';
import { handSteps } from '../lib/notifications/hand-steps';
import { reportFor, type PlatformNote, type RenderedFile, type Report } from '../lib/review/report';
import type { Loaded } from './load';
import { withFramework } from './frameworks';
import { chartNameOf } from './names';
import type { OutputFile, OutputFolder } from './output-folder';
import type { RenderedStack } from './render-aws';

type Kubernetes = typeof import('./render-kubernetes');
type ServingChart = ReturnType<Kubernetes['chartsOf']>[number];

/** What was written for one deployment. */
export interface Rendered {
  readonly name: string;
  readonly files: string[];
  readonly report: Report;
}

type Deployment = NonNullable<Loaded['decision']['deployment']>;

/** Renders every deployment into the folder: assembly, manifests, reports. */
export function renderAll(loaded: readonly Loaded[], folder: OutputFolder): Rendered[] {
  const goesTo = (world: World): boolean => loaded.some(({ decision }) => toldIn(decision.deployment?.platforms ?? [], world).length > 0);
  const stacksOf = goesTo('cloudformation') ? withFramework('aws-cdk-lib', awsRoom).renderAws(loaded, path.join(folder.folder, 'cdk.out')) : new Map<Loaded, RenderedStack[]>();
  const kubernetes = goesTo('kubernetes') ? withFramework('cdk8s', kubernetesRoom) : undefined;
  return loaded.map((each) => {
    const { decision, patches = [] } = each;
    const deployment = decision.deployment as Deployment;
    const stacks = (stacksOf.get(each) ?? []).map((stack) => ({ ...stack, template: templateOf(folder, stack) }));
    const charts = kubernetes?.chartsOf(decision) ?? [];
    const manifests = kubernetes?.kubernetesFiles(decision, charts) ?? [];
    manifests.forEach(({ name, text }) => folder.write(name, text));
    const files = [...stacks.map(({ template }) => template), ...manifests].map(({ name, text }): RenderedFile => ({ path: name, sha256: sha256(text) }));
    const parity = Object.fromEntries(decision.services.map(({ service, replica, plan }) => [service.name, parityTable(Object.fromEntries([
      ['container spec', expectedParity(replica, plan)],
      ...stacks.map((stack) => [stack.platform, stack.parity(stack.template.text, service.name)]),
      ...charts.map((chart) => [chart.platform, kubernetes?.kubernetesParity(chart, service.name)]),
    ].filter(([, facts]) => facts !== undefined)) as { [platform: string]: ParityFacts }, sha256)]));
    refuseDisparity(deployment, parity);
    const report = reportFor({ deployment, decision, parity, notes: notesOf(decision, stacks, charts), files, patches });
    const reportFile = `review/${chartNameOf(deployment)}/report.json`;
    folder.write(reportFile, `${JSON.stringify(report, null, 2)}\n`);
    return { name: chartNameOf(deployment), files: [...files.map((file) => file.path), reportFile], report };
  });
}

/** Where the platforms part, and what nobody could know at synth. */
function notesOf({ services }: Loaded['decision'], stacks: readonly RenderedStack[], charts: readonly ServingChart[]): { [service: string]: PlatformNote[] } {
  return Object.fromEntries(services.map((decided) => [decided.service.name, notesOfService(decided, stacks, charts)]));
}

function notesOfService(decided: Loaded['decision']['services'][number], stacks: readonly RenderedStack[], charts: readonly ServingChart[]): PlatformNote[] {
  const { deployment: { platforms }, service: { name, observability } } = decided;
  return [
    ...charts.flatMap(({ platform, notes }) => (notes[name] ?? []).map((note) => ({ platform, ...note }))),
    ...stacks.flatMap((stack) => stack.notesOf(name).map((note) => ({ platform: stack.platform, ...note }))),
    ...platforms.filter((platform) => RENDERED_PLATFORMS.includes(platform)).flatMap((platform) => [...handSteps(observability.notifications, platform), ...alertNotes(decided, platform)].map((note) => ({ platform, ...note }))),
  ];
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
