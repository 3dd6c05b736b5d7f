import type { DeploymentDecision, ServiceDecision } from '../decide';
import { ladderOf, type LadderStep } from '../degradation/ladder';
import type { Deployment } from '../deployment/deployment';
import type { Finding } from '../finding/finding';
import type { PatchStep } from '../patch/apply-patches';
import type { Change } from '../patch/changes';
import { RULES } from '../rules';
import { PATCH_RULES } from '../rules/patches';
import type { WaivedFinding } from '../rules/waivers';
import type { Plan } from '../plan/plan';
import type { Drift } from '../plan/lock';
import { LIBRARY_VERSION } from '../version';
import type { ParityRow } from './parity';

/** Version of the report's format. */
export const REPORT_VERSION = 1;

/** A rendered file and the digest of its bytes. */
export interface RenderedFile {
  readonly path: string;
  readonly sha256: string;
}

/** What a patch of the deployment changed in one object. */
export interface AppliedPatch {
  /** As the deployment names it. */
  readonly target: string;
  readonly platform: string;
  /** Each changed place, before and after; a value that was or is not there is left out. */
  readonly changes: Change[];
}

/** Something that a platform says in another way than the rest, or that nobody could know at synth. */
export interface PlatformNote {
  readonly platform: string;
  readonly subject: string;
  readonly reason: string;
}

/** One service in the report. */
export interface ServiceReport {
  readonly name: string;
  readonly plan: Plan;
  readonly drift: Drift[];
  /** What is done, step by step, when its promises cannot be kept. */
  readonly degradation: LadderStep[];
  readonly parity: ParityRow[];
  /** Where parity ends, with the reasons. */
  readonly notes: PlatformNote[];
}

/** What is written beside the templates, for machines and for people. */
export interface Report {
  readonly reportVersion: number;
  readonly library: string;
  readonly deployment: string;
  readonly environment: string | null;
  readonly profile: string;
  readonly platforms: string[];
  readonly services: ServiceReport[];
  readonly findings: Finding[];
  readonly waived: WaivedFinding[];
  /** Codes of every rule that ran, so that silence can be told from absence. */
  readonly rulesRun: string[];
  readonly cost: { readonly usdPerMonth: number | null; readonly note: string };
  readonly patches: AppliedPatch[];
  readonly files: RenderedFile[];
}

export interface ReportInput {
  readonly deployment: Deployment;
  readonly decision: DeploymentDecision;
  /** Parity rows by service. */
  readonly parity: { [service: string]: ParityRow[] };
  /** Notes by service. */
  readonly notes: { [service: string]: PlatformNote[] };
  readonly files: RenderedFile[];
  readonly patches: PatchStep[];
}

/** The report of one deployment. */
export function reportFor({ deployment, decision, parity, notes, files, patches }: ReportInput): Report {
  const costs = decision.services.map(({ plan }) => plan.cost.usdPerMonth);
  const known = costs.every((cost) => cost !== undefined);
  return {
    reportVersion: REPORT_VERSION,
    library: LIBRARY_VERSION,
    deployment: deployment.name,
    environment: deployment.environment ?? null,
    profile: deployment.profile,
    platforms: deployment.platforms,
    services: decision.services.map((decided) => serviceReport(decided, { parity, notes })),
    findings: decision.findings,
    waived: decision.waived,
    rulesRun: [...RULES, ...(patches.length > 0 ? PATCH_RULES : [])].map(({ code }) => code),
    cost: {
      usdPerMonth: known ? costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0) : null,
      note: `accelerator instances on demand, 730 hours, at full time; storage, network and load balancer come on top${deployment.platforms.length > 1 ? `; of one platform: each of ${deployment.platforms.join(', ')} runs replicas of its own` : ''}`,
    },
    patches: patches.flatMap(({ patch: { target }, hits }) => hits.map(({ platform, changes }) => ({ target, platform, changes }))),
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

function serviceReport(decided: ServiceDecision, { parity, notes }: Pick<ReportInput, 'parity' | 'notes'>): ServiceReport {
  const { service: { name }, plan, drift } = decided;
  return { name, plan, drift, degradation: ladderOf(decided), parity: parity[name] ?? [], notes: notes[name] ?? [] };
}
