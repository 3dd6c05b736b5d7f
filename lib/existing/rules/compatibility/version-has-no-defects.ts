import { Severity } from '../../../finding/severity';
import { isWithin } from '../../../units/version';
import { ofStarted, type ManifestRule } from '../rule';

export const versionHasNoDefects: ManifestRule = {
  code: 'ENGINE_VERSION_HAS_DEFECTS',
  area: 'compatibility',
  law: 'the engine version has no known defect',
  why: 'it costs a night to find what others have already reported',
  severity: Severity.WARNING,
  check: ofStarted(({ engineVersion }) => {
    const faults = engineVersion?.advisories.filter(({ defectOnly, from, below }) => defectOnly && isWithin(engineVersion.version, from, below)) ?? [];
    return faults.map(({ id, effect, below }) => ({ in: ['image'], message: `${engineVersion?.version} has ${id}: ${effect}`, remedy: below === undefined ? 'not repaired yet: see its thread' : `take ${below} or newer`, value: id }));
  }),
};
