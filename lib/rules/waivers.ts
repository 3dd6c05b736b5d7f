import type { WaiverProps } from '../deployment/props';
import type { Finding } from '../finding/finding';
import { NEVER_WAIVED, WAIVER_LAWS, type WaiverLaw } from './waiver-codes';

/** A finding that somebody accepted, why, and until when. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly reason: string;
  /** Last day, as `YYYY-MM-DD`. */
  readonly until: string;
}

/** What is left to say, and what was accepted. */
export interface WaiverOutcome {
  readonly findings: Finding[];
  readonly waived: WaivedFinding[];
}

/** A waiver and what became of it. */
interface Judged {
  readonly waiver: WaiverProps;
  readonly valid: boolean;
  /** What is wrong with it. @default - nothing */
  readonly finding?: Finding;
}

/** True for what is said about a waiver itself. */
export const isAboutWaiver = (code: string): boolean => Object.values(WAIVER_LAWS).some((law) => law.code === code);

/** Takes accepted findings out, and says what is wrong with the waivers. Without `today` none expires. */
export function applyWaivers(findings: readonly Finding[], waivers: readonly WaiverProps[], today?: string): WaiverOutcome {
  const judged = waivers.map((waiver, index) => judgeWaiver(waiver, { index, findings, today }));
  const coverOf = ({ code }: Finding) => judged.find(({ valid, waiver }) => valid && waiver.code === code)?.waiver;
  const left = findings.filter((finding) => coverOf(finding) === undefined);
  const waived = findings.flatMap((finding) => {
    const cover = coverOf(finding);
    return cover ? [{ finding, reason: cover.reason, until: cover.until }] : [];
  });
  return { findings: [...left, ...judged.flatMap(({ finding }) => (finding ? [finding] : []))], waived };
}

interface Context {
  readonly index: number;
  readonly findings: readonly Finding[];
  readonly today?: string;
}

function judgeWaiver(waiver: WaiverProps, { index, findings, today }: Context): Judged {
  const about = (law: WaiverLaw, message: string, remedy: string): Judged => ({
    waiver, valid: false, finding: { code: law.code, severity: law.severity.prod, path: `waivers.${index}`, message, remedy, value: waiver.code },
  });
  if (NEVER_WAIVED.includes(waiver.code)) return about(WAIVER_LAWS.refused, `${waiver.code} cannot be accepted: it does not work, or gives away what must stay secret`, 'remove the waiver and mend what it covers');
  if (waiver.reason.trim() === '') return about(WAIVER_LAWS.refused, `the waiver of ${waiver.code} gives no reason`, 'say why it is accepted');
  if (!isDay(waiver.until)) return about(WAIVER_LAWS.refused, `the waiver of ${waiver.code} is to last until '${waiver.until}', which is no day`, 'give its last day as YYYY-MM-DD');
  // days written so sort as text
  if (today !== undefined && waiver.until < today) return about(WAIVER_LAWS.expired, `the waiver of ${waiver.code} ended on ${waiver.until}`, 'mend what it covers, or judge it again and give a new day');
  if (!findings.some(({ code }) => code === waiver.code)) return about(WAIVER_LAWS.unused, `no finding has the code ${waiver.code}`, 'remove the waiver');
  return { waiver, valid: true };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
