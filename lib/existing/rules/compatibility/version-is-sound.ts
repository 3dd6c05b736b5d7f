import { Severity } from '../../../finding/severity';
import { isWithin } from '../../../units/version';
import { ofStarted, type ManifestRule } from '../rule';

export const versionIsSound: ManifestRule = {
  code: 'ENGINE_VERSION_HAS_HOLES',
  area: 'compatibility',
  law: 'the engine version has no published hole that callers or weights can reach',
  why: 'nothing stands between it and them: holes that a proxy would close are open in an engine that is reached directly',
  severity: Severity.ERROR,
  check: ofStarted((found) => {
    const { engine, engineVersion } = found;
    if (!engine || !engineVersion) return [];
    const holes = engineVersion.advisories.filter((advisory) => !advisory.defectOnly && isWithin(engineVersion.version, advisory.from, advisory.below) && (!advisory.guarded || !found.loopback));
    if (holes.length === 0) return [];
    const open = holes.filter(({ guarded }) => !guarded);
    const [worst] = open.length > 0 ? open : holes;
    return [{
      in: ['image'],
      message: `${engine.name} ${engineVersion.version} has ${holes.length} published hole${holes.length > 1 ? 's' : ''} (${namesOf(holes)}): ${withoutGuard(worst.effect)}`,
      remedy: open.length > 0 ? `take ${engine.floorVersion} or newer` : 'let it listen on the loopback address, behind a proxy that lets known paths and fields through',
      value: engineVersion.version,
      limit: engine.floorVersion,
      ...(open.length === 0 && { severity: Severity.WARNING }),
    }];
  }),
};

/** What our own guard does about it says nothing of a container without one. */
const withoutGuard = (effect: string): string => effect.split(';')[0];

const MOST_NAMED = 4;

function namesOf(holes: readonly { id: string }[]): string {
  const named = holes.slice(0, MOST_NAMED).map(({ id }) => id).join(', ');
  return holes.length > MOST_NAMED ? `${named} …` : named;
}
