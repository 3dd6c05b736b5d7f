import { Catalogues } from '../../catalogues';
import { inOrder, summaryOf, type ExistingCheck } from '../check';
import type { SourceText } from '../manifest';
import { judgeTemplates } from '../rules/template';
import { Scope } from '../scope';
import { asPods } from './containers';
import { readTemplate } from './read-template';

/** Reads CloudFormation templates that somebody else wrote, and judges what is in them. Intrinsic functions are not known, which is no fault. */
export function checkTemplates(sources: readonly SourceText[], catalogues: Catalogues = Catalogues.standard()): ExistingCheck {
  const read = sources.map(readTemplate);
  const resources = read.flatMap((found) => found.resources ?? []);
  const scope = new Scope([...resources.filter(({ kind }) => kind.startsWith('AWS::')), ...resources.flatMap(asPods)], catalogues);
  return { findings: inOrder([...read.flatMap(({ findings }) => findings), ...judgeTemplates(scope)]), engines: summaryOf(scope), objects: resources.length, foreign: read.filter(({ resources, findings }) => resources === undefined && findings.length === 0).length };
}
