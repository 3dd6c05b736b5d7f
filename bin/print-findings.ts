import pc from 'picocolors';
import { Severity } from '../lib/finding/severity';
import type { Finding } from '../lib/finding/finding';
import { printableLine } from '../lib/units/printable';
import type { WaivedFinding } from '../lib/rules/waivers';

const PAINT = { [Severity.ERROR]: pc.red, [Severity.WARNING]: pc.yellow, [Severity.INFO]: pc.cyan };
const ORDER = [Severity.ERROR, Severity.WARNING, Severity.INFO];

/** Where the remedies of infos are. */
const HINT = 'what to do about an info is in --json, what each code means in docs/findings.md';

/** The findings as people read them, the gravest first. */
export function findingsText(findings: readonly Finding[]): string {
  return hinted(findings, blocksOf(findings));
}

/** Findings about objects, object by object in the order of their gravest finding. */
export function objectsText(findings: readonly Finding[]): string {
  const byObject = grouped(findings, ({ object }) => object ?? '');
  const gravest = (group: readonly Finding[]): number => Math.min(...group.map(({ severity }) => ORDER.indexOf(severity)));
  return hinted(findings, [...byObject].sort(([, a], [, b]) => gravest(a) - gravest(b)).map(([object, group]) => (
    [...(object === '' ? [] : [pc.bold(pc.underline(printableLine(object)))]), blocksOf(group).join('\n\n')].join('\n'))));
}

function hinted(findings: readonly Finding[], blocks: readonly string[]): string {
  return [...blocks, ...(findings.some(isInfo) ? [pc.dim(HINT)] : [])].join('\n\n');
}

/** What is grave with its remedy, one block for what differs in the sentence only; then a line for each info. */
function blocksOf(findings: readonly Finding[]): string[] {
  const grave = findings.filter((finding) => !isInfo(finding)).sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const alike = grouped(grave, (finding) => [headOf(finding), finding.path, finding.remedy].join('\n'));
  const infos = findings.filter(isInfo).map((finding) => `${headOf(finding)}  ${printableLine(finding.message)}`);
  return [...[...alike.values()].map(blockText), ...(infos.length > 0 ? [infos.join('\n')] : [])];
}

function grouped(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  findings.forEach((finding) => groups.set(keyOf(finding), [...(groups.get(keyOf(finding)) ?? []), finding]));
  return groups;
}

const isInfo = ({ severity }: Finding): boolean => severity === Severity.INFO;

/** How much it weighs, its code, and where. */
function headOf({ code, severity, path, location }: Finding): string {
  const place = printableLine(location ? `${location.file}:${location.line}:${location.column}` : path);
  return [PAINT[severity](severity.padEnd(7)), pc.bold(code), ...(place === '' ? [] : [pc.dim(place)])].join('  ');
}

/** Findings with one head: where, what, and what to do. */
function blockText(alike: readonly Finding[]): string {
  const [first] = alike;
  const sentences = alike.map(({ path, location, message }) => `         ${printableLine(`${path && location ? `${path}: ` : ''}${message}`)}`);
  return [headOf(first), ...sentences, `         ${pc.dim('→')} ${printableLine(first.remedy)}`].join('\n');
}

/** How many of each, in one line. */
export function summaryText(findings: readonly Finding[], waived: readonly WaivedFinding[]): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = ORDER.map((severity) => `${count(severity)} ${severity}${count(severity) === 1 || severity === Severity.INFO ? '' : 's'}`);
  return [...parts, ...(waived.length > 0 ? [`${waived.length} waived`] : [])].join(', ');
}
