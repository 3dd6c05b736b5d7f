import pc from 'picocolors';
import { Severity } from '../lib/finding/severity';
import type { Finding } from '../lib/finding/finding';
import { printableLine } from '../lib/units/printable';
import type { WaivedFinding } from '../lib/rules/waivers';

const PAINT = { [Severity.ERROR]: pc.red, [Severity.WARNING]: pc.yellow, [Severity.INFO]: pc.cyan };
const ORDER = [Severity.ERROR, Severity.WARNING, Severity.INFO];

/** The findings as people read them, the gravest first. */
export function findingsText(findings: readonly Finding[]): string {
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return sorted.map(findingText).join('\n\n');
}

/** Findings about objects, object by object in the order of their gravest finding. */
export function objectsText(findings: readonly Finding[]): string {
  const byObject = new Map<string, Finding[]>();
  for (const finding of findings) byObject.set(finding.object ?? '', [...(byObject.get(finding.object ?? '') ?? []), finding]);
  const gravest = (group: readonly Finding[]): number => Math.min(...group.map(({ severity }) => ORDER.indexOf(severity)));
  return [...byObject].sort(([, a], [, b]) => gravest(a) - gravest(b)).map(([object, group]) => (
    [...(object === '' ? [] : [pc.bold(pc.underline(printableLine(object)))]), findingsText(group)].join('\n'))).join('\n\n');
}

/** One finding: where, what, and what to do. */
function findingText({ code, severity, message, remedy, path, location }: Finding): string {
  const place = printableLine(location ? `${location.file}:${location.line}:${location.column}` : path);
  const head = [PAINT[severity](severity.padEnd(7)), pc.bold(code), pc.dim(place)].join('  ');
  return [head, `         ${printableLine(`${path && location ? `${path}: ` : ''}${message}`)}`, `         ${pc.dim('→')} ${printableLine(remedy)}`].join('\n');
}

/** How many of each, in one line. */
export function summaryText(findings: readonly Finding[], waived: readonly WaivedFinding[]): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = ORDER.map((severity) => `${count(severity)} ${severity}${count(severity) === 1 || severity === Severity.INFO ? '' : 's'}`);
  return [...parts, ...(waived.length > 0 ? [`${waived.length} waived`] : [])].join(', ');
}
